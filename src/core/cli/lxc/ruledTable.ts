import { err, ok, type Result } from '../../result';
import { quoted, type ParseFailure, type ParseWarning } from '../parse';
import { indexByColumn, isPlain } from './displayWidth';
import type { CellRow } from './listRow';
import { withoutTerminalCodes } from './terminalText';

/** The cells of a table that is drawn with `+---+` rules, as every `lxc … list` prints it. */
export interface RuledTable {
  readonly headings: readonly string[];
  readonly rows: readonly CellRow[];
  readonly warnings: readonly ParseWarning[];
}

/**
 * Reads the first ruled table of a text. Cells are cut where the rule has its crosses, counted in
 * display columns, because `lxc` escapes nothing: a description may hold `|`. A row ends at its rule, so
 * lines of several are one cell each. A table that is cut off gives its whole rows and a `truncated`
 * warning; text around it, and lines that do not fit the rule, give a warning each.
 */
export function parseRuledTable(stdout: string): Result<RuledTable, ParseFailure> {
  const lines = withoutTerminalCodes(stdout).split('\n');
  const top = lines.findIndex((line) => RULE.test(line));
  if (top < 0) {
    const text = quoted(stdout.trim());
    return err({ expected: 'a table with a ruled line above its heading', lineNumber: 1, text });
  }
  const reader = new RowReader(lines[top] ?? '');
  const warnings = textBlock(lines.slice(0, top), 1);
  let end = top + 1;
  while (end < lines.length && reader.accepts(lines[end] ?? '')) {
    reader.read(lines[end] ?? '', end + 1);
    end += 1;
  }
  const [heading, ...rows] = reader.rows;
  if (heading === undefined) {
    const text = quoted(lines.slice(top, top + 3).join('\n'));
    return err({ expected: 'a heading between two ruled lines', lineNumber: top + 1, text });
  }
  warnings.push(
    ...reader.finish(),
    ...cutRule(lines, end),
    ...textBlock(lines.slice(end), end + 1),
  );
  return ok({ headings: heading.cells, rows, warnings });
}

const RULE = /^[ \t]*\+(?:-+\+)+[ \t]*$/;

class RowReader {
  readonly rows: CellRow[] = [];
  readonly #indent: string;
  readonly #rule: string;
  readonly #crosses: readonly number[];
  readonly #warnings: ParseWarning[] = [];
  #lines: (readonly string[])[] = [];
  #firstLineNumber = 0;
  #isBroken = false;

  constructor(rule: string) {
    this.#indent = /^[ \t]*/.exec(rule)?.[0] ?? '';
    this.#rule = rule.trim();
    this.#crosses = [...this.#rule.matchAll(/\+/g)].map((match) => match.index);
  }

  accepts(line: string): boolean {
    return line.startsWith(`${this.#indent}|`) || line.trim() === this.#rule;
  }

  read(line: string, lineNumber: number): void {
    const content = line.slice(this.#indent.length).trimEnd();
    if (content === this.#rule) {
      this.#endRow();
      return;
    }
    const cells = splitAtCrosses(content, this.#crosses);
    if (this.#lines.length === 0) {
      this.#firstLineNumber = lineNumber;
    }
    this.#lines.push(cells ?? []);
    if (cells === undefined) {
      this.#isBroken = true;
      this.#warnings.push({ code: 'unreadable-row', lineNumber, text: quoted(content) });
    }
  }

  /** Warnings of all lines, and one for a row that was begun and not ended by its rule. */
  finish(): readonly ParseWarning[] {
    if (this.#lines.length > 0) {
      const text = quoted((this.#lines[0] ?? []).join(' | '));
      this.#warnings.push({ code: 'truncated', lineNumber: this.#firstLineNumber, text });
    }
    return this.#warnings;
  }

  #endRow(): void {
    if (this.#lines.length > 0 && !this.#isBroken) {
      const cells = this.#crosses.slice(1).map((_, index) => joinLines(this.#lines, index));
      this.rows.push({ cells, lineNumber: this.#firstLineNumber });
    }
    this.#lines = [];
    this.#isBroken = false;
  }
}

/** A cell's lines without the blank ones that only fill up the height of its neighbours. */
function joinLines(lines: readonly (readonly string[])[], index: number): string {
  if (lines.length === 1) {
    return lines[0]?.[index] ?? '';
  }
  const parts = lines.map((cells) => cells[index] ?? '');
  const end = parts.findLastIndex((part) => part !== '') + 1;
  return parts.slice(0, end).join('\n');
}

/** The cells of one physical line; `undefined` when its bars do not stand under the crosses. */
function splitAtCrosses(line: string, crosses: readonly number[]): readonly string[] | undefined {
  const places = isPlain(line) ? plainPlaces(line, crosses) : columnPlaces(line, crosses);
  if (places === undefined) {
    return undefined;
  }
  const cells: string[] = [];
  for (let index = 1; index < places.length; index += 1) {
    // One blank on each side belongs to the frame; more on the left may be the cell's own.
    cells.push(line.slice((places[index - 1] ?? 0) + 2, places[index]).trimEnd());
  }
  return cells;
}

function plainPlaces(line: string, crosses: readonly number[]): readonly number[] | undefined {
  return line.length - 1 === crosses.at(-1) && crosses.every((cross) => line[cross] === '|')
    ? crosses
    : undefined;
}

/**
 * Where the bars stand in a line with characters that are not one column wide. Versions of the width
 * tables differ about some emoji, so a line may be longer or shorter than the rule by the width of one
 * cell: then bars are looked for from both ends, and taken if that fits in exactly one way.
 */
function columnPlaces(line: string, crosses: readonly number[]): readonly number[] | undefined {
  const indices = indexByColumn(line);
  const width = Math.max(...indices.keys());
  const shift = width - 1 - (crosses.at(-1) ?? 0);
  const barAt = (column: number): number | undefined => {
    const index = indices.get(column);
    return index !== undefined && line[index] === '|' ? index : undefined;
  };
  const placesWith = (strange: number): readonly number[] | undefined => {
    const places = crosses.map((cross, index) => barAt(index < strange ? cross : cross + shift));
    const found = places.filter((place) => place !== undefined);
    return found.length === places.length ? found : undefined;
  };
  if (shift === 0) {
    return placesWith(0);
  }
  const fitting = crosses.slice(1).flatMap((_, index) => {
    const places = placesWith(index + 1);
    return places === undefined ? [] : [places];
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A rule that breaks off in the last line: its row is whole, what came after it is lost. */
function cutRule(lines: readonly string[], end: number): ParseWarning[] {
  const line = lines[end] ?? '';
  return end === lines.length - 1 && /^\s*\+[-+]*$/.test(line)
    ? [{ code: 'truncated', lineNumber: end + 1, text: quoted(line) }]
    : [];
}

/** One warning for the lines that are no table; broken rules have theirs already. */
function textBlock(lines: readonly string[], lineNumber: number): ParseWarning[] {
  const first = lines.findIndex((line) => line.trim() !== '' && !/^\s*\+[-+]*$/.test(line));
  if (first < 0) {
    return [];
  }
  const text = quoted(lines.slice(first).join('\n').trim());
  return [{ code: 'trailing-text', lineNumber: lineNumber + first, text }];
}
