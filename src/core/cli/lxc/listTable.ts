import type { Instance } from '../../model/instance';
import { err, ok } from '../../result';
import { quoted, type ParseResult, type ParseWarning } from '../parse';
import { columnByHeading, type ListColumn } from './listColumns';
import { instanceReader } from './listRow';
import { parseRuledTable } from './ruledTable';

/**
 * Instances of the table that `lxc list` prints by default, LXD 3.0 to 6, with any choice of columns, on
 * a pty or pasted. Columns that are not lxc's own give one warning each and the others are used; a table
 * without NAME fails. Escape sequences and blanks at the end of a cell are not data. Sizes and dates are
 * as coarse as the cells: two decimals, whole minutes.
 */
export function parseLxcListTable(stdout: string): ParseResult<readonly Instance[]> {
  const table = parseRuledTable(stdout);
  if (!table.ok) {
    return table;
  }
  const { headings, rows } = table.value;
  const named = columnsOfHeadings(headings);
  if (!named.columns.some((column) => column.field === 'name')) {
    return err({ expected: 'a column NAME', lineNumber: 1, text: quoted(headings.join(' | ')) });
  }
  const warnings: ParseWarning[] = [...table.value.warnings, ...named.warnings];
  const instances: Instance[] = [];
  const readRow = instanceReader(named.columns);
  for (const row of rows) {
    const instance = readRow(row, warnings);
    if (instance !== undefined) {
      instances.push(instance);
    }
  }
  return ok({ data: instances, warnings });
}

/** The columns of a heading, `field` undefined where a word is not lxc's own, with a warning each. */
export function columnsOfHeadings(headings: readonly string[]): {
  readonly columns: readonly ListColumn[];
  readonly warnings: readonly ParseWarning[];
} {
  const warnings: ParseWarning[] = [];
  const columns = headings.map((words): ListColumn => {
    const heading = words.trim();
    const known = columnByHeading(heading);
    if (known === undefined) {
      warnings.push({ code: 'unknown-column', lineNumber: 1, text: quoted(heading) });
    }
    return known ?? { heading, field: undefined };
  });
  return { columns, warnings };
}
