/** An entry of the systemd journal, as far as it is shown. */
export interface JournalEntry {
  /** `undefined` when there is none, or journald left it out for its length. */
  readonly message: string | undefined;
  /** Syslog severity, 0 (emergency) to 7 (debug). */
  readonly priority?: number;
  /** `_SYSTEMD_USER_UNIT` where it is there, else `_SYSTEMD_UNIT`. */
  readonly unit?: string;
  /** `SYSLOG_IDENTIFIER`: the name the program gives itself. */
  readonly identifier?: string;
  /** `_COMM`: the name of the process. */
  readonly command?: string;
  readonly pid?: number;
  /** When journald received it: milliseconds since 1970, UTC. */
  readonly timeMs?: number;
  /** The same in microseconds, which is its full precision. */
  readonly timeUs?: number;
  readonly bootId?: string;
  /** How it reached journald: `journal`, `stdout`, `syslog`, `kernel`, `audit` … */
  readonly transport?: string;
  /** Of the output, 1-based. */
  readonly lineNumber: number;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The entry in a JSON object of journalctl, and the names of fields that are there but cannot be read. A
 * value is a string, an array of bytes when it is not plain UTF-8, `null` when it was too long, and an
 * array of these when the field occurs several times.
 */
export function readJournalEntry(
  fields: Fields,
  lineNumber: number,
): { readonly entry: JournalEntry; readonly unreadable: readonly string[] } {
  const unreadable: string[] = [];
  const text = (name: string): string | undefined => {
    const value = fields[name];
    const read = value === undefined || value === null ? undefined : fieldText(value);
    if (read === undefined && value !== undefined && value !== null) {
      unreadable.push(name);
    }
    return read;
  };
  const number = (name: string, max: number): number | undefined => {
    const digits = text(name);
    const value = digits !== undefined && /^\d{1,16}$/.test(digits) ? Number(digits) : undefined;
    const fits = value !== undefined && value <= max;
    if (digits !== undefined && !fits) {
      unreadable.push(name);
    }
    return fits ? value : undefined;
  };
  const priority = number('PRIORITY', 7);
  const unit = text('_SYSTEMD_USER_UNIT') ?? text('_SYSTEMD_UNIT');
  const identifier = text('SYSLOG_IDENTIFIER');
  const command = text('_COMM');
  const pid =
    number('_PID', Number.MAX_SAFE_INTEGER) ?? number('SYSLOG_PID', Number.MAX_SAFE_INTEGER);
  const timeUs = number('__REALTIME_TIMESTAMP', Number.MAX_SAFE_INTEGER);
  const bootId = text('_BOOT_ID');
  const transport = text('_TRANSPORT');
  const entry: JournalEntry = {
    message: text('MESSAGE'),
    ...(priority === undefined ? {} : { priority }),
    ...(unit === undefined ? {} : { unit }),
    ...(identifier === undefined ? {} : { identifier }),
    ...(command === undefined ? {} : { command }),
    ...(pid === undefined ? {} : { pid }),
    ...(timeUs === undefined ? {} : { timeMs: Math.floor(timeUs / 1000), timeUs }),
    ...(bootId === undefined ? {} : { bootId }),
    ...(transport === undefined ? {} : { transport }),
    lineNumber,
  };
  return { entry, unreadable };
}

/** Text of a value, `undefined` when it is of no form that journalctl prints. */
function fieldText(value: unknown): string | undefined {
  if (!Array.isArray(value)) {
    return singleText(value);
  }
  const items: readonly unknown[] = value;
  if (items.every(isByte)) {
    return singleText(items);
  }
  const parts = items.map((item) => (item === null ? '' : singleText(item)));
  return parts.includes(undefined) ? undefined : parts.join('\n');
}

function singleText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  return Array.isArray(value) && value.every(isByte)
    ? new TextDecoder().decode(Uint8Array.from(value))
    : undefined;
}

function isByte(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255;
}
