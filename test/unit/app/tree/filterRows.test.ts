import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failReading, type DeviceState } from '../../../../src/app/inventory/deviceState';
import { childNodes, deviceNodes } from '../../../../src/app/tree/children';
import { RowFilter } from '../../../../src/app/tree/filterRows';
import type { TreeNode } from '../../../../src/app/tree/nodes';
import { container, deviceWith, nameOf } from './arrangedRows';

const devices: readonly DeviceState[] = [
  deviceWith('Kitchen', [
    [
      { name: 'termina', state: 'running' },
      [container('penguin'), container('arch', { state: 'stopped' })],
    ],
    [{ name: 'baguette', state: 'stopped' }, []],
  ]),
  deviceWith('lab', [[{ name: 'termina', state: 'running' }, [container('penguin')]]]),
  deviceWith('empty', []),
];

/** As the view makes it: what a row shows. */
function textOf(row: TreeNode): string {
  const state =
    row.kind === 'vm' ? row.vm.state : row.kind === 'instance' ? row.instance.state : '';
  return `${nameOf(row)}\n${state}`;
}

/** All visible rows that can be hidden, as paths. */
function visible(text: string): readonly string[] {
  const filter = new RowFilter(text, textOf);
  const paths = (
    rows: readonly TreeNode[],
    parent: TreeNode | undefined,
    above: string,
  ): string[] =>
    filter.visibleRows(rows, parent).flatMap((row) => {
      const isNamed = row.kind === 'device' || row.kind === 'vm' || row.kind === 'instance';
      const path = `${above}/${nameOf(row)}`;
      return isNamed ? [path, ...paths(childNodes(row), row, path)] : [];
    });
  return paths(deviceNodes(devices), undefined, '');
}

const ALL = [
  '/Kitchen',
  '/Kitchen/termina',
  '/Kitchen/termina/penguin',
  '/Kitchen/termina/arch',
  '/Kitchen/baguette',
  '/lab',
  '/lab/termina',
  '/lab/termina/penguin',
  '/empty',
];

const ROWS: readonly (readonly [string, readonly string[]])[] = [
  ['', ALL],
  ['   ', ALL],
  ['arch', ['/Kitchen', '/Kitchen/termina', '/Kitchen/termina/arch']],
  ['PENG', ALL.filter((path) => !/arch|baguette|empty/.test(path))],
  ['kitchen', ALL.slice(0, 5)],
  ['stopped', ['/Kitchen', '/Kitchen/termina', '/Kitchen/termina/arch', '/Kitchen/baguette']],
  // A word may be of the row, and another one of what it is below.
  ['lab penguin', ['/lab', '/lab/termina', '/lab/termina/penguin']],
  ['lab penguin stopped', []],
  ['empty', ['/empty']],
  ['no such thing', []],
];

describe('RowFilter', () => {
  for (const [text, expected] of ROWS) {
    it(`leaves the right rows for ${JSON.stringify(text)}`, () => {
      assert.deepEqual(visible(text), expected);
      const hidden = new RowFilter(text, textOf).countHidden(deviceNodes(devices));
      assert.equal(hidden, ALL.length - expected.length);
    });
  }

  it('keeps what tells about a row, and what else is below it only where that row fits', () => {
    const [kitchen] = deviceNodes(devices);
    assert.ok(kitchen);
    const [termina] = childNodes(kitchen);
    assert.ok(termina?.kind === 'vm' && termina.contents !== undefined);
    const instances = failReading(termina.contents.instances, {
      kind: 'timed-out',
      tool: 'lxc',
      timeoutMs: 5,
    });
    const row: TreeNode = {
      ...termina,
      vm: { ...termina.vm, sizeBytes: 7 },
      contents: { ...termina.contents, instances },
    };
    const kinds = (text: string): ReadonlySet<string> =>
      new Set(
        new RowFilter(text, textOf).visibleRows(childNodes(row), row).map(({ kind }) => kind),
      );
    assert.deepEqual(kinds('arch'), new Set(['problem', 'instance']));
    assert.ok(kinds('termina').has('details'));
  });

  it('never shows a row without those that it is below, and never changes an id', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('pen', 'run', 'stop', 'lab', 'e', 'x')), (words) => {
        const paths = visible(words.join(' '));
        for (const path of paths) {
          const parent = path.slice(0, path.lastIndexOf('/'));
          assert.ok(parent === '' || paths.includes(parent), path);
        }
        assert.ok(paths.every((path) => ALL.includes(path)));
      }),
    );
  });
});
