import type { OwnGlossaryRange, OwnName, OwnTerm } from './ownTerm';

/** What a reader of the file should know about a name although the file is right. */
export interface NameNotice extends OwnGlossaryRange {
  readonly text: string;
  readonly kind:
    | { readonly kind: 'in-other-file'; readonly other: OwnTerm }
    /** The same spelling leads to an earlier term of the file. */
    | { readonly kind: 'in-this-file'; readonly of: string; readonly otherLineNumber: number }
    /** The extension explains a term of this name, and will not while this one is there. */
    | { readonly kind: 'overrides'; readonly term: string }
    /** The spelling now leads here and no longer to that term of the extension. */
    | { readonly kind: 'takes-spelling'; readonly term: string };
}

export interface NamesAround {
  /** The terms of the other own glossaries. */
  readonly others: readonly OwnTerm[];
  /** The extension's own term that is written like this, by its name. */
  readonly findBuiltIn: (text: string) => string | undefined;
}

/** What is to be said about the names and aliases of one own glossary, in order; one notice for each. */
export function checkNames(
  names: readonly OwnName[],
  { others, findBuiltIn }: NamesAround,
): readonly NameNotice[] {
  const otherByText = new Map<string, OwnTerm>();
  for (const other of others) {
    for (const text of [other.entry.term, ...other.entry.aliases]) {
      const key = text.toLowerCase();
      otherByText.set(key, otherByText.get(key) ?? other);
    }
  }
  const earlier = new Map<string, OwnName>();
  return names.flatMap((name): readonly NameNotice[] => {
    const { text, of, lineNumber, start, end } = name;
    const key = text.toLowerCase();
    const first = earlier.get(key);
    const other = otherByText.get(key);
    const builtIn = findBuiltIn(text);
    const notice = (kind: NameNotice['kind']) => [{ text, lineNumber, start, end, kind }];
    if (first !== undefined) {
      return notice({ kind: 'in-this-file', of: first.of, otherLineNumber: first.lineNumber });
    }
    earlier.set(key, name);
    if (other !== undefined) {
      return notice({ kind: 'in-other-file', other });
    }
    if (builtIn === undefined) {
      return [];
    }
    if (text === of) {
      return notice({ kind: 'overrides', term: builtIn });
    }
    // An alias that the term it stands in front of has as well is no surprise.
    return findBuiltIn(of) === builtIn ? [] : notice({ kind: 'takes-spelling', term: builtIn });
  });
}
