import { err, ok, type Result } from '../result';
import { quoted, type ParseFailure, type ParseResult, type ParseWarning } from '../cli/parse';
import type { FileEntry, FileFacts, FileKind } from './fileEntry';
import { nameOfBytes } from './nameBytes';

/**
 * One line of `stat -c '%f %s %Y %Z %y'` (GNU coreutils, BusyBox 1.30 and newer, toybox):
 * `81a4 2048 1795280004 1795280004 2026-11-21 16:53:24.653682444 +0000`.
 */
const LINE =
  /^([0-9a-f]{1,8}) (\d{1,19}) (-?\d{1,15})(?:\.\d*)? (-?\d{1,15})(?:\.\d*)?(?: (.*))?$/i;
const FRACTION = /:\d\d\.(\d{1,9})\b/;

/** The type in a raw mode (`S_IFMT` of Linux). */
const KINDS: Readonly<Record<number, FileKind>> = { 0x8000: 'file', 0x4000: 'folder' };
const TYPE_MASK = 0xf000;
const LINK = 0xa000;

/** What the tests of the shell print: `.` is no link, `o` one that leads to neither of the others. */
const LINKED: Readonly<Record<string, FileKind>> = { d: 'folder', f: 'file', o: 'other' };

/** Reads what `FACTS_SCRIPT` prints: one letter for a link, and the line of `stat`. */
export function parseFacts(stdout: string): ParseResult<FileFacts> {
  const facts = factsOf(stdout.charAt(0), stdout.slice(2).trimEnd());
  return facts === undefined
    ? err(failure('a line of stat', 1, stdout))
    : ok({ data: facts, warnings: [] });
}

/**
 * Reads what `LIST_SCRIPT` prints, one character for each byte. What does not fit together, as when the
 * output ends too early, is a failure: a folder must not seem to hold less than it does.
 */
export function parseListing(stdout: string): ParseResult<readonly FileEntry[]> {
  const fields = stdout.split('\0');
  const entries: FileEntry[] = [];
  const warnings: ParseWarning[] = [];
  let at = 0;
  while (at < fields.length - 1) {
    const lines = (fields[at] ?? '').trimEnd().split('\n');
    const end = at + 1 + lines.length;
    const names = fields.slice(at + 1, end);
    // What comes after the last NUL is no field, so the end of a batch stands before that.
    if (end >= fields.length - 1 || names.includes('') || fields[end] !== '') {
      return err(failure('as many names as lines of stat', at + 1, fields[at] ?? ''));
    }
    lines.forEach((line, index) => {
      const name = names[index] ?? '';
      const facts = factsOf(name.charAt(0), line);
      if (facts === undefined) {
        warnings.push({ code: 'unreadable-row', lineNumber: at + 1, text: quoted(line) });
      }
      const known = facts ?? { kind: 'unknown', isLink: false };
      entries.push({ name: nameOfBytes(name.slice(1)), ...known });
    });
    at = end + 1;
  }
  const end = wholeEnd(fields.at(-1) ?? '', entries.length);
  return end.ok ? ok({ data: entries, warnings }) : end;
}

function wholeEnd(rest: string, lineNumber: number): Result<undefined, ParseFailure> {
  return rest === '' ? ok(undefined) : err(failure('an entry with its end', lineNumber + 1, rest));
}

function factsOf(link: string, line: string): FileFacts | undefined {
  const match = LINE.exec(line);
  if (match === null) {
    return undefined;
  }
  const [, mode = '', size, modified, changed, time = ''] = match;
  const type = Number.parseInt(mode, 16) & TYPE_MASK;
  const linked = LINKED[link];
  const fraction = FRACTION.exec(time)?.[1]?.padEnd(9, '0') ?? '0';
  return {
    kind: linked ?? KINDS[type] ?? 'other',
    isLink: linked !== undefined || type === LINK,
    sizeBytes: Number(size),
    modifiedAtMs: Number(modified) * 1000 + Math.floor(Number(fraction) / 1_000_000),
    changedAtMs: Number(changed) * 1000,
  };
}

function failure(expected: string, lineNumber: number, text: string): ParseFailure {
  return { expected, lineNumber, text: quoted(text) };
}
