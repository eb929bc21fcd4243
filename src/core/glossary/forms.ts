import { announcesTopic, needsOf, type FormNeeds } from './formNeeds';
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
  readonly needs: FormNeeds;
  /** Where it stands, the text is about Linux on ChromeOS. */
  readonly announcesTopic: boolean;
}

/** Matches white space as well as one hyphen; no token has this key. */
export const SEPARATOR = ' or -';

/** What is typed or searched for is exact: `lxc start` and `lxc-start` are different programs. */
const EXACT_KINDS: ReadonlySet<Kind> = new Set<Kind>(['command', 'tool', 'chrome']);

/** Each of these is the name of one thing: two penguins are birds, two baguettes are bread. */
const SINGULAR_KINDS: ReadonlySet<Kind> = new Set<Kind>(['daemon', 'tool', 'vm', 'container']);

/** Written with underscores, blanks and hyphens alike: `vm_concierge`, `virtio_net`. */
const LOOSE_KINDS: ReadonlySet<Kind> = new Set<Kind>(['daemon', 'device', 'package', 'concept']);

/**
 * All forms of an entry: its term, aliases and misspellings, each with its plural where it has one. A
 * question has none: nobody writes it into a note.
 */
export function formsOf(entry: GlossaryEntry): readonly Form[] {
  if (entry.match.context === 'never') return [];
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
    [text, ...pluralsOf(entry, text), ...variantsOf(entry, text)].map((spelling) =>
      formOf(entry, spelling, matchedAs),
    ),
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
    needs: needsOf(entry, text),
    announcesTopic: announcesTopic(entry, text),
  };
}

/** `/mnt/stateful`, `--vm-type`, `~/.config/x`, `chrome://flags`, `go/termina-rpc`. */
function isVerbatim(text: string): boolean {
  return /^(?:[/~]|--|[\w.-]+\/\w)/.test(text) || text.includes('://');
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
function pluralsOf({ kind }: GlossaryEntry, text: string): readonly string[] {
  if (SINGULAR_KINDS.has(kind) && !/\s/.test(text)) return [];
  if (!/^\p{L}[\p{L}\p{N} -]*\p{L}$/u.test(text)) return [];
  if (/(?:s|x|sh|ch)$/i.test(text)) return [`${text}es`];
  return /[^aeiou]y$/i.test(text) ? [`${text.slice(0, -1)}ies`] : [`${text}s`];
}

/** `vm_concierge` is also written `vm concierge` and `vm-concierge`, and `virtio-net` is `virtio_net` in the kernel. */
function variantsOf({ kind }: GlossaryEntry, text: string): readonly string[] {
  if (!LOOSE_KINDS.has(kind) || !/^[a-z\d]+(?:[_-][a-z\d]+)+$/.test(text)) return [];
  return [text.includes('_') ? text.replaceAll('_', '-') : text.replaceAll('-', '_')];
}
