import { indexByColumn, isPlain } from './displayWidth';

/** A column of a compact listing in display columns; the last one runs to the end of the line. */
export interface CompactColumn {
  readonly heading: string;
  readonly start: number;
  readonly end: number;
}

/** A line that can be asked by display column. */
export interface ColumnLine {
  isBlank(start: number, end: number): boolean;
  slice(start: number, end: number): string;
}

const GUTTER = 2;
/** More than these unfinished layouts side by side: the listing says too little about its widths. */
const MAX_CANDIDATES = 64;

/**
 * The column layouts that fit a compact listing. Headings are centred over columns of unknown width,
 * `floor((width - heading) / 2)` blanks before them, so each width is known but for one blank; a layout
 * fits if all gutters are empty and each column is filled by its heading or by some cell.
 */
export function compactLayouts(
  headingLine: string,
  lines: readonly ColumnLine[],
): readonly (readonly CompactColumn[])[] {
  const headings = [...headingLine.matchAll(/\S+(?: \S+)*/g)];
  let candidates: (readonly CompactColumn[])[] = [[]];
  headings.forEach((match, index) => {
    const isLast = index === headings.length - 1;
    const grown = candidates.flatMap((columns) => {
      const start = (columns.at(-1)?.end ?? 0) + GUTTER;
      const heading = match[0];
      return widthsOf(match.index - start, heading.length, isLast)
        .map((width) => ({ heading, start, end: start + width }))
        .filter((column) => column.start >= GUTTER && fits(column, lines))
        .map((column) => [...columns, column]);
    });
    candidates = grown.length > MAX_CANDIDATES ? [] : grown;
  });
  return candidates;
}

function widthsOf(indent: number, headingLength: number, isLast: boolean): readonly number[] {
  if (indent < 0) {
    return [];
  }
  const width = 2 * indent + headingLength;
  return isLast ? [Number.POSITIVE_INFINITY] : [width, width + 1];
}

function fits({ heading, start, end }: CompactColumn, lines: readonly ColumnLine[]): boolean {
  if (!lines.every((line) => line.isBlank(start - GUTTER, start))) {
    return false;
  }
  const isFilled = end - start === heading.length || end === Number.POSITIVE_INFINITY;
  return isFilled || lines.some((line) => !line.isBlank(end - 1, end));
}

/** Makes a line askable; characters two columns wide count as such. */
export function columnLine(line: string): ColumnLine {
  if (isPlain(line)) {
    const slice = (start: number, end: number): string => line.slice(start, end);
    return { slice, isBlank: (start, end) => slice(start, end).trim() === '' };
  }
  const indices = [...indexByColumn(line)];
  const slice = (start: number, end: number): string => {
    const from = indices.find(([column]) => column >= start)?.[1] ?? line.length;
    const to = indices.find(([column]) => column >= end)?.[1] ?? line.length;
    return line.slice(from, to);
  };
  // The second half of a wide character begins no column of its own, but is not blank.
  const isBlank = (start: number, end: number): boolean => {
    const cover = indices.findLast(([column]) => column <= start)?.[0] ?? start;
    return slice(cover, end).trim() === '';
  };
  return { slice, isBlank };
}
