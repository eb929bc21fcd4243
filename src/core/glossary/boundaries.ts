import type { Form } from './forms';
import { regionAt, type Region } from './regions';
import type { Token } from './tokens';

/** Second halves of compounds that say something about the term: `LXD-managed`, `Termina-based`. */
const AFTER_HYPHEN = new Set(
  'aware backed based compatible enabled free hosted internal less level like managed only provided related side specific style wide'.split(
    ' ',
  ),
);
const BEFORE_HYPHEN = new Set(['in', 'inter', 'non', 'per', 'post', 'pre']);

/**
 * Whether a form found at token `at` stands for itself there rather than being part of a longer word,
 * path, file name, flag or address.
 */
export function isBounded(
  form: Form,
  tokens: readonly Token[],
  at: number,
  paths: readonly Region[],
): boolean {
  const first = tokens[at];
  if (first === undefined) return false;
  const path = regionAt(paths, first.start);
  if (form.verbatim)
    return startsVerbatim(form, tokens, at, path) && endsVerbatim(form, tokens, at);
  if (path !== undefined && !isFileOf(form, tokens, at, path)) return false;
  if (!startsWord(tokens, at)) return false;
  return form.entry.match.wholeWord ? endsWord(tokens, at + form.keys.length) : true;
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

function startsWord(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const wordBefore = tokens[at - 2];
  if (tokens[at]?.kind === 'mark') return before?.kind !== 'word';
  if (before?.key === '-') return wordBefore?.kind === 'word' && BEFORE_HYPHEN.has(wordBefore.key);
  if (before?.key === '.') return wordBefore === undefined || wordBefore.kind === 'space';
  return before?.kind !== 'word';
}

function endsWord(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next];
  const wordAfter = tokens[next + 1];
  if (after === undefined) return true;
  if (after.kind === 'word') return tokens[next - 1]?.kind === 'mark';
  if (wordAfter?.kind !== 'word') return true;
  if (after.key === '-') return AFTER_HYPHEN.has(wordAfter.key);
  return after.key !== '.';
}
