import type { Instance } from '../../model/instance';
import { err, ok } from '../../result';
import { quoted, type ParseFailure, type ParseResult, type ParseWarning } from '../parse';
import { columnLine, compactLayouts, type ColumnLine, type CompactColumn } from './compactLayout';
import { columnByHeading } from './listColumns';
import { instanceReader, type CellRow } from './listRow';
import { columnsOfHeadings } from './listTable';
import { withoutTerminalCodes } from './terminalText';

/**
 * Instances of `lxc list --format compact` (LXD 5.0 and later). That format has neither rules nor
 * separators, so columns are told by their centred headings and by what fills them; a listing for which
 * not exactly one layout fits is a failure that says so. A row begins where NAME has text.
 */
export function parseLxcListCompact(stdout: string): ParseResult<readonly Instance[]> {
  const lines = withoutTerminalCodes(stdout).split('\n');
  const top = lines.findIndex(isHeadingLine);
  const headingLine = lines[top];
  if (headingLine === undefined) {
    return err({ expected: 'a heading with NAME', lineNumber: 1, text: quoted(stdout.trim()) });
  }
  const body = lines
    .slice(top + 1)
    .map((line) => (line.startsWith('  ') ? columnLine(line) : undefined));
  const dataLines = body.filter((line) => line !== undefined);
  const [layout, ...others] = compactLayouts(headingLine, dataLines);
  if (layout === undefined || others.length > 0) {
    return err(unclear(layout === undefined, top + 1, headingLine));
  }
  const named = columnsOfHeadings(layout.map(({ heading }) => heading));
  const warnings: ParseWarning[] = [...textAround(lines, top), ...named.warnings];
  const rows = rowsOf(body, layout, top + 2, warnings);
  const readRow = instanceReader(named.columns);
  const instances = rows
    .map((row) => readRow(row, warnings))
    .filter((instance) => instance !== undefined);
  if (lines.at(-1) !== '') {
    const text = quoted(lines.at(-1) ?? '');
    warnings.push({ code: 'truncated', lineNumber: lines.length, text });
  }
  return ok({ data: instances, warnings });
}

function isHeadingLine(line: string): boolean {
  const words = line.trim().split(/ {2,}/);
  return (
    line.startsWith('  ') &&
    words.includes('NAME') &&
    words.every((word) => word === word.toUpperCase()) &&
    words.filter((word) => columnByHeading(word) !== undefined).length * 2 > words.length
  );
}

function unclear(noneFits: boolean, lineNumber: number, headingLine: string): ParseFailure {
  const why = noneFits ? 'no column widths fit the cells' : 'several column widths fit the cells';
  return {
    expected: `a listing made with --format json (compact: ${why})`,
    lineNumber,
    text: quoted(headingLine.trim()),
  };
}

function rowsOf(
  body: readonly (ColumnLine | undefined)[],
  layout: readonly CompactColumn[],
  firstLineNumber: number,
  warnings: ParseWarning[],
): readonly CellRow[] {
  const nameIndex = layout.findIndex(({ heading }) => heading === 'NAME');
  const rows: { cells: string[]; lineNumber: number }[] = [];
  body.forEach((line, index) => {
    const cells = layout.map(({ start, end }) => line?.slice(start, end).trimEnd() ?? '');
    if (line === undefined || cells.every((cell) => cell === '')) {
      return;
    }
    const lineNumber = firstLineNumber + index;
    const current = rows.at(-1);
    if (cells[nameIndex] !== '') {
      rows.push({ cells, lineNumber });
    } else if (current === undefined) {
      warnings.push({ code: 'unreadable-row', lineNumber, text: quoted(cells.join(' ').trim()) });
    } else {
      current.cells = current.cells.map((cell, at) =>
        cells[at] === '' ? cell : `${cell}\n${cells[at] ?? ''}`,
      );
    }
  });
  return rows;
}

function textAround(lines: readonly string[], top: number): readonly ParseWarning[] {
  return lines.flatMap((line, index) => {
    const isForeign =
      line.trim() !== '' && (index < top || (index > top && !line.startsWith('  ')));
    return isForeign
      ? [{ code: 'trailing-text' as const, lineNumber: index + 1, text: quoted(line) }]
      : [];
  });
}
