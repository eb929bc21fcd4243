/**
 * Terminal columns that `text` takes: 2 for East Asian wide and emoji characters, 0 for combining and
 * control characters, 1 for others. A cluster (a letter with accents, a family joined to one emoji) is
 * as wide as its first character that has a width. `lxc` pads its tables by go-runewidth, which counts
 * so; Unicode's own East_Asian_Width is not reachable from a regular expression, hence the ranges.
 */
export function displayWidth(text: string): number {
  if (isPlain(text)) {
    return text.length;
  }
  let width = 0;
  for (const { segment } of clusters(text)) {
    width += clusterWidth(segment);
  }
  return width;
}

/** Whether every UTF-16 unit of `text` is one column wide, so that indices and columns are the same. */
export function isPlain(text: string): boolean {
  return !/[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff]/.test(text);
}

/**
 * Index in `text` of the character that begins at each display column; columns inside of a wide
 * character are missing, and the last entry is the whole width at the end of the text.
 */
export function indexByColumn(text: string): ReadonlyMap<number, number> {
  const indices = new Map<number, number>();
  let column = 0;
  for (const { segment, index } of clusters(text)) {
    const width = clusterWidth(segment);
    if (width > 0) {
      indices.set(column, index);
      column += width;
    }
  }
  return indices.set(column, text.length);
}

let segmenter: Intl.Segmenter | undefined;

function clusters(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

function clusterWidth(cluster: string): number {
  for (const character of cluster) {
    const width = characterWidth(character);
    if (width > 0) {
      return width;
    }
  }
  return 0;
}

function characterWidth(character: string): 0 | 1 | 2 {
  if (/[\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Zl}\p{Zp}]/u.test(character)) {
    return 0;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x1100) {
    return 1;
  }
  return WIDE_RANGES.some(([first, last]) => code >= first && code <= last) || isEmoji(character)
    ? 2
    : 1;
}

/** Regional indicators, the halves of flags, are narrow in East_Asian_Width. */
function isEmoji(character: string): boolean {
  return /\p{Emoji_Presentation}/u.test(character) && !/\p{Regional_Indicator}/u.test(character);
}

const WIDE_RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f], // Hangul leading consonants
  [0x2329, 0x232a],
  [0x2e80, 0x303e], // CJK radicals and punctuation
  [0x3041, 0x4dbf], // Kana, CJK compatibility, extension A
  [0x4e00, 0xa4cf], // Han, Yi
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3], // Hangul syllables
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60], // full-width forms
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18d08], // Tangut and other ideographs
  [0x1aff0, 0x1b2fb], // Kana supplements
  [0x20000, 0x3fffd],
];
