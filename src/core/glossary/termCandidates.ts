import type { GlossaryEntry } from './schema';

/** A term that may be meant by what was typed so far. */
export interface TermCandidate {
  readonly entry: GlossaryEntry;
  /** The name, alias or misspelling that begins like what was typed. */
  readonly spelling: string;
}

export interface TermCandidates {
  /** Where what was typed of the term begins; 0-based, in UTF-16 units. */
  readonly start: number;
  /** The best first. */
  readonly candidates: readonly TermCandidate[];
  /** True when there are more of them: then it has to be asked again after the next letter. */
  readonly isIncomplete: boolean;
}

interface Spelling extends TermCandidate {
  readonly lower: string;
}

/** More than a person reads through. */
const MAX_CANDIDATES = 100;
/** Words of the longest names. */
const MAX_WORDS = 6;
const MAX_CHARS = 120;

/** Finds terms by their beginning; made once for a glossary. Questions are none. */
export class TermCandidateFinder {
  readonly #spellings: readonly Spelling[];

  constructor(entries: readonly GlossaryEntry[]) {
    const names = entries.filter(({ match }) => match.context !== 'never');
    this.#spellings = names.flatMap((entry) =>
      [entry.term, ...entry.aliases, ...entry.misspellings].map((spelling) => ({
        entry,
        spelling,
        lower: spelling.toLowerCase(),
      })),
    );
  }

  /**
   * The terms that what stands `before` the cursor may be the beginning of: of a name of several words
   * as many words as fit, else of any word of a name. All terms where nothing was begun.
   */
  find(before: string): TermCandidates {
    const starts = wordStarts(before);
    for (const start of starts) {
      const typed = before.slice(start).toLowerCase();
      const found = this.#matching(({ lower }) => lower.startsWith(typed));
      if (found.length > 0 && start !== starts.at(-1)) {
        return limited(start, found);
      }
    }
    const start = starts.at(-1) ?? before.length;
    const typed = before.slice(start).toLowerCase();
    const beginning = this.#matching(({ lower }) => lower.startsWith(typed));
    const inside = this.#matching(({ lower }) => hasWordWith(lower, typed));
    const first = new Set(beginning.map(({ entry }) => entry));
    return limited(start, [...beginning, ...inside.filter(({ entry }) => !first.has(entry))]);
  }

  /** The first spelling of each entry that passes, those with the least left to type first. */
  #matching(passes: (spelling: Spelling) => boolean): readonly TermCandidate[] {
    const found = new Map<GlossaryEntry, TermCandidate>();
    for (const candidate of this.#spellings) {
      if (!found.has(candidate.entry) && passes(candidate)) {
        const { entry, spelling } = candidate;
        found.set(entry, { entry, spelling });
      }
    }
    return [...found.values()].sort((a, b) => a.spelling.length - b.spelling.length);
  }
}

function limited(start: number, found: readonly TermCandidate[]): TermCandidates {
  return {
    start,
    candidates: found.slice(0, MAX_CANDIDATES),
    isIncomplete: found.length > MAX_CANDIDATES,
  };
}

/** Where the last words begin, the outermost first; the end of the text counts behind a blank. */
function wordStarts(before: string): readonly number[] {
  const from = Math.max(0, before.length - MAX_CHARS);
  const starts = Array.from(
    before.slice(from).matchAll(/(?<![^\s([{"'`*|<>=,;])[^\s([{"'`*|<>=,;]/g),
  );
  const words = starts.slice(-MAX_WORDS).map(({ index }) => from + index);
  return /(?:^|[\s([{"'`*|<>=,;])$/.test(before) ? [...words, before.length] : words;
}

function hasWordWith(lower: string, typed: string): boolean {
  if (typed === '') return true;
  for (let at = lower.indexOf(typed, 1); at > 0; at = lower.indexOf(typed, at + 1)) {
    if (/[^\p{L}\p{N}]/u.test(lower[at - 1] ?? '')) return true;
  }
  return false;
}
