import { err, ok, type Result } from '../../result';
import { quoted, type ParseFailure, type ParseResult, type ParseWarning } from '../parse';
import { readJournalEntry, type JournalEntry } from './entry';

export type { JournalEntry } from './entry';

/** What journalctl prints in other formats when nothing matches, and old versions in all of them. */
const NO_ENTRIES = /^-- (?:No entries|Logs begin at .*|Journal begins at .*|Reboot|Boot .*) --$/;

/**
 * Reads `journalctl --output=json` (systemd 232 and newer; fixtures in test/fixtures/journal): one object
 * per line. A line that is no such object gives a warning with its number (`truncated` for a last line
 * without an end) and the rest is kept; an entry without a readable field is kept with a warning. No
 * text, or `-- No entries --`, is an empty journal. It is a failure when not one line could be read.
 */
export function parseJournalJson(stdout: string): ParseResult<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  const warnings: ParseWarning[] = [];
  let failure: ParseFailure | undefined;
  const lines = stdout.split('\n');
  for (const [lineIndex, line] of lines.entries()) {
    const result = parseJournalLine(line, lineIndex + 1);
    if (!result.ok) {
      failure ??= result.error;
      const code = lineIndex === lines.length - 1 ? 'truncated' : 'unreadable-row';
      warnings.push({ code, lineNumber: result.error.lineNumber, text: result.error.text });
    } else if (result.value !== undefined) {
      entries.push(result.value.data);
      warnings.push(...result.value.warnings);
    }
  }
  return failure !== undefined && entries.length === 0
    ? err(failure)
    : ok({ data: entries, warnings });
}

/** One line of a followed journal; `undefined` when it holds no entry and is not meant to. */
export function parseJournalLine(
  line: string,
  lineNumber: number,
): Result<{ data: JournalEntry; warnings: readonly ParseWarning[] } | undefined, ParseFailure> {
  const text = line.trim();
  if (text === '' || NO_ENTRIES.test(text)) {
    return ok(undefined);
  }
  const fields = parseObject(text);
  if (fields === undefined) {
    return err({ expected: 'a journal entry as a JSON object', lineNumber, text: quoted(text) });
  }
  const { entry, unreadable } = readJournalEntry(fields, lineNumber);
  const warnings = unreadable.map((name): ParseWarning => {
    // The text itself: writing a value out again fails on one that is nested very deep.
    const place = Math.max(0, text.indexOf(`"${name}"`));
    return { code: 'unreadable-field', lineNumber, text: quoted(text.slice(place)) };
  });
  return ok({ data: entry, warnings });
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    // Not JSON: the caller has the line.
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
