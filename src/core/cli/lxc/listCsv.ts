import type { Instance } from '../../model/instance';
import { err, ok } from '../../result';
import { quoted, type ParseResult, type ParseWarning } from '../parse';
import { parseCsv, type CsvRow } from './csv';
import { columnByHeading, DEFAULT_COLUMNS, parseColumns, type ListColumn } from './listColumns';
import { instanceFromCells } from './listRow';
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
  const csv = parseCsv(withoutPtyLineEnds(stdout));
  if (!csv.ok) {
    return csv;
  }
  const warnings: ParseWarning[] = [...csv.value.warnings];
  const [first, ...others] = csv.value.data;
  if (first !== undefined && isHeading(first)) {
    const named = columnsOfHeadings(first.cells);
    warnings.push(...named.warnings);
    return readRows(others, named.columns, warnings);
  }
  const withLocation = columns === DEFAULT_COLUMNS ? parseColumns(`${columns}L`) : parsed;
  const clustered =
    withLocation.ok &&
    csv.value.data.every((row) => row.cells.length === withLocation.value.length);
  return readRows(csv.value.data, clustered ? withLocation.value : parsed.value, warnings);
}

function readRows(
  rows: readonly CsvRow[],
  columns: readonly ListColumn[],
  warnings: ParseWarning[],
): ParseResult<readonly Instance[]> {
  const instances: Instance[] = [];
  const expected = `${columns.length} cells in a row`;
  const [first] = rows;
  if (first !== undefined && rows.every((row) => row.cells.length !== columns.length)) {
    return err({ expected, lineNumber: first.lineNumber, text: quoted(first.cells.join(',')) });
  }
  for (const row of rows) {
    if (row.cells.length !== columns.length) {
      const text = quoted(`${row.cells.length} instead of ${expected}: ${row.cells.join(',')}`);
      warnings.push({ code: 'unreadable-row', lineNumber: row.lineNumber, text });
      continue;
    }
    const instance = instanceFromCells(columns, row, warnings);
    if (instance !== undefined) {
      instances.push(instance);
    }
  }
  return ok({ data: instances, warnings });
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
    return columns.ok && rows.every((row) => fits(row, columns.value));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

function fits(row: CsvRow, columns: readonly ListColumn[]): boolean {
  const warnings: ParseWarning[] = [];
  const instance =
    row.cells.length === columns.length ? instanceFromCells(columns, row, warnings) : undefined;
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
