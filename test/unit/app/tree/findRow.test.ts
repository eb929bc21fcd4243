import assert from 'node:assert/strict';
import {
  finishReading,
  newDeviceState,
  type DeviceState,
} from '../../../../src/app/inventory/deviceState';
import { findRow, placedRows } from '../../../../src/app/tree/findRow';
import type { Instance } from '../../../../src/core/model/instance';

const named = (name: string): Instance => ({
  name,
  state: 'running',
  kind: 'container',
  ephemeral: false,
});

function device(name: string): DeviceState {
  const instances = finishReading([named('penguin'), named('a/b')], [], 7);
  return {
    ...newDeviceState({ kind: 'saved', name, file: 'x' }),
    wasRead: true,
    vms: finishReading([{ name: 'termina', state: 'running' }], [], 7),
    contents: new Map([['termina', { containerless: false, instances }]]),
    instances: finishReading([named('web')], [], 7),
  };
}

const DEVICES = [device('one'), device('one two'), device('one')];

describe('findRow', () => {
  it('finds each row by its id, with the one above it', () => {
    const [first] = DEVICES;
    assert.ok(first);
    const rows = placedRows([first]);
    assert.deepEqual(
      rows.map(({ row, parent }) => `${parent?.id ?? '-'} < ${row.id}`),
      [
        '- < saved:one',
        'saved:one < saved:one/vm/termina',
        'saved:one/vm/termina < saved:one/vm/termina/container//penguin',
        'saved:one/vm/termina < saved:one/vm/termina/container//a%2Fb',
        'saved:one < saved:one/container//web',
      ],
    );
    for (const { row, parent } of rows) {
      const found = findRow(DEVICES, row.id);
      assert.equal(found?.row.id, row.id);
      assert.equal(found.parent?.id, parent?.id);
    }
  });

  it('finds nothing by an id that is no row of a device, VM or container', () => {
    for (const id of [
      '',
      'saved:',
      'saved:one/',
      'saved:one/vm',
      'saved:one/vm/termina/container//penguin/address0',
      'saved:one/vm/other',
      'saved:three',
      '__proto__',
    ]) {
      assert.equal(findRow(DEVICES, id), undefined, id);
    }
  });
});
