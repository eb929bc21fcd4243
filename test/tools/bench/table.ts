import { isMet, ratioOf, type BenchLine, type MeasuredLine, type Unit } from './line';

const HEADING = ['what', 'measured', 'against', 'ratio', 'budget', 'met'];

/** The lines as a table of Markdown, in their order; a skipped one says why in place of numbers. */
export function benchTable(lines: readonly BenchLine[]): string {
  const rows = [HEADING, HEADING.map(() => '---'), ...lines.map(cells)];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cells(line: BenchLine): readonly string[] {
  if (line.kind === 'skipped') {
    return [line.what, `skipped: ${line.reason.replaceAll('|', '\\|')}`, '', '', '', ''];
  }
  const { what, runs, measured, unit, against } = line;
  const ratio = ratioOf(line);
  return [
    what,
    `${amount(measured, unit)}${runs > 1 ? ` (median of ${runs})` : ''}`,
    against === undefined ? '–' : `${against.name}: ${amount(against.value, unit)}`,
    ratio === undefined || !Number.isFinite(ratio) ? '–' : ratio.toFixed(2),
    budgetText(line),
    metText(isMet(line)),
  ];
}

function metText(met: boolean | undefined): string {
  if (met === undefined) return '–';
  return met ? 'yes' : '**no**';
}

function budgetText({ budget, unit }: MeasuredLine): string {
  switch (budget.kind) {
    case 'at-most':
      return `≤ ${budget.value} ${unit}`;
    case 'at-least':
      return `≥ ${budget.value} ${unit}`;
    case 'more-at-most':
      return `≤ +${budget.value} ${unit}`;
    case 'ratio-at-most':
      return `≤ ${budget.value} ×`;
    case 'none':
      return '–';
  }
}

/** Three digits that count: `0.042 ms`, `7.31 ms`, `151 KB`. */
function amount(value: number, unit: Unit): string {
  if (unit === 'processes') return `${value} processes`;
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return `${value.toFixed(decimals)} ${unit}`;
}
