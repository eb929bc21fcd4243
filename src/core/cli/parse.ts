import type { Result } from '../result';

/** One place in a tool's output that a parser could not use, although the rest was good. */
export interface ParseWarning {
  readonly code:
    | 'unknown-column'
    | 'unreadable-row'
    | 'unreadable-field'
    | 'missing-total'
    | 'trailing-text'
    | 'truncated';
  /** 1-based line of the tool's output. */
  readonly lineNumber: number;
  /** The offending text, at most {@link MAX_QUOTED_CHARS} characters. */
  readonly text: string;
}

/** Why a whole output could not be read. */
export interface ParseFailure {
  /** What was expected instead, as a short noun phrase in English, e.g. `a JSON array`. */
  readonly expected: string;
  /** 1-based line of the tool's output. */
  readonly lineNumber: number;
  /** The offending text, at most {@link MAX_QUOTED_CHARS} characters. */
  readonly text: string;
}

/** Data with the places that were passed over. Nothing is dropped without a warning. */
export interface Parsed<T> {
  readonly data: T;
  readonly warnings: readonly ParseWarning[];
}

export type ParseResult<T> = Result<Parsed<T>, ParseFailure>;

/** Longer quotes of foreign output would flood a tooltip or a log line. */
export const MAX_QUOTED_CHARS = 200;

/** `text` cut to {@link MAX_QUOTED_CHARS} characters, never inside a surrogate pair. */
export function quoted(text: string): string {
  if (text.length <= MAX_QUOTED_CHARS) {
    return text;
  }
  const end = /[\uD800-\uDBFF]$/.test(text.slice(0, MAX_QUOTED_CHARS - 1))
    ? MAX_QUOTED_CHARS - 2
    : MAX_QUOTED_CHARS - 1;
  return `${text.slice(0, end)}…`;
}
