import { showControls } from '../text/controls';
import { stripAnsi } from '../text/stripAnsi';
import type { LogRecord } from './logRecord';
import type { Severity } from './severity';

/** One width for all, so that the eye finds the columns; also what filters and the grammar look for. */
const WORDS: Readonly<Record<Severity, string>> = {
  emergency: 'EMERG',
  alert: 'ALERT',
  critical: 'CRITICAL',
  error: 'ERROR',
  warning: 'WARNING',
  notice: 'NOTICE',
  info: 'INFO',
  debug: 'DEBUG',
  unknown: '-',
};
const SEVERITY_WIDTH = 8;
const TIME_WIDTH = '2026-11-21 13:24:01.123 +01:00'.length;
/** Continuation lines stand under the origin, two columns to the right. */
const CONTINUATION = ' '.repeat(TIME_WIDTH + 2 + SEVERITY_WIDTH + 1 + 2);
const MINUTE_MS = 60_000;

export interface LogFormat {
  /** Offset of the reader's time zone from UTC at a moment, positive to the east. */
  readonly utcOffsetMinutesAt: (ms: number) => number;
}

/**
 * The text of a log document, one line per record, further lines of a message indented:
 * `2026-11-21 13:24:01.123 +01:00  ERROR    origin[pid]: message`. A record without a full time shows
 * what its log has, or `-`. Terminal sequences are removed; other control characters show as pictures.
 * Ends with a line end unless there are no records.
 */
export function formatLog(records: readonly LogRecord[], format: LogFormat): string {
  return records.map((record) => `${formatRecord(record, format)}\n`).join('');
}

/** One record without the line end after it. */
export function formatRecord(record: LogRecord, { utcOffsetMinutesAt }: LogFormat): string {
  const { timeMs, timeText, severity, origin, pid, message } = record;
  const time =
    (timeMs === undefined ? undefined : formatTime(timeMs, utcOffsetMinutesAt)) ?? timeText ?? '-';
  const from = `${oneWord(origin)}${pid === undefined ? '' : `[${pid}]`}`;
  const [first = '', ...further] = cleanLines(message);
  const head = `${time.padEnd(TIME_WIDTH)}  ${WORDS[severity].padEnd(SEVERITY_WIDTH)}`;
  return [
    `${head} ${from === '' ? '' : `${from}: `}${first}`.trimEnd(),
    ...further.map((line) => `${CONTINUATION}${line}`.trimEnd()),
  ].join('\n');
}

/** `undefined` for a number that is no moment of the calendar. */
function formatTime(
  timeMs: number,
  utcOffsetMinutesAt: (ms: number) => number,
): string | undefined {
  const offset = utcOffsetMinutesAt(timeMs);
  const local = new Date(timeMs + offset * MINUTE_MS);
  if (!Number.isFinite(local.getTime())) {
    return undefined;
  }
  const [date = '', time = ''] = local.toISOString().slice(0, -1).split('T');
  const minutes = Math.abs(Math.round(offset));
  const sign = offset < 0 ? '-' : '+';
  return `${date} ${time} ${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function cleanLines(message: string): readonly string[] {
  return showControls(stripAnsi(message).replace(/\r\n/g, '\n')).split('\n');
}

function oneWord(origin: string): string {
  return showControls(stripAnsi(origin)).replace(/\s/g, ' ');
}
