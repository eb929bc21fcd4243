import type { Instance } from '../../model/instance';
import { displayWidth } from './displayWidth';
import { cellOf } from './listCells';
import { DEFAULT_COLUMNS, parseColumns, type ListColumn } from './listColumns';

/**
 * The table of `lxc list -c columns`, in LXD 5.0's layout to the byte, rows in the order given (`lxc`
 * itself sorts by its cells). Values that an instance does not carry are empty cells. `columns` comes
 * from code: letters that `lxc` does not know throw a `RangeError`.
 */
export function printLxcListTable(
  instances: readonly Instance[],
  columns: string = DEFAULT_COLUMNS,
): string {
  const shown = knownColumns(columns);
  const rows = instances.map((instance) =>
    shown.map(({ field }) => cellOf(instance, field).split('\n')),
  );
  const widths = shown.map(({ heading }, index) =>
    Math.max(displayWidth(heading), ...rows.flatMap((row) => (row[index] ?? []).map(displayWidth))),
  );
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+\n`;
  const heading = widths.map((width, index) => centred(shown[index]?.heading ?? '', width));
  return [
    rule,
    printLine(heading),
    rule,
    ...rows.flatMap((row) => [printRow(row, widths), rule]),
  ].join('');
}

function printRow(row: readonly (readonly string[])[], widths: readonly number[]): string {
  const height = Math.max(...row.map((lines) => lines.length));
  let text = '';
  for (let line = 0; line < height; line += 1) {
    text += printLine(widths.map((width, index) => padded(row[index]?.[line] ?? '', width)));
  }
  return text;
}

function printLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(width - displayWidth(text));
}

function centred(text: string, width: number): string {
  return padded(' '.repeat(Math.floor((width - displayWidth(text)) / 2)) + text, width);
}

/** The CSV of `lxc list --format csv -c columns`, without a header, quoted as Go's `encoding/csv` does. */
export function printLxcListCsv(
  instances: readonly Instance[],
  columns: string = DEFAULT_COLUMNS,
): string {
  const shown = knownColumns(columns);
  return instances
    .map((instance) => `${shown.map(({ field }) => csvCell(cellOf(instance, field))).join(',')}\n`)
    .join('');
}

function csvCell(text: string): string {
  const needsQuotes = /[",\r\n]|^[\s\u0085]/u.test(text) || text === '\\.';
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

function knownColumns(columns: string): readonly ListColumn[] {
  const parsed = parseColumns(columns);
  if (!parsed.ok) {
    throw new RangeError(`lxc list has no column ${JSON.stringify(parsed.error)}`);
  }
  return parsed.value;
}
