/** How far `lxc` is with something that takes long. */
export interface LxcProgress {
  /** What is being done, in the words of `lxc`, e.g. `Retrieving image: Unpack`. */
  readonly text: string;
  /** 0 to 100, of what `text` says; missing where only an amount is known. */
  readonly percent?: number;
}

/** What was read so far. */
export interface LxcProgressReading {
  readonly latest?: LxcProgress;
  /** Text since the last line end, which the next piece may go on with. */
  readonly rest: string;
}

export const NO_LXC_PROGRESS: LxcProgressReading = { rest: '' };

/** No line of `lxc` comes near; of a longer one, which is foreign, the rest is not to pile up. */
const MAX_LINE_CHARS = 1024;
/** `Retrieving image: Unpack: 4% (99.00GB/s)`, with or without the speed. */
const PERCENT = /^(.*?):? +(\d{1,3})%(?: \([^)]*\))?$/;

/**
 * Takes in the next piece of what `lxc` prints about its progress, LXD 3.0 to 6 and Incus, on a terminal or
 * not: lines that carriage returns part, with lines of blanks between them that wipe a longer one. How
 * the text is cut into pieces makes no difference.
 */
export function readLxcProgress(before: LxcProgressReading, piece: string): LxcProgressReading {
  const lines = (before.rest + piece).split(/[\r\n]/);
  const rest = (lines.at(-1) ?? '').slice(0, MAX_LINE_CHARS);
  const latest = lines
    .slice(0, -1)
    .map((line) => line.slice(0, MAX_LINE_CHARS).trim())
    .findLast((line) => line !== '');
  if (latest === undefined) {
    return { ...before, rest };
  }
  return { latest: readLine(latest), rest };
}

function readLine(line: string): LxcProgress {
  const [, text, digits] = PERCENT.exec(line) ?? [];
  // Where the size is not known, some versions print the number of bytes as percents.
  return text === undefined || Number(digits) > 100
    ? { text: line.replace(/:? +\d+%.*$/, '') }
    : { text, percent: Number(digits) };
}
