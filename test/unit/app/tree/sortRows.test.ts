import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failReading } from '../../../../src/app/inventory/deviceState';
import { childNodes, deviceNodes } from '../../../../src/app/tree/children';
import { SORT_ORDERS, sortRows, type SortOrder } from '../../../../src/app/tree/sortRows';
import type { Vm } from '../../../../src/core/model/vm';
import { container, deviceWith, nameOf } from './arrangedRows';

const vm = (name: string, state: Vm['state'] = 'running'): Vm => ({ name, state });

const dut = deviceWith(
  'dut10',
  [
    [vm('zeta'), []],
    [vm('alpha', 'stopped'), []],
    [vm('beta', 'starting'), []],
  ],
  [
    container('box10', { lastUsedAt: '2026-01-02T00:00:00Z' }),
    container('box2', { state: 'stopped', lastUsedAt: '2026-01-03T00:00:00Z' }),
    container('frozen', { state: 'frozen' }),
    container('Box1', { state: 'error', lastUsedAt: '2026-01-01T00:00:00Z' }),
  ],
);

const EXPECTED: Readonly<Record<SortOrder, readonly string[]>> = {
  listed: ['zeta', 'alpha', 'beta', 'box10', 'box2', 'frozen', 'Box1'],
  name: ['alpha', 'beta', 'zeta', 'Box1', 'box2', 'box10', 'frozen'],
  state: ['zeta', 'beta', 'alpha', 'box10', 'frozen', 'Box1', 'box2'],
  'last-used': ['zeta', 'alpha', 'beta', 'box2', 'box10', 'Box1', 'frozen'],
};

describe('sortRows', () => {
  const [device] = deviceNodes([dut]);
  assert.ok(device);
  const rows = childNodes(device);
  const named = (order: SortOrder): readonly string[] =>
    sortRows(rows, order)
      .filter((row) => row.kind === 'vm' || row.kind === 'instance')
      .map(nameOf);

  for (const order of SORT_ORDERS) {
    it(`orders VMs and containers: ${order}`, () => {
      assert.deepEqual(named(order), EXPECTED[order]);
    });
  }

  it('orders devices by name only when that is asked for', () => {
    const devices = deviceNodes(['dut10', 'dut2', 'Arch'].map((name) => deviceWith(name, [])));
    const names = (order: SortOrder) => sortRows(devices, order).map(nameOf);
    assert.deepEqual(names('name'), ['Arch', 'dut2', 'dut10']);
    assert.deepEqual(names('state'), ['dut10', 'dut2', 'Arch']);
    assert.deepEqual(names('last-used'), ['dut10', 'dut2', 'Arch']);
  });

  it('leaves all other rows in their places', () => {
    const failed = {
      ...dut,
      vms: failReading(dut.vms, { kind: 'timed-out', tool: 'vmc', timeoutMs: 5 }),
    };
    const [node] = deviceNodes([failed]);
    assert.ok(node);
    const before = childNodes(node);
    for (const order of SORT_ORDERS) {
      assert.deepEqual(
        sortRows(before, order).map(({ kind }) => kind),
        before.map(({ kind }) => kind),
      );
    }
  });

  it('keeps each row with its id, whatever their order was', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...rows], { minLength: rows.length }),
        fc.constantFrom(...SORT_ORDERS),
        (shuffled, order) => {
          const sorted = sortRows(shuffled, order);
          assert.deepEqual(sorted.map(({ id }) => id).sort(), rows.map(({ id }) => id).sort());
          assert.deepEqual(sortRows(sorted, order), sorted);
        },
      ),
    );
  });
});
