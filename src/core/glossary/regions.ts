/** A stretch of a line; offsets in UTF-16 units, `end` exclusive. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/[^\s"'`<>()[\]{}|]*|\bwww\.[^\s"'`<>()[\]{}|]*/gi;
/** A path begins where a word could: not inside `vmc/vsh`, which is two names in prose. */
const ABSOLUTE_PATH = /(?<![^\s"'`<>()[\]{}|=,;:*_])(?:~|\.{1,2})?\/[^\s"'`<>()[\]{}|=,;:]+/g;
const FILE_PATH = /(?<![\w@.+/~-])[\w@.+-]+(?:\/[\w@.+-]+)+\.[A-Za-z][A-Za-z0-9]{0,5}(?![\w/])/g;

/** Where `text` holds Internet addresses and file paths, in which words are parts of a name, not words. */
export function findPaths(text: string): readonly Region[] {
  if (!text.includes('/') && !text.includes('www.')) return [];
  const addresses = regionsOf(text, ADDRESS);
  const paths = [...regionsOf(text, ABSOLUTE_PATH), ...regionsOf(text, FILE_PATH)];
  const others = paths.filter((path) => regionAt(addresses, path.start) === undefined);
  return [...addresses, ...others].map(({ start, end }) => ({
    start,
    end: start + text.slice(start, end).replace(/[.,;:!?*_]+$/, '').length,
  }));
}

/** Markdown code spans of one line, without their backticks (CommonMark 0.31 §6.1). */
export function findCodeSpans(text: string): readonly Region[] {
  const fences = regionsOf(text, /`+/g);
  const spans: Region[] = [];
  for (let index = 0; index < fences.length; index++) {
    const open = fences[index];
    if (open === undefined) break;
    const length = open.end - open.start;
    const closing = fences.findIndex(
      (fence, at) => at > index && fence.end - fence.start === length,
    );
    const close = fences[closing];
    if (close === undefined) continue;
    spans.push({ start: open.end, end: close.start });
    index = closing;
  }
  return spans;
}

/** The region that holds the character at `offset`. */
export function regionAt(regions: readonly Region[], offset: number): Region | undefined {
  return regions.find(({ start, end }) => start <= offset && offset < end);
}

function regionsOf(text: string, pattern: RegExp): readonly Region[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
