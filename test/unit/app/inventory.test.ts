import assert from 'node:assert/strict';
import type { DeviceReader, UpdateState } from '../../../src/app/inventory/deviceReader';
import { finishReading } from '../../../src/app/inventory/deviceState';
import { Inventory } from '../../../src/app/inventory/inventory';
import { countRunning } from '../../../src/app/inventory/counts';
import type { DeviceConfig } from '../../../src/core/model/device';
import { settle } from './fakeClock';

/** A reader whose readings end when the test says so. */
class ManualReader implements DeviceReader {
  readonly readings: { update: UpdateState; signal: AbortSignal; end: () => void }[] = [];

  read(update: UpdateState, signal: AbortSignal): Promise<void> {
    return new Promise((end) => this.readings.push({ update, signal, end }));
  }

  get latest() {
    const reading = this.readings.at(-1);
    assert.ok(reading);
    return reading;
  }
}

const local: DeviceConfig = { kind: 'local', name: 'here' };
const other: DeviceConfig = { kind: 'ssh', name: 'there', host: 'there', sshOptions: [] };

describe('Inventory', () => {
  it('reads devices side by side', async () => {
    const inventory = new Inventory();
    const readers = [new ManualReader(), new ManualReader()];
    inventory.setDevices([
      { config: local, reader: readers[0] },
      { config: other, reader: readers[1] },
    ]);
    void inventory.refresh();
    await settle();
    assert.deepEqual(
      readers.map(({ readings }) => readings.length),
      [1, 1],
    );
  });

  it('joins a refresh to the one that runs', async () => {
    const inventory = new Inventory();
    const reader = new ManualReader();
    inventory.setDevices([{ config: local, reader }]);
    const both = Promise.all([inventory.refresh(), inventory.refresh()]);
    assert.equal(reader.readings.length, 1);
    reader.latest.end();
    await both;
    assert.equal(reader.readings.length, 1);
  });

  it('reads once more, and only once, for fresh refreshes during a reading', async () => {
    const inventory = new Inventory();
    const reader = new ManualReader();
    inventory.setDevices([{ config: local, reader }]);
    void inventory.refresh();
    const fresh = Promise.all([inventory.refresh('fresh'), inventory.refresh('fresh')]);
    assert.equal(reader.readings.length, 1);
    reader.latest.end();
    await settle();
    assert.equal(reader.readings.length, 2);
    reader.latest.end();
    await fresh;
    assert.equal(reader.readings.length, 2);
  });

  it('tells which device changed', async () => {
    const inventory = new Inventory();
    const reader = new ManualReader();
    const changes: (string | undefined)[] = [];
    inventory.onDidChange((device) => changes.push(device?.id));
    inventory.setDevices([{ config: local, reader }]);
    void inventory.refresh();
    reader.latest.update((state) => ({ ...state, reading: true }));
    assert.deepEqual(changes, [undefined, 'local:here']);
    assert.equal(inventory.device('local:here')?.reading, true);
    await settle();
  });

  it('keeps the data of a device whose settings stay the same', () => {
    const inventory = new Inventory();
    const reader = new ManualReader();
    inventory.setDevices([{ config: local, reader }]);
    void inventory.refresh();
    reader.latest.update((state) => ({ ...state, vms: finishReading([], [], 5) }));
    inventory.setDevices([
      { config: other, reader: new ManualReader() },
      { config: { ...local }, reader: new ManualReader() },
    ]);
    assert.equal(inventory.device('local:here')?.vms?.readAtMs, 5);
    assert.equal(reader.latest.signal.aborted, false);
  });

  it('takes over a device anew whose programs changed', () => {
    const inventory = new Inventory();
    const readers = [new ManualReader(), new ManualReader()];
    inventory.setDevices([{ config: local, key: 'one', reader: readers[0] }]);
    void inventory.refresh();
    inventory.setDevices([{ config: { ...local }, key: 'two', reader: readers[1] }]);
    assert.equal(readers[0]?.latest.signal.aborted, true);
    void inventory.refresh();
    assert.equal(readers[1]?.readings.length, 1);
  });

  it('does not begin a reading that was asked for of a device that is gone by then', async () => {
    const inventory = new Inventory();
    const reader = new ManualReader();
    inventory.setDevices([{ config: local, reader }]);
    void inventory.refresh();
    const fresh = inventory.refresh('fresh');
    inventory.setDevices([]);
    reader.latest.end();
    await fresh;
    assert.equal(reader.readings.length, 1);
  });

  it('never reads a device twice at a time', async () => {
    const inventory = new Inventory();
    const reader = new ManualReader();
    inventory.setDevices([{ config: local, reader }]);
    const first = inventory.refresh();
    // Registered before the fresh one, so it hears of the end first.
    const next = first.then(() => inventory.refresh());
    void inventory.refreshDevice('local:here').then(() => inventory.refresh());
    const fresh = inventory.refresh('fresh');
    reader.latest.end();
    await settle();
    assert.equal(reader.readings.length, 2);
    reader.latest.end();
    await Promise.all([next, fresh]);
  });

  it('ends the reading of a device that is gone, and hears no more from it', () => {
    const inventory = new Inventory();
    const reader = new ManualReader();
    inventory.setDevices([{ config: local, reader }]);
    void inventory.refresh();
    inventory.setDevices([]);
    assert.equal(reader.latest.signal.aborted, true);
    let changed = false;
    inventory.onDidChange(() => (changed = true));
    reader.latest.update((state) => ({ ...state, reading: true }));
    assert.equal(changed, false);
    assert.deepEqual(inventory.devices, []);
  });

  it('shows an entry that cannot be used with its fault, and reads nothing', async () => {
    const inventory = new Inventory();
    const config: DeviceConfig = { kind: 'invalid', name: 'x', reason: { kind: 'no-name' } };
    inventory.setDevices([{ config, reader: undefined }]);
    await inventory.refresh();
    assert.deepEqual(inventory.devices[0]?.problem, {
      kind: 'bad-config',
      fault: { kind: 'no-name' },
    });
  });

  it('cancels what runs', () => {
    const inventory = new Inventory();
    const reader = new ManualReader();
    inventory.setDevices([{ config: local, reader }]);
    void inventory.refresh();
    inventory.cancel();
    assert.equal(reader.latest.signal.aborted, true);
  });
});

describe('countRunning', () => {
  const running = {
    name: 'penguin',
    state: 'running',
    kind: 'container',
    ephemeral: false,
  } as const;
  const stopped = { ...running, name: 'arch', state: 'stopped' } as const;
  const state = (config: DeviceConfig) => ({
    id: config.name,
    config,
    contents: new Map([
      ['termina', { containerless: false, instances: finishReading([running, stopped], [], 0) }],
    ]),
    instances: finishReading([running], [], 0),
    reading: false,
    wasRead: true,
  });

  it('counts running containers in VMs and outside of them', () => {
    assert.equal(countRunning([state(local)]), 2);
  });

  it('leaves out the demo device and saved ones', () => {
    const demo: DeviceConfig = { kind: 'demo', name: 'demo' };
    const saved: DeviceConfig = { kind: 'saved', name: 'saved', file: 'x' };
    assert.equal(countRunning([state(local), state(demo), state(saved)]), 2);
  });
});
