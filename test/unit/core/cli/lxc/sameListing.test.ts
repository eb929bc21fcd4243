import assert from 'node:assert/strict';
import { parseLxcListCompact } from '../../../../../src/core/cli/lxc/listCompact';
import { parseLxcListCsv } from '../../../../../src/core/cli/lxc/listCsv';
import { parseLxcListJson } from '../../../../../src/core/cli/lxc/listJson';
import { parseLxcListTable } from '../../../../../src/core/cli/lxc/listTable';
import { parseLxcListYaml } from '../../../../../src/core/cli/lxc/listYaml';
import type { ParseResult } from '../../../../../src/core/cli/parse';
import type { Instance } from '../../../../../src/core/model/instance';
import { cleanData, sample } from './fixture';

/** What the default columns carry. */
const asListed = ({
  name,
  state,
  kind,
  ephemeral,
  addresses,
  snapshots,
  snapshotCount,
}: Instance) => ({
  ...{ name, state, kind, ephemeral, addresses },
  snapshotCount: snapshots?.length ?? snapshotCount,
});

/** What `--fast` carries; cells are exact to the minute. */
const asFast = ({ name, state, architecture, createdAt, profiles, kind, ephemeral }: Instance) => ({
  ...{ name, state, architecture, profiles, kind, ephemeral },
  createdAt: createdAt?.slice(0, 16),
});

describe('one listing in all formats', () => {
  it('gives the same instances for the default columns', () => {
    const expected = cleanData(parseLxcListJson(sample('list-json'))).map(asListed);
    const others = [
      parseLxcListYaml(sample('list-yaml')),
      parseLxcListTable(sample('list-table')),
      parseLxcListCsv(sample('list-csv')),
      parseLxcListCompact(sample('list-compact')),
    ];
    for (const result of others) {
      assert.deepEqual(cleanData(result).map(asListed), expected);
    }
  });

  it('gives the same instances for the fast columns', () => {
    const expected = cleanData(parseLxcListJson(sample('list-fast-json'))).map(asFast);
    const others = [
      parseLxcListYaml(sample('list-fast-yaml')),
      parseLxcListTable(sample('list-fast-table')),
      parseLxcListCsv(sample('list-fast-csv'), 'nsacPt'),
      parseLxcListCompact(sample('list-fast-compact')),
    ];
    for (const result of others) {
      assert.deepEqual(cleanData(result).map(asFast), expected);
    }
  });
});

/** Cut at every place, an output fails or warns, except where the cut leaves an output that is whole. */
describe('an output that is cut off', () => {
  const JSON_TEXT =
    '[{"name":"a","status":"Running","state":{"network":{"eth0":{"addresses":[]}}},"snapshots":null},\n' +
    '{"name":"b","status":"Stopped","state":null,"snapshots":[{"name":"s"}]}]';
  const CSV =
    'a,RUNNING,"10.0.0.1 (eth0)\n10.0.0.2 (eth1)",,CONTAINER,10\nb,STOPPED,,,CONTAINER,0\n';
  const TABLE = sample('made-list-table-3.0');
  const YAML = `- name: a\n  status: Running\n  profiles:\n  - default\n  state: null\n  snapshots: []\n`;
  const rows: readonly (readonly [
    string,
    string,
    (text: string) => ParseResult<readonly Instance[]>,
    (cut: string) => boolean,
  ])[] = [
    ['JSON', JSON_TEXT, parseLxcListJson, () => false],
    ['YAML', YAML + YAML.replace('a', 'b'), parseLxcListYaml, (cut) => cut === YAML],
    [
      'CSV',
      CSV,
      parseLxcListCsv,
      (cut) => cut === '' || (cut.endsWith('\n') && !/\d\)\n$/.test(cut)),
    ],
    ['a table', TABLE, parseLxcListTable, (cut) => /[^|]\+\n?$/.test(cut) && isWholeRule(cut)],
  ];
  const isWholeRule = (cut: string): boolean =>
    cut.trimEnd().split('\n').at(-1)?.length === TABLE.indexOf('\n');

  for (const [name, text, parse, isWhole] of rows) {
    it(`never passes silently: ${name}`, () => {
      let silent = 0;
      for (let end = 0; end < text.length; end += 1) {
        const cut = text.slice(0, end);
        const result = parse(cut);
        if (result.ok && result.value.warnings.length === 0) {
          assert.ok(isWhole(cut), `silent at ${end}: ${JSON.stringify(cut.slice(-40))}`);
          silent += 1;
        }
      }
      assert.ok(silent <= 12, `${silent} silent cuts`);
    });
  }
});
