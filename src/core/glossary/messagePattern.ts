/** A message of a tool with its changing parts left open, ready to be looked for in a line. */
export interface MessagePattern {
  readonly beginning: string;
  readonly rest: readonly { readonly name: string; readonly literal: string }[];
  /** How many characters of it are fixed: the more, the surer is a match. */
  readonly fixedChars: number;
}

/** Where a message stands in a line, and what stood in its open parts. */
export interface MessageMatch {
  readonly start: number;
  readonly end: number;
  readonly values: ReadonlyMap<string, string>;
}

/** Reads `bad VM status: {status}: {reason}`. Braces around anything but a single word are text. */
export function readMessagePattern(text: string): MessagePattern {
  const [beginning = '', ...others] = text.split(/\{(\w+)\}/);
  const rest = others.flatMap((name, at) =>
    at % 2 === 0 ? [{ name, literal: others[at + 1] ?? '' }] : [],
  );
  const fixedChars = rest.reduce((sum, { literal }) => sum + literal.length, beginning.length);
  return { beginning, rest, fixedChars };
}

/**
 * The first place of a message in a line. An open part is as short as it can be, the last one as long.
 * One pass over the line: nothing in it makes this slow.
 */
export function matchMessage(pattern: MessagePattern, line: string): MessageMatch | undefined {
  const start = findBeginning(pattern.beginning, line);
  if (start === undefined) return undefined;
  const values = new Map<string, string>();
  let end = start + pattern.beginning.length;
  for (const [at, { name, literal }] of pattern.rest.entries()) {
    const isLast = at === pattern.rest.length - 1;
    const next = isLast && literal === '' ? line.length : line.indexOf(literal, end);
    if (next < 0) return undefined;
    values.set(name, line.slice(end, next).trim());
    end = next + literal.length;
  }
  const endsInText = pattern.rest.at(-1)?.literal !== '';
  return endsInText && isInsideWord(line, end)
    ? undefined
    : { start, end: start + line.slice(start, end).trimEnd().length, values };
}

function findBeginning(beginning: string, line: string): number | undefined {
  for (
    let start = line.indexOf(beginning);
    start >= 0;
    start = line.indexOf(beginning, start + 1)
  ) {
    if (!isInsideWord(line, start)) return start;
  }
  return undefined;
}

/** Whether a word goes on over `at`. */
function isInsideWord(line: string, at: number): boolean {
  return at > 0 && /^\w\w$/.test(line.slice(at - 1, at + 1));
}
