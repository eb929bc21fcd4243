import { readFileSync } from 'node:fs';
import { parseLxcListCsv } from '../../../src/core/cli/lxc/listCsv';
import { parseLxcListJson } from '../../../src/core/cli/lxc/listJson';
import { printLxcListCsv, printLxcListTable } from '../../../src/core/cli/lxc/listPrint';
import { parseLxcListTable } from '../../../src/core/cli/lxc/listTable';
import type { ParseResult } from '../../../src/core/cli/parse';
import type { Instance } from '../../../src/core/model/instance';
import type { BenchLine } from './line';
import { inTurns, timeMs } from './measure';
import { throughputLine } from './throughput';

const INSTANCES = 10_000;
const TEXT_BYTES = 5_000_000;
const RUNS = 9;

/** The parsers of `lxc list`: JSON against `JSON.parse`, table and CSV by throughput. */
export async function benchLxcParse(): Promise<readonly BenchLine[]> {
  const recorded = readFileSync(
    new URL('../../fixtures/lxc/list-json.txt', import.meta.url),
    'utf8',
  );
  const instances = dataOf(parseLxcListJson(recorded));
  const table = longTable(printLxcListTable(Array.from({ length: 200 }, () => instances).flat()));
  const csv = repeated(printLxcListCsv(instances));
  return [
    await jsonLine(recorded),
    await throughputLine('parse `lxc list --format table`', table, (text) =>
      dataOf(parseLxcListTable(text)),
    ),
    await throughputLine('parse `lxc list --format csv`', csv, (text) =>
      dataOf(parseLxcListCsv(text)),
    ),
  ];
}

/** Copies of one recorded container with addresses and snapshots. */
async function jsonLine(recorded: string): Promise<BenchLine> {
  // Recorded from `lxc list`, which gives each instance a name.
  const elements = JSON.parse(recorded) as readonly { readonly name: string }[];
  const template = elements.find(({ name }) => name === 'penguin');
  const text = JSON.stringify(
    Array.from({ length: INSTANCES }, (_, index) => ({ ...template, name: `penguin-${index}` })),
  );
  const { measured, against } = await inTurns(
    RUNS,
    () => timeMs(() => dataOf(parseLxcListJson(text))),
    () => timeMs(() => JSON.parse(text) as unknown),
  );
  return {
    kind: 'measured',
    what: `parse \`lxc list --format json\`, ${INSTANCES} instances`,
    runs: RUNS,
    measured,
    unit: 'ms',
    against: { name: '`JSON.parse`', value: against },
    budget: { kind: 'ratio-at-most', value: 2 },
  };
}

/** A table has one heading, so only the rows below it are repeated. */
function longTable(listing: string): string {
  const lines = listing.split('\n');
  return `${lines.slice(0, 3).join('\n')}\n${repeated(lines.slice(3).join('\n'))}`;
}

function repeated(text: string): string {
  return text.repeat(Math.ceil(TEXT_BYTES / text.length));
}

function dataOf(result: ParseResult<readonly Instance[]>): readonly Instance[] {
  if (!result.ok || result.value.warnings.length > 0) {
    throw new Error(
      `the bench's own text can not be read: ${JSON.stringify(result).slice(0, 300)}`,
    );
  }
  return result.value.data;
}
