import { formsOf } from './forms';
import { findTerms, type GlossaryIndex } from './glossaryIndex';
import { noteLine } from './noteLine';
import type { GlossaryEntry } from './schema';
import { tokenize } from './tokens';

/** Where a term stands in a text; columns in UTF-16 units, `end` exclusive, all 0-based. */
export interface Mention {
  readonly lineIndex: number;
  readonly start: number;
  readonly end: number;
}

/** What kind of text is searched. */
export type NoteKind = 'markdown' | 'code' | 'text';

/** Lines longer than this are data, not notes. */
export const MAX_LINE_CHARS = 20_000;

/**
 * The mentions of an entry, its other names and its misspellings included, line by line: each step gives
 * those of one line, mostly none, so that whoever asks can pause between lines. It finds exactly what a
 * hover would explain.
 */
export function* findMentions(
  index: GlossaryIndex,
  entry: GlossaryEntry,
  text: string,
  kind: NoteKind,
): Generator<readonly Mention[]> {
  const hasOneOf = wordFilter(entry);
  if (!hasOneOf(text)) {
    return;
  }
  const lines = linesOf(text);
  for (const [lineIndex, line] of lines.entries()) {
    const options =
      line.length <= MAX_LINE_CHARS && hasOneOf(line)
        ? noteLine(index, (at) => lines[at], lineIndex, kind)
        : undefined;
    const found = options === undefined ? [] : findTerms(index, line, options);
    yield found
      .filter((match) => match.entry === entry)
      .map(({ start, end }) => ({ lineIndex, start, end }));
  }
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}

/** A quick look that most lines of most files fail: whether a text may have the entry at all. */
function wordFilter(entry: GlossaryEntry): (text: string) => boolean {
  const words = formsOf(entry).map(({ text }) => {
    const keys = tokenize(text).flatMap(({ kind, key }) => (kind === 'word' ? [key] : []));
    return keys.reduce((longest, key) => (key.length > longest.length ? key : longest), '');
  });
  const wanted = [...new Set(words)];
  return (text) => {
    const lower = text.toLowerCase().replaceAll('\\', '');
    return wanted.some((word) => lower.includes(word));
  };
}
