import { findHidden } from './markdownRegions';
import { findPaths } from './pathRegions';
import { findCodeSpans, type Region } from './regions';
import { tokenize, type Token } from './tokens';

/** A line of text, cut up for the search of terms. */
export interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly paths: readonly Region[];
  readonly codeSpans: readonly Region[];
  /** Markup that is no text: addresses of links, comments. */
  readonly hidden: readonly Region[];
  readonly inCode: boolean;
}

/** Cuts up a line; `hiddenUntil` and `isTerm` as in {@link findHidden} and {@link findPaths}. */
export function readLine(
  text: string,
  inCode: boolean,
  hiddenUntil: number,
  isTerm: (word: string) => boolean,
): Line {
  const codeSpans = text.includes('`') ? findCodeSpans(text) : [];
  return {
    text,
    tokens: tokenize(text),
    paths: findPaths(text, isTerm),
    codeSpans,
    hidden: inCode && hiddenUntil === 0 ? [] : findHidden(text, codeSpans, hiddenUntil),
    inCode,
  };
}
