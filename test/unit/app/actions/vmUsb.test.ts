import assert from 'node:assert/strict';
import { attachUsb, detachUsb, readUsb } from '../../../../src/app/actions/vmUsb';
import type { Problem } from '../../../../src/core/problem/problem';
import type { Result } from '../../../../src/core/result';
import { posixIt } from '../../platform/support';
import { StandInDevice, termina } from '../standInDevice';

const target = { deviceId: 'local:here', vm: 'termina' };
const never = new AbortController().signal;
const place = { bus: 1, device: 7 };

describe('USB devices of a VM', function () {
  this.timeout(20_000);
  let device: StandInDevice;
  beforeEach(() => {
    device = new StandInDevice();
  });
  afterEach(() => device.dispose());
  const attach = (container?: string) =>
    attachUsb(device.access(), target, { place, container }, never);
  const read = () => readUsb(device.access(), target, never);

  function failureKind(result: Result<unknown, Problem>): string {
    assert.ok(!result.ok && result.error.kind === 'vmc', JSON.stringify(result));
    return result.error.failure.kind;
  }

  posixIt('attaches a device, lists it and detaches it', async () => {
    assert.deepEqual(await attach(), { ok: true, value: 1 });
    const usb = await read();
    assert.ok(usb.ok);
    assert.deepEqual(usb.value.attached, [{ port: 1, vendorId: '18d1', productId: '4ee7' }]);
    assert.deepEqual(await detachUsb(device.access(), target, 1, never), {
      ok: true,
      value: undefined,
    });
    assert.deepEqual(device.state().vms[0]?.usb, []);
  });

  posixIt('hands a device to one container', async () => {
    assert.deepEqual(await attach('penguin'), { ok: true, value: 1 });
    assert.deepEqual(device.words('vmc'), [['usb-attach', 'termina', '1:7', 'penguin']]);
  });

  it('runs nothing for names that no tool can be given', async () => {
    const container = await attach('--all');
    assert.equal(!container.ok && container.error.kind, 'bad-instance-name');
    const bad = { ...target, vm: '-rf' };
    for (const result of [
      await readUsb(device.access(), bad, never),
      await detachUsb(device.access(), bad, 1, never),
      await attachUsb(device.access(), bad, { place, container: undefined }, never),
    ]) {
      assert.equal(!result.ok && result.error.kind, 'bad-vm-name');
    }
    assert.deepEqual(device.calls(), []);
  });

  posixIt('lists what the machine has', async () => {
    const block = '1\n7\n18d1\n4ee7\n00\nremovable\nGoogle\nPixel 8\n';
    device.installScript('sh', `#!/bin/bash\nprintf '${block.replaceAll('\n', '\\n')}'\n`);
    const usb = await read();
    assert.ok(usb.ok);
    assert.deepEqual(
      usb.value.host?.map(({ name }) => name),
      ['Google Pixel 8'],
    );
  });

  posixIt('does without the list of the machine where there is none', async () => {
    device.installScript('sh', '#!/bin/bash\nexit 2\n');
    const usb = await read();
    assert.ok(usb.ok);
    assert.deepEqual(usb.value, { attached: [], host: undefined });
  });

  posixIt('says that the VM is not running', async () => {
    device.use({ vms: [{ ...termina, state: 'stopped' }] });
    assert.equal(failureKind(await read()), 'vm-not-running');
  });

  posixIt('says that nothing is plugged in there', async () => {
    device.use({ usbPlugged: ['1:9'] });
    const result = await attach();
    assert.equal(failureKind(result), 'usb-failed');
  });

  posixIt('says what an old ChromeOS cannot do', async () => {
    device.use({ missingSubcommands: ['usb-attach', 'usb-detach', 'usb-list'] });
    const commands = [
      await read(),
      await attach(),
      await detachUsb(device.access(), target, 1, never),
    ].map((result) => !result.ok && result.error.kind === 'vmc-too-old' && result.error.command);
    assert.deepEqual(commands, ['vmc usb-list', 'vmc usb-attach', 'vmc usb-detach']);
    device.use({ usbForVmsOnly: true });
    assert.deepEqual(await attach('penguin'), {
      ok: false,
      error: { kind: 'vmc-too-old', command: 'vmc usb-attach VM BUS:DEVICE CONTAINER' },
    });
    assert.ok((await attach()).ok);
  });
});
