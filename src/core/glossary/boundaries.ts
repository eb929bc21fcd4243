import type { Form } from './forms';
import type { Line } from './line';
import { regionAt, type Region } from './regions';
import type { Token } from './tokens';

/** Second halves of compounds that say something about the term: `LXD-managed`, `Termina-based`. */
const AFTER_HYPHEN = new Set(
  'aware backed based compatible enabled free hosted internal less level like managed only provided related side specific style wide'.split(
    ' ',
  ),
);
const BEFORE_HYPHEN = new Set(['emerge', 'in', 'inter', 'non', 'per', 'post', 'pre']);

/** `sommelier@0.service` is the unit of the program. */
const UNIT_SUFFIXES = new Set(['service', 'socket']);

/**
 * Whether a form found at token `at` stands for itself there rather than being part of a longer word,
 * path, file name, flag or address.
 */
export function isBounded(form: Form, line: Line, at: number): boolean {
  const { tokens } = line;
  const first = tokens[at];
  if (first === undefined || regionAt(line.hidden, first.start) !== undefined) return false;
  const path = regionAt(line.paths, first.start);
  if (form.verbatim)
    return startsVerbatim(form, tokens, at, path) && endsVerbatim(form, tokens, at);
  if (path !== undefined) {
    return isFileOf(form, tokens, at, path) || isHostOf(form, tokens, at, path);
  }
  if (!startsWord(tokens, at)) return false;
  if (form.needs === 'line' && isPlaceholder(tokens, at)) return false;
  return !form.entry.match.wholeWord || endsWord(line, at + form.keys.length);
}

/** A path or an address may begin a longer one, never stand inside one. A flag is not in a longer word. */
function startsVerbatim(
  form: Form,
  tokens: readonly Token[],
  at: number,
  path: Region | undefined,
): boolean {
  const start = tokens[at]?.start ?? 0;
  if (path !== undefined && path.start !== start) return false;
  const before = tokens[at - 1];
  if (before === undefined || before.kind === 'space') return true;
  if (before.kind === 'word') return false;
  return !(form.text.startsWith('/') ? ['/', '.', '~', '-'] : ['-']).includes(before.key);
}

function endsVerbatim(form: Form, tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + form.keys.length];
  if (next === undefined || form.text.endsWith('/')) return true;
  if (next.kind === 'word') return false;
  const joins = next.key === '-' || next.key === '.';
  return !joins || tokens[at + form.keys.length + 1]?.kind !== 'word';
}

/** `vm_tools.img` is itself also at the end of a path. */
function isFileOf(form: Form, tokens: readonly Token[], at: number, path: Region): boolean {
  const end = tokens[at + form.keys.length - 1]?.end;
  return form.keys.includes('.') && end === path.end && tokens[at - 1]?.key === '/';
}

/** `crbug.com` is itself also at the beginning of an address. */
function isHostOf(form: Form, tokens: readonly Token[], at: number, path: Region): boolean {
  const start = tokens[at]?.start;
  const isFirst =
    start === path.start || (tokens[at - 1]?.key === '/' && tokens[at - 2]?.key === '/');
  const next = tokens[at + form.keys.length]?.key;
  return (
    form.keys.includes('.') && isFirst && (next === undefined || [' ', '/', ':'].includes(next))
  );
}

/** `host=` and `user@host`: an ordinary word for what a script or a person puts in its place. */
function isPlaceholder(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.key === '=' || tokens[at - 1]?.key === '@';
}

function startsWord(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const wordBefore = tokens[at - 2];
  if (tokens[at]?.kind === 'mark') return before?.kind !== 'word';
  switch (before?.key) {
    case '-':
      return wordBefore?.kind === 'word' && BEFORE_HYPHEN.has(wordBefore.key);
    case '.':
      return wordBefore === undefined || wordBefore.kind === 'space';
    case '#': // A tag of a social network, or an element's id
      return false;
    case '@': // A person's handle, but me@penguin is a host
      return wordBefore?.kind === 'word';
    default:
      return before?.kind !== 'word';
  }
}

function endsWord({ tokens, text }: Line, next: number): boolean {
  const after = tokens[next];
  const wordAfter = tokens[next + 1];
  if (after === undefined) return true;
  if (after.kind === 'word') return tokens[next - 1]?.kind === 'mark';
  if (wordAfter?.kind !== 'word') return true;
  const isLast = isSpaceOrEnd(tokens, next + 2);
  if (after.key === '-')
    return AFTER_HYPHEN.has(wordAfter.key) || (isLast && isGermanNoun(text, wordAfter));
  return after.key !== '.' || (isLast && UNIT_SUFFIXES.has(wordAfter.key));
}

/** Nothing that makes a longer name of the word before `next`: `.txt`, `-old`, `/x`. */
function isSpaceOrEnd(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next];
  return !['-', '.', '/', '@'].includes(after?.key ?? '') || tokens[next + 1]?.kind !== 'word';
}

/** German compounds with names take a hyphen and a capital: `LXD-Profile`. */
function isGermanNoun(text: string, word: Token): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(text.slice(word.start, word.end));
}
