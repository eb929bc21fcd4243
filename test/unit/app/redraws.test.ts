import assert from 'node:assert/strict';
import {
  finishReading,
  newDeviceState,
  type DeviceState,
} from '../../../src/app/inventory/deviceState';
import { Redraws } from '../../../src/app/tree/redraws';
import { FakeClock } from './fakeClock';

describe('Redraws', () => {
  const first: DeviceState = newDeviceState({ kind: 'local', name: 'here' });
  const read: DeviceState = { ...first, vms: finishReading([], [], 1), wasRead: true };
  let clock: FakeClock;
  let drawn: (string | undefined)[];
  let redraws: Redraws;

  beforeEach(() => {
    clock = new FakeClock();
    drawn = [];
    redraws = new Redraws(clock, (id) => drawn.push(id));
  });

  it('draws a first reading as it comes in', () => {
    redraws.onChange({ ...first, reading: true });
    redraws.onChange({ ...first, reading: true, vms: finishReading([], [], 1) });
    assert.equal(drawn.length, 2);
  });

  it('draws a later reading once, when it ends', () => {
    redraws.onChange(read);
    redraws.onChange({ ...read, reading: true });
    redraws.onChange({ ...read, reading: true, vms: finishReading([], [], 2) });
    assert.equal(drawn.length, 1);
    redraws.onChange({ ...read, vms: finishReading([], [], 2) });
    assert.equal(drawn.length, 2);
    assert.equal(clock.pending, 0);
  });

  it('shows the latest of what there is when a part of a later reading is slow', async () => {
    redraws.onChange(read);
    redraws.onChange({ ...read, reading: true, vms: finishReading([], [], 2) });
    await clock.advance(200);
    redraws.onChange({ ...read, reading: true, vms: finishReading([], [], 3) });
    assert.equal(drawn.length, 1);
    await clock.advance(50);
    assert.equal(drawn.length, 2);
  });

  it('does not draw what looks the same', () => {
    redraws.onChange(read);
    redraws.onChange({ ...read, reading: true });
    redraws.onChange({ ...read });
    assert.equal(drawn.length, 1);
  });

  it('draws nothing that is over by the time it would be drawn', async () => {
    const changed = { ...read, reading: true, vms: finishReading([], [], 2) };
    redraws.onChange(read);
    redraws.onChange(changed);
    redraws.onChange({ ...read, reading: true });
    await clock.advance(1000);
    assert.equal(drawn.length, 1);
    redraws.onChange({ ...changed, reading: false });
    assert.equal(drawn.length, 2);
  });

  it('draws everything when the list of devices changes', () => {
    redraws.onChange(undefined);
    assert.deepEqual(drawn, [undefined]);
  });
});
