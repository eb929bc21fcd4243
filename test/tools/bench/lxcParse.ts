import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseLxcListCsv } from '../../../src/core/cli/lxc/listCsv';
import { parseLxcListJson } from '../../../src/core/cli/lxc/listJson';
import { printLxcListCsv, printLxcListTable } from '../../../src/core/cli/lxc/listPrint';
import { parseLxcListTable } from '../../../src/core/cli/lxc/listTable';
import type { ParseResult } from '../../../src/core/cli/parse';
import type { Instance } from '../../../src/core/model/instance';

export interface BenchRow {
  readonly name: string;
  readonly measured: number;
  readonly baseline: number;
  /** `measured / baseline`. */
  readonly ratio: number;
  readonly unit: string;
}

const INSTANCES = 10_000;
const TEXT_BYTES = 5_000_000;
const RUNS = 7;
const MIN_MEGABYTES_PER_SECOND = 20;

/**
 * Times of the parsers of `lxc list`, best of seven: JSON against `JSON.parse` of the same text (10 000
 * copies of a recorded instance; budget: ratio ≤ 2), table and CSV in MB/s against 20 MB/s (5 MB made of
 * a recorded listing; budget: ratio ≥ 1).
 */
export function benchLxcParse(): readonly BenchRow[] {
  const recorded = readFileSync(
    new URL('../../fixtures/lxc/list-json.txt', import.meta.url),
    'utf8',
  );
  const instances = dataOf(parseLxcListJson(recorded));
  return [
    jsonRow(recorded),
    throughputRow('table', printLxcListTable(copies(instances, 200)), parseLxcListTable),
    throughputRow('csv', printLxcListCsv(instances), parseLxcListCsv),
  ];
}

function jsonRow(recorded: string): BenchRow {
  const elements = JSON.parse(recorded) as readonly { readonly name: string }[];
  const template = elements.find(({ name }) => name === 'penguin');
  const text = JSON.stringify(
    Array.from({ length: INSTANCES }, (_, index) => ({ ...template, name: `penguin-${index}` })),
  );
  // In turns, so that a machine that is busy for a while slows both.
  const times = Array.from({ length: RUNS }, () => ({
    baseline: timeMs(() => JSON.parse(text) as unknown),
    measured: timeMs(() => dataOf(parseLxcListJson(text))),
  }));
  const baseline = Math.min(...times.map((time) => time.baseline));
  const measured = Math.min(...times.map((time) => time.measured));
  return {
    name: `parse lxc list --format json, ${INSTANCES} instances`,
    measured,
    baseline,
    ratio: measured / baseline,
    unit: 'ms',
  };
}

function throughputRow(
  format: string,
  listing: string,
  parse: (text: string) => ParseResult<readonly Instance[]>,
): BenchRow {
  const text =
    format === 'csv' ? listing.repeat(Math.ceil(TEXT_BYTES / listing.length)) : longTable(listing);
  const milliseconds = bestMs(() => dataOf(parse(text)));
  const measured = text.length / 1000 / milliseconds;
  return {
    name: `parse lxc list --format ${format}, ${(text.length / 1e6).toFixed(1)} MB`,
    measured,
    baseline: MIN_MEGABYTES_PER_SECOND,
    ratio: measured / MIN_MEGABYTES_PER_SECOND,
    unit: 'MB/s',
  };
}

/** A table has one heading, so only the rows below it are repeated. */
function longTable(listing: string): string {
  const lines = listing.split('\n');
  const heading = `${lines.slice(0, 3).join('\n')}\n`;
  const rows = lines.slice(3).join('\n');
  return heading + rows.repeat(Math.ceil(TEXT_BYTES / rows.length));
}

function copies(instances: readonly Instance[], count: number): readonly Instance[] {
  return Array.from({ length: count }, () => instances).flat();
}

function bestMs(run: () => unknown): number {
  return Math.min(...Array.from({ length: RUNS }, () => timeMs(run)));
}

function timeMs(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function dataOf(result: ParseResult<readonly Instance[]>): readonly Instance[] {
  if (!result.ok || result.value.warnings.length > 0) {
    throw new Error(
      `the bench's own text can not be read: ${JSON.stringify(result).slice(0, 300)}`,
    );
  }
  return result.value.data;
}
