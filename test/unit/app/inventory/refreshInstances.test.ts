import assert from 'node:assert/strict';
import type { DeviceAccess } from '../../../../src/app/deviceAccess';
import type { DeviceReader } from '../../../../src/app/inventory/deviceReader';
import { newDeviceState, type DeviceState } from '../../../../src/app/inventory/deviceState';
import { HostReader } from '../../../../src/app/inventory/hostReader';
import { Inventory } from '../../../../src/app/inventory/inventory';
import { RemoteReader } from '../../../../src/app/inventory/remoteReader';
import type { StandInLxd } from '../../../lab/standInState';
import { posixIt } from '../../platform/support';
import { FakeClock } from '../fakeClock';
import { containerLines, HERE, vmLines } from '../readings';
import { OWNER, StandInDevice, termina } from '../standInDevice';

const lxd: StandInLxd = { instances: [{ name: 'penguin', status: 'Running' }] };
const grown: StandInLxd = {
  instances: [...lxd.instances, { name: 'arch', status: 'Stopped' }],
};
const GROWN = ['arch stopped', 'penguin running'];

describe('Inventory.refreshInstances', function () {
  this.timeout(20_000);
  let device: StandInDevice;
  let inventory: Inventory;
  beforeEach(() => (device = new StandInDevice()));
  afterEach(() => device.dispose());

  const state = (): DeviceState => inventory.device('local:here') ?? newDeviceState(HERE);
  const lists = (tool: string): number =>
    device.calls(tool).filter((call) => / list\b/.test(call)).length;

  async function readAll(access: DeviceAccess, reader?: DeviceReader): Promise<void> {
    inventory = new Inventory();
    const host = new HostReader(access, new FakeClock(), newDeviceState(HERE));
    inventory.setDevices([{ config: HERE, reader: reader ?? host }]);
    await inventory.refresh();
  }

  describe('of a VM', () => {
    beforeEach(async () => {
      device.use({ lxd });
      await readAll(device.access({ ownerHash: OWNER }));
      device.use({ lxd: grown });
    });

    posixIt('lists its containers, and nothing else', async () => {
      await inventory.refreshInstances('local:here', 'termina');
      assert.deepEqual(containerLines(state(), 'termina'), GROWN);
      assert.deepEqual(device.calls('vmc'), []);
      assert.equal(lists('vsh'), 1);
    });

    posixIt('learns that the VM was stopped', async () => {
      device.use({ lxd: grown, vms: [{ ...termina, state: 'stopped' }] });
      await inventory.refreshInstances('local:here', 'termina');
      assert.deepEqual(vmLines(state()), ['termina stopped']);
      assert.equal(state().contents.get('termina')?.instances.data, undefined);
    });

    posixIt('asks nothing about a VM that is not known to run', async () => {
      await inventory.refreshInstances('local:here', 'other');
      assert.deepEqual(device.calls(), []);
    });

    posixIt('sees what happened while a reading of the whole device was under way', async () => {
      device.use({ lxd, faults: { 'vsh lxc': { delayMs: 300, times: 1 } } });
      const whole = inventory.refresh();
      const again = inventory.refreshInstances('local:here', 'termina');
      await Promise.all([whole, again]);
      assert.equal(lists('vsh'), 2);
    });

    posixIt('lists two changes one after the other', async () => {
      await Promise.all([
        inventory.refreshInstances('local:here', 'termina'),
        inventory.refreshInstances('local:here', 'termina'),
      ]);
      assert.equal(lists('vsh'), 2);
    });

    posixIt('keeps a first failure that may pass to itself, and tells the second one', async () => {
      const refused =
        'Error: Get "http://unix.socket/1.0": dial unix x: connect: connection refused\n';
      device.use({ lxd, faults: { 'vsh lxc': { exitCode: 1, stderr: refused } } });
      await inventory.refreshInstances('local:here', 'termina');
      const section = () => state().contents.get('termina')?.instances;
      assert.deepEqual([section()?.problem, section()?.doubt?.kind], [undefined, 'lxc']);
      await inventory.refreshInstances('local:here', 'termina');
      assert.deepEqual([section()?.problem?.kind, section()?.doubt], ['lxc', undefined]);
      assert.equal(section()?.data?.length, 1);
    });

    posixIt('is called off with everything else', async () => {
      device.use({ lxd: grown, faults: { 'vsh lxc': { hang: true } } });
      const listing = inventory.refreshInstances('local:here', 'termina');
      inventory.cancel();
      await listing;
      assert.deepEqual(containerLines(state(), 'termina'), ['penguin running']);
      assert.equal(state().contents.get('termina')?.instances.problem, undefined);
      device.use({ lxd: grown });
      await inventory.refreshInstances('local:here', 'termina');
      assert.deepEqual(containerLines(state(), 'termina'), GROWN);
    });
  });

  posixIt('lists the containers of the device itself', async () => {
    device.use({ lxd });
    const both = () => Promise.resolve(true);
    await readAll(device.access({ ownerHash: OWNER, mayHave: both }));
    device.use({ lxd: grown });
    await inventory.refreshInstances('local:here', undefined);
    assert.deepEqual(containerLines(state()), GROWN);
    assert.deepEqual(containerLines(state(), 'termina'), ['penguin running']);
    assert.equal(lists('lxc'), 1);
  });

  posixIt('lists a remote', async () => {
    device.use({ lxd });
    const access = device.access({ remote: 'local' });
    await readAll(access, new RemoteReader(access, new FakeClock()));
    device.use({ lxd: grown });
    await inventory.refreshInstances('local:here', undefined);
    assert.deepEqual(containerLines(state()), GROWN);
  });

  it('does nothing for a device that is not there, or cannot be listed', async () => {
    await readAll(device.access(), { read: () => Promise.resolve() });
    await inventory.refreshInstances('local:here', undefined);
    await inventory.refreshInstances('local:gone', undefined);
    assert.deepEqual(device.calls(), []);
  });

  posixIt('automatic readings pass over what is known already', async () => {
    device.use({ lxd });
    const both = () => Promise.resolve(true);
    await readAll(device.access({ ownerHash: OWNER, mayHave: both }));
    device.use({ lxd: grown });
    const isCurrent = (_id: string, vm: string | undefined) => vm === 'termina';
    await inventory.refresh('join', { isPatient: true, isCurrent });
    assert.deepEqual(containerLines(state(), 'termina'), ['penguin running']);
    assert.deepEqual(containerLines(state()), GROWN);
    assert.equal(state().problem, undefined);
    assert.equal(lists('vsh'), 0);
    assert.equal(lists('vmc'), 1);
  });
});
