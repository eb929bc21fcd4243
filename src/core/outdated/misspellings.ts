import { findTerms, type GlossaryIndex } from '../glossary/glossaryIndex';
import type { GlossaryEntry } from '../glossary/schema';

/** A name that is spelled in a way that the glossary knows to be wrong. */
export interface Misspelling {
  readonly entry: GlossaryEntry;
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly text: string;
  /** The right name that is most like it. */
  readonly right: string;
}

/** The misspellings that the glossary knows. */
export interface Misspellings {
  /** Lower-case texts of which a line with a misspelling has at least one. */
  readonly cues: readonly string[];
  /** Those of one line, in order. */
  readonly find: (text: string, inCode: boolean) => readonly Misspelling[];
}

/** Collects the misspellings of a glossary. */
export function misspellingsOf(index: GlossaryIndex): Misspellings {
  const written = index.entries.flatMap(({ misspellings }) => misspellings);
  return {
    cues: [...new Set(written.map((text) => longestWord(text)))],
    find: (text, inCode) =>
      findTerms(index, text, { inCode })
        .filter(({ matchedAs }) => matchedAs === 'misspelling')
        .map(({ entry, start, end, text: name }) => ({
          entry,
          start,
          end,
          text: name,
          right: mostAlike(name, [entry.term, ...entry.aliases]),
        })),
  };
}

function longestWord(text: string): string {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}_]+/u);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest));
}

function mostAlike(written: string, names: readonly string[]): string {
  const distances = names.map((name) => ({ name, by: distance(written, name) }));
  return distances.reduce((best, next) => (next.by < best.by ? next : best)).name;
}

/** Letters to put in, take out or change (Levenshtein), without regard to case. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (const [at, letter] of Array.from(left.toLowerCase()).entries()) {
    const next = [at + 1];
    for (const [to, other] of Array.from(right.toLowerCase()).entries()) {
      const change = (row[to] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
