/** A stretch of a line; offsets in UTF-16 units, `end` exclusive. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** Where `pattern`, which must be global, matches in `text`. */
export function regionsOf(text: string, pattern: RegExp): readonly Region[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** `regions` in order; of two that overlap the one that begins later is left out. */
export function inOrder(regions: readonly Region[]): readonly Region[] {
  let end = 0;
  return regions
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((region) => {
      const isFree = region.start >= end;
      if (isFree) ({ end } = region);
      return isFree;
    });
}

/** The region that holds the character at `offset`; `regions` are in order and do not overlap. */
export function regionAt(regions: readonly Region[], offset: number): Region | undefined {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const region = regions[middle];
    if (region === undefined || region.start > offset) high = middle;
    else if (region.end <= offset) low = middle + 1;
    else return region;
  }
  return undefined;
}

/** Markdown code spans of one line, without their backticks (CommonMark 0.31 §6.1). */
export function findCodeSpans(text: string): readonly Region[] {
  const fences = regionsOf(text, /`+/g);
  const placesByLength = new Map<number, number[]>();
  for (const [place, { start, end }] of fences.entries()) {
    const places = placesByLength.get(end - start);
    if (places === undefined) placesByLength.set(end - start, [place]);
    else places.push(place);
  }
  const spans: Region[] = [];
  const seen = new Map<number, number>();
  for (let place = 0; place < fences.length; place++) {
    const open = fences[place];
    if (open === undefined) break;
    const length = open.end - open.start;
    const places = placesByLength.get(length) ?? [];
    let next = seen.get(length) ?? 0;
    while ((places[next] ?? Infinity) <= place) next++;
    seen.set(length, next);
    const closing = places[next];
    const close = closing === undefined ? undefined : fences[closing];
    if (closing === undefined || close === undefined) continue;
    spans.push({ start: open.end, end: close.start });
    place = closing;
  }
  return spans;
}
