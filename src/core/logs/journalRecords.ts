import type { JournalEntry } from '../cli/journal/json';
import type { LogRecord } from './logRecord';
import { severityOfNumber } from './severity';

/** What stands for a message that journald has but does not hand out, without `--all`. */
const NO_MESSAGE = '[no message]';

/** Journal entries as log records, in the same order. */
export function journalRecords(entries: readonly JournalEntry[]): readonly LogRecord[] {
  return entries.map(journalRecord);
}

/** The origin is the name the program gives itself, else that of its process, else of its unit. */
export function journalRecord(entry: JournalEntry): LogRecord {
  const { message, priority, identifier, command, unit, pid, timeMs, transport, lineNumber } =
    entry;
  return {
    ...(timeMs === undefined ? {} : { timeMs }),
    severity: priority === undefined ? 'unknown' : severityOfNumber(priority),
    origin: identifier ?? command ?? unit ?? transport ?? '',
    ...(pid === undefined ? {} : { pid }),
    message: message ?? NO_MESSAGE,
    lineNumber,
  };
}
