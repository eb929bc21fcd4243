import type { GlossaryEntry, Kind } from './schema';
import { tokenize } from './tokens';

export type MatchedAs = 'term' | 'alias' | 'misspelling';

/** One way an entry can be written. */
export interface Form {
  readonly entry: GlossaryEntry;
  readonly matchedAs: MatchedAs;
  /** As the glossary spells it, plural ending included. */
  readonly text: string;
  /** Token keys, with `SEPARATOR` where a blank or a hyphen may stand between words. */
  readonly keys: readonly string[];
  /** Paths, flags and addresses: compared mark by mark, and found inside longer paths. */
  readonly verbatim: boolean;
  /** The exact text is needed, not only the same letters. */
  readonly caseSensitive: boolean;
}

/** Matches white space as well as one hyphen; no token has this key. */
export const SEPARATOR = ' or -';

/** What is typed or searched for is exact: `lxc start` and `lxc-start` are different programs. */
const EXACT_KINDS: ReadonlySet<Kind> = new Set<Kind>(['command', 'tool', 'chrome']);

/** All forms of an entry: its term, aliases and misspellings, each with its plural where it has one. */
export function formsOf(entry: GlossaryEntry): readonly Form[] {
  return [
    ...spellings(entry, [entry.term], 'term'),
    ...spellings(entry, entry.aliases, 'alias'),
    ...spellings(entry, entry.misspellings, 'misspelling'),
  ];
}

function spellings(
  entry: GlossaryEntry,
  texts: readonly string[],
  matchedAs: MatchedAs,
): readonly Form[] {
  return texts.flatMap((text) =>
    [text, ...pluralsOf(text)].map((spelling) => formOf(entry, spelling, matchedAs)),
  );
}

function formOf(entry: GlossaryEntry, text: string, matchedAs: MatchedAs): Form {
  const verbatim = isVerbatim(text);
  return {
    entry,
    matchedAs,
    text,
    keys: verbatim || EXACT_KINDS.has(entry.kind) ? exactKeysOf(text) : phraseKeysOf(text),
    verbatim,
    caseSensitive: entry.match.caseSensitive && !/\s/.test(text),
  };
}

/** `/mnt/stateful`, `--vm-type`, `~/.config/x`, `chrome://flags`. */
function isVerbatim(text: string): boolean {
  return /^(?:[/~]|--)/.test(text) || text.includes('://');
}

function exactKeysOf(text: string): readonly string[] {
  return tokenize(text).map(({ key }) => key);
}

function phraseKeysOf(text: string): readonly string[] {
  const tokens = tokenize(text);
  return tokens.map(({ key }, index) => {
    const joins = tokens[index - 1]?.kind === 'word' && tokens[index + 1]?.kind === 'word';
    return joins && (key === '-' || key === ' ') ? SEPARATOR : key;
  });
}

/** English plurals of names and phrases that end in a letter; none of paths, flags, files and codes. */
function pluralsOf(text: string): readonly string[] {
  if (!/^\p{L}[\p{L}\p{N} -]*\p{L}$/u.test(text)) return [];
  if (/(?:s|x|sh|ch)$/i.test(text)) return [`${text}es`];
  return /[^aeiou]y$/i.test(text) ? [`${text.slice(0, -1)}ies`] : [`${text}s`];
}
