import type { Instance } from '../../model/instance';
import { err, ok } from '../../result';
import { quoted, type ParseFailure, type ParseResult, type ParseWarning } from '../parse';
import { forEachCsvRow, parseCsv, type CsvRow } from './csv';
import { columnByHeading, DEFAULT_COLUMNS, parseColumns, type ListColumn } from './listColumns';
import { instanceReader } from './listRow';
import { columnsOfHeadings } from './listTable';

const LAYOUTS_WITHOUT_C = [
  DEFAULT_COLUMNS,
  `${DEFAULT_COLUMNS}L`,
  `e${DEFAULT_COLUMNS}`,
  `e${DEFAULT_COLUMNS}L`,
  'nsacPt',
  'ensacPt',
] as const;

/**
 * Instances of `lxc list --format csv`, LXD 3.0 to 6 and Incus. `columns` is the argument of `-c` with
 * which it was made; the default stands for none, so a cluster's LOCATION may follow. Incus's `csv,header`
 * names its columns itself. Rows with another number of cells give a warning each; when no row fits, the
 * columns are wrong and it fails. No output is an empty list.
 */
export function parseLxcListCsv(
  stdout: string,
  columns: string = DEFAULT_COLUMNS,
): ParseResult<readonly Instance[]> {
  const parsed = parseColumns(columns);
  if (!parsed.ok) {
    return err({ expected: 'letters of lxc list -c', lineNumber: 1, text: quoted(columns) });
  }
  const warnings: ParseWarning[] = [];
  const reader = new RowReader(parsed.value, columns === DEFAULT_COLUMNS, warnings);
  const csv = forEachCsvRow(withoutPtyLineEnds(stdout), (row) => reader.read(row));
  if (!csv.ok) {
    return csv;
  }
  const misfit = reader.misfit();
  return misfit === undefined
    ? ok({ data: reader.instances, warnings: [...csv.value, ...warnings] })
    : err(misfit);
}

/** Reads rows as they come; the first one tells whether there is a heading or a cluster's column. */
class RowReader {
  readonly instances: Instance[] = [];
  readonly #takesLocation: boolean;
  readonly #warnings: ParseWarning[];
  #cellCount: number;
  #readRow: ReturnType<typeof instanceReader>;
  #isFirst = true;
  #fitting = 0;
  #firstMisfit: CsvRow | undefined;

  constructor(columns: readonly ListColumn[], takesLocation: boolean, warnings: ParseWarning[]) {
    this.#takesLocation = takesLocation;
    this.#warnings = warnings;
    this.#cellCount = columns.length;
    this.#readRow = instanceReader(columns);
  }

  read(row: CsvRow): void {
    if (this.#isFirst && this.#adapt(row)) {
      return;
    }
    if (row.cells.length !== this.#cellCount) {
      this.#firstMisfit ??= row;
      const text = `${row.cells.length} instead of ${this.#cellCount} cells: ${row.cells.join(',')}`;
      this.#warnings.push({
        code: 'unreadable-row',
        lineNumber: row.lineNumber,
        text: quoted(text),
      });
      return;
    }
    this.#fitting += 1;
    const instance = this.#readRow(row, this.#warnings);
    if (instance !== undefined) {
      this.instances.push(instance);
    }
  }

  /** The failure to report when there were rows and none of them had the right number of cells. */
  misfit(): ParseFailure | undefined {
    const row = this.#firstMisfit;
    return row === undefined || this.#fitting > 0
      ? undefined
      : {
          expected: `${this.#cellCount} cells in a row`,
          lineNumber: row.lineNumber,
          text: quoted(row.cells.join(',')),
        };
  }

  /** Takes the columns that the first row shows; `true` when it is a heading, i.e. no instance. */
  #adapt(row: CsvRow): boolean {
    this.#isFirst = false;
    if (isHeading(row)) {
      const { columns, warnings } = columnsOfHeadings(row.cells);
      this.#warnings.push(...warnings);
      this.#cellCount = columns.length;
      this.#readRow = instanceReader(columns);
      return true;
    }
    const clustered = parseColumns(`${DEFAULT_COLUMNS}L`);
    if (this.#takesLocation && clustered.ok && row.cells.length === clustered.value.length) {
      this.#cellCount = clustered.value.length;
      this.#readRow = instanceReader(clustered.value);
    }
    return false;
  }
}

/**
 * The `-c` argument of a pasted CSV listing: the one of lxc's own layouts (default, `--fast`, with and
 * without projects and a cluster) in which every cell makes sense. `undefined` when none or several do,
 * and for Incus's `csv,header`, which needs none.
 */
export function guessCsvColumns(text: string): string | undefined {
  const csv = parseCsv(withoutPtyLineEnds(text));
  if (!csv.ok || csv.value.data.length === 0) {
    return undefined;
  }
  const rows = csv.value.data;
  const fitting = LAYOUTS_WITHOUT_C.filter((layout) => {
    const columns = parseColumns(layout);
    if (!columns.ok) {
      return false;
    }
    const readRow = instanceReader(columns.value);
    return rows.every((row) => fits(row, columns.value.length, readRow));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

function fits(row: CsvRow, cellCount: number, readRow: ReturnType<typeof instanceReader>): boolean {
  const warnings: ParseWarning[] = [];
  const instance = row.cells.length === cellCount ? readRow(row, warnings) : undefined;
  return instance !== undefined && instance.state !== 'unknown' && warnings.length === 0;
}

function isHeading(row: CsvRow): boolean {
  return (
    row.cells.includes('NAME') && row.cells.some((cell) => cell !== 'NAME' && isHeadingWord(cell))
  );
}

function isHeadingWord(cell: string): boolean {
  return cell === cell.toUpperCase() && columnByHeading(cell) !== undefined;
}

/** A pty turns every LF into CRLF; where only some are so, the CR is part of a cell. */
function withoutPtyLineEnds(text: string): string {
  return text.includes('\r\n') && !/(?:^|[^\r])\n/.test(text)
    ? text.replaceAll('\r\n', '\n')
    : text;
}
