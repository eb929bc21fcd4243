/** How far a disk operation is, by what `vmc` has printed so far. */
export interface DiskProgress {
  /** Concierge's name for the operation; `vmc disk-op-status` takes it. */
  readonly uuid?: string;
  /** 0 to 100. */
  readonly percent?: number;
  readonly isDone: boolean;
}

/** What has been read of the output so far. */
export interface DiskProgressReading {
  /** By the lines that have ended. */
  readonly settled: DiskProgress;
  /** Text since the last line end, which the next piece may go on with. */
  readonly rest: string;
}

export const NOTHING_READ: DiskProgressReading = { settled: { isDone: false }, rest: '' };

const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const STARTED = new RegExp(`^(?:Export|Import|VM creation|Resize) in progress: (${UUID})$`);
const PERCENT = /^Operation in progress: (\d{1,3})% done$/;
const DONE = 'Operation completed successfully';
const WHOLE_UUID = new RegExp(`^${UUID}$`);
/** No line of `vmc` comes near; a longer one is foreign, and is not to pile up. */
const MAX_REST_CHARS = 1024;

/**
 * Takes in the next piece of what `vmc create`, `export`, `import` or `resize` prints (platform2, 2018
 * to 2026): `Export in progress: {uuid}`, then again and again `\rOperation in progress: {n}% done`
 * without a line end, last `\rOperation completed successfully`. How the text is cut into pieces makes
 * no difference. Other lines are passed over.
 */
export function readDiskProgress(
  { settled, rest }: DiskProgressReading,
  piece: string,
): DiskProgressReading {
  const lines = (rest + piece).split(/[\r\n]/);
  return {
    settled: lines.slice(0, -1).reduce(withLine, settled),
    rest: (lines.at(-1) ?? '').slice(-MAX_REST_CHARS),
  };
}

/** How far it is; the last percentage counts although its line has not ended. */
export function diskProgressOf({ settled, rest }: DiskProgressReading): DiskProgress {
  return withLine(settled, rest);
}

/** Whether this can be the name of an operation. */
export function isOperationUuid(text: string): boolean {
  return WHOLE_UUID.test(text);
}

function withLine(progress: DiskProgress, line: string): DiskProgress {
  const uuid = STARTED.exec(line)?.[1];
  if (uuid !== undefined) {
    return { ...progress, uuid };
  }
  const percent = PERCENT.exec(line)?.[1];
  if (percent !== undefined) {
    return { ...progress, percent: Math.min(100, Number(percent)) };
  }
  return line === DONE ? { ...progress, percent: 100, isDone: true } : progress;
}
