import assert from 'node:assert/strict';
import {
  failReading,
  finishReading,
  newDeviceState,
  type DeviceState,
} from '../../../../src/app/inventory/deviceState';
import { liveThings } from '../../../../src/app/liveNames/liveThings';
import type { LiveThing } from '../../../../src/core/liveNames/liveThing';
import type { Instance } from '../../../../src/core/model/instance';
import type { Problem } from '../../../../src/core/problem/problem';
import { HERE } from '../readings';

const DOWN: Problem = { kind: 'timed-out', tool: 'lxc', timeoutMs: 5 };
const penguin: Instance = {
  name: 'penguin',
  state: 'running',
  kind: 'container',
  ephemeral: false,
};
const arch: Instance = { ...penguin, name: 'arch', state: 'stopped' };

function device(change: Partial<DeviceState> = {}): DeviceState {
  return {
    ...newDeviceState(HERE),
    wasRead: true,
    vms: finishReading([{ name: 'termina', state: 'running', type: 'crostini' }], [], 7),
    contents: new Map([
      ['termina', { containerless: false, instances: finishReading([penguin, arch], [], 9) }],
    ]),
    ...change,
  };
}

function short(thing: LiveThing): string {
  const { kind, rowId, source } = thing;
  const age = source.readAtMs ?? '-';
  return [kind, rowId, age, source.isLive ? 'live' : '', source.problem?.kind ?? '']
    .join(' ')
    .trim();
}

describe('liveThings', () => {
  it('gives each row that a note may name, with the age of what is known of it', () => {
    assert.deepEqual(liveThings([device()]).map(short), [
      'device local:here 7',
      'vm local:here/vm/termina 7',
      'container local:here/vm/termina/container//penguin 9',
      'container local:here/vm/termina/container//arch 9',
    ]);
  });

  it('gives nothing of a device that was never read', () => {
    assert.deepEqual(liveThings([newDeviceState(HERE)]), []);
  });

  it('counts what runs in a VM', () => {
    const [, vm] = liveThings([device()]);
    assert.ok(vm?.kind === 'vm');
    assert.deepEqual(vm.containers, { all: 2, running: 1 });
  });

  it('calls containers current while their events come in, VMs never', () => {
    const shown = liveThings([device({ updates: { kind: 'live' } })]).map(short);
    assert.equal(shown[1], 'vm local:here/vm/termina 7');
    assert.equal(shown[3], 'container local:here/vm/termina/container//arch 9 live');
  });

  it('tells why a list is old', () => {
    const instances = failReading(finishReading([penguin], [], 9), DOWN);
    const contents = new Map([['termina', { containerless: false, instances }]]);
    const shown = liveThings([device({ contents, updates: { kind: 'live' } })]).map(short);
    assert.equal(shown[1], 'vm local:here/vm/termina 7');
    assert.equal(shown[2], 'container local:here/vm/termina/container//penguin 9  timed-out');
    const down = liveThings([device({ problem: DOWN })]).map(short);
    assert.equal(down[1], 'vm local:here/vm/termina 7  timed-out');
  });
});
