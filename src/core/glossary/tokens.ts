/** A piece of a line: a word, a run of white space, or a single other character. */
export interface Token {
  readonly kind: 'word' | 'space' | 'mark';
  /** As compared: lower case, a Markdown-escaped underscore as a plain one, white space as one blank. */
  readonly key: string;
  /** Offsets in the text in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * Words hold underscores only inside, so that Markdown's `_emphasis_` is not part of the word while
 * `vm_concierge`, also written `vm\_concierge`, stays one.
 */
const PIECE = /([\p{L}\p{N}\p{M}]+(?:(?:\\?_)+[\p{L}\p{N}\p{M}]+)*)|(\s+)|[^]/gu;

/** Cuts `text` into tokens that cover it without a gap. Never fails. */
export function tokenize(text: string): readonly Token[] {
  return Array.from(text.matchAll(PIECE), (match) => {
    const [piece, word, space] = match;
    const start = match.index;
    const end = start + piece.length;
    if (word !== undefined) return { kind: 'word', key: wordKey(word), start, end };
    if (space !== undefined) return { kind: 'space', key: ' ', start, end };
    return { kind: 'mark', key: markKey(piece), start, end };
  });
}

function wordKey(word: string): string {
  return word.replaceAll('\\', '').toLowerCase();
}

/** Word processors turn hyphens and apostrophes into relatives of theirs. */
function markKey(mark: string): string {
  if (mark === '\u2010' || mark === '\u2011') return '-';
  return mark === '\u2019' ? "'" : mark;
}
