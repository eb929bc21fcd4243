import assert from 'node:assert/strict';
import { shareFolder, unshareFolder } from '../../../../src/app/actions/vmSharing';
import { attachUsb, detachUsb, readUsb } from '../../../../src/app/actions/vmUsb';
import { DemoRunner, type DemoRecordings } from '../../../../src/app/demo/demoRunner';
import { FakeClock } from '../fakeClock';
import { makeAccess } from '../standInDevice';

const recordings: DemoRecordings = {
  inventory: {
    vms: [
      { vm: { name: 'termina', state: 'running' }, instances: [] },
      { vm: { name: 'old', state: 'stopped' }, instances: [] },
    ],
    instances: [],
  },
  vmLog: '',
  journal: '',
};
const never = new AbortController().signal;
const target = { deviceId: 'demo:Demo', vm: 'termina' };
const place = { bus: 1, device: 7 };

describe('sharing and USB on the demo device', () => {
  const access = makeAccess({
    processes: new DemoRunner(() => Promise.resolve(recordings), new FakeClock()),
  });

  it('shares a folder with a VM that runs, and with no other one', async () => {
    assert.deepEqual(await shareFolder(access, target, 'Downloads', never), {
      ok: true,
      value: { vmPath: '/mnt/shared/MyFiles/Downloads' },
    });
    assert.ok((await unshareFolder(access, target, 'Downloads', never)).ok);
    const stopped = await shareFolder(access, { ...target, vm: 'old' }, 'Downloads', never);
    assert.ok(!stopped.ok && stopped.error.kind === 'vmc');
    assert.equal(stopped.error.failure.kind, 'vm-not-running');
  });

  it('has USB devices that can be attached and detached', async () => {
    const before = await readUsb(access, target, never);
    assert.ok(before.ok);
    assert.deepEqual(
      before.value.host?.map(({ name, isBuiltIn }) => [name, isBuiltIn]),
      [
        ['Google Pixel 8', false],
        ['Arduino Uno R3', false],
        ['HD Webcam', true],
      ],
    );
    const attached = await attachUsb(access, target, { place, container: 'penguin' }, never);
    assert.deepEqual(attached, { ok: true, value: 1 });
    const during = await readUsb(access, target, never);
    assert.deepEqual(during.ok && during.value.attached, [
      { port: 1, vendorId: '18d1', productId: '4ee7' },
    ]);
    assert.ok((await detachUsb(access, target, 1, never)).ok);
    const after = await readUsb(access, target, never);
    assert.deepEqual(after.ok && after.value.attached, []);
  });

  it('has nothing at other places', async () => {
    const other = { place: { bus: 9, device: 9 }, container: undefined };
    const result = await attachUsb(access, target, other, never);
    assert.ok(!result.ok && result.error.kind === 'vmc');
    assert.equal(result.error.failure.kind, 'usb-failed');
  });
});
