import assert from 'node:assert/strict';
import { Inventory } from '../../../../src/app/inventory/inventory';
import { HostReader } from '../../../../src/app/inventory/hostReader';
import { newDeviceState, type DeviceState } from '../../../../src/app/inventory/deviceState';
import { RemoteReader } from '../../../../src/app/inventory/remoteReader';
import type { Problem } from '../../../../src/core/problem/problem';
import { standInsDir } from '../../../lab/lab';
import type { StandInFault, StandInLxd } from '../../../lab/standInState';
import { posixIt } from '../../platform/support';
import { FakeClock } from '../fakeClock';
import { containerLines, HERE, readDevice, Reading, vmLines } from '../readings';
import { OWNER, StandInDevice, termina } from '../standInDevice';

const lxd: StandInLxd = {
  instances: [
    { name: 'penguin', status: 'Running' },
    { name: 'arch', status: 'Stopped' },
  ],
};
const LISTED = ['arch stopped', 'penguin running'];
const both = () => Promise.resolve(true);
const lxcOnly = (tool: string) => Promise.resolve(tool === 'lxc');

function kindOf(problem: Problem | undefined): string | undefined {
  return problem !== undefined &&
    'failure' in problem &&
    typeof problem.failure === 'object' &&
    'kind' in problem.failure
    ? `${problem.kind} ${problem.failure.kind}`
    : problem?.kind;
}

describe('faults of a device', function () {
  this.timeout(20_000);
  let device: StandInDevice;
  beforeEach(() => (device = new StandInDevice()));
  afterEach(() => device.dispose());

  posixIt('says that there is no tool at all', async () => {
    device.remove('vmc');
    device.remove('lxc');
    device.path = '/nonexistent';
    const state = await readDevice(device.access({ mayHave: both }));
    assert.deepEqual(state.problem, { kind: 'no-tools' });
    assert.equal(state.vms, undefined);
    assert.equal(state.instances, undefined);
  });

  posixIt('passes over the tool that is missing where the other one works', async () => {
    device.remove('vmc');
    device.use({ lxd });
    const state = await readDevice(device.access({ mayHave: both }));
    assert.equal(state.problem, undefined);
    assert.equal(state.vms, undefined);
    assert.deepEqual(containerLines(state), LISTED);
  });

  posixIt('names the tool that may not be run', async () => {
    device.path = '/nonexistent';
    device.installScript('lxc', '#!/bin/sh\n', 0o644);
    const state = await readDevice(device.access({ mayHave: lxcOnly }));
    assert.deepEqual(state.instances?.problem, { kind: 'tool-not-permitted', tool: 'lxc' });
  });

  describe('of vmc list', () => {
    const rows: readonly (readonly [string, StandInFault, string])[] = [
      ['garbage', { garbage: true }, 'unreadable-output'],
      ['an error page', { stdout: '<html>\n<p>no</p>\n' }, 'unreadable-output'],
      ['nothing at all', { stdout: '' }, 'unreadable-output'],
      ['50 MB', { bytes: 50_000_000 }, 'too-much-output'],
      ['a crash', { stderr: "thread 'main' panicked at src/x.rs\n", exitCode: 101 }, 'vmc crashed'],
      ['death by a signal', { signal: 'SIGKILL' }, 'ended-by-signal'],
    ];
    for (const [what, fault, kind] of rows) {
      posixIt(`${what} is told, the last good data stay, and the next reading heals`, async () => {
        const vms = [{ ...termina, type: 'baguette' }];
        device.use({ vms });
        const reading = Reading.of(device.access({ ownerHash: OWNER }));
        await reading.read();
        device.use({ vms, faults: { 'vmc list': fault } });
        const failed = await reading.read();
        assert.equal(kindOf(failed.vms?.problem), kind);
        assert.deepEqual(vmLines(failed), ['termina running']);
        assert.equal(failed.vms?.reading, false);
        device.use({ vms });
        const healed = await reading.read();
        assert.equal(healed.vms?.problem, undefined);
        assert.equal(healed.problem, undefined);
      });
    }

    posixIt('leaves the containers that were seen', async () => {
      device.use({ lxd });
      const reading = Reading.of(device.access({ ownerHash: OWNER }));
      await reading.read();
      device.use({ lxd, faults: { 'vmc list': { garbage: true } } });
      assert.deepEqual(containerLines(await reading.read(), 'termina'), LISTED);
    });

    posixIt('half a table is marked as such', async () => {
      device.use({
        vms: [
          { ...termina, type: 'baguette' },
          { ...termina, name: 'other', type: 'baguette' },
        ],
        faults: { 'vmc list': { truncateAfterBytes: 130 } },
      });
      const state = await readDevice(device.access({ ownerHash: OWNER }));
      const codes = (state.vms?.warnings ?? []).map(({ code }) => code);
      assert.ok(codes.includes('truncated'), JSON.stringify(codes));
      assert.ok(codes.includes('missing-total'));
    });

    const words: readonly (readonly [string, object, string])[] = [
      ['Crostini is switched off', { disabled: true }, 'vmc crostini-disabled'],
      ['concierge does not run', { conciergeDown: true }, 'vmc concierge-down'],
      ['there is no system bus', { noSystemBus: true }, 'vmc no-system-bus'],
    ];
    for (const [what, change, kind] of words) {
      posixIt(`${what}: the cause is kept`, async () => {
        device.use(change);
        const state = await readDevice(device.access({ ownerHash: OWNER }));
        assert.equal(kindOf(state.vms?.problem), kind);
      });
    }
  });

  describe('of lxc list', () => {
    const rows: readonly (readonly [string, Partial<StandInLxd>, string])[] = [
      ['the socket is not for this user', { reachable: 'denied' }, 'lxc permission-denied'],
      ['the daemon never ran', { reachable: 'no-socket' }, 'lxc daemon-not-running'],
      ['the daemon died', { reachable: 'refused' }, 'lxc daemon-refused'],
    ];
    for (const [what, change, kind] of rows) {
      posixIt(`${what}: the VM's list and the device's own list say so`, async () => {
        device.use({ lxd: { ...lxd, ...change } });
        const state = await readDevice(device.access({ ownerHash: OWNER, mayHave: both }));
        assert.equal(kindOf(state.contents.get('termina')?.instances.problem), kind);
        assert.equal(kindOf(state.instances?.problem), kind);
        assert.deepEqual(vmLines(state), ['termina running']);
      });
    }

    const outputs: readonly (readonly [string, StandInFault, string])[] = [
      ['garbage', { garbage: true }, 'unreadable-output'],
      ['half a JSON', { truncateAfterBytes: 700 }, 'unreadable-output'],
      ['50 MB that are no JSON', { bytes: 50_000_000 }, 'unreadable-output'],
    ];
    for (const [what, fault, kind] of outputs) {
      posixIt(`${what} is told, the last good data stay, and the next reading heals`, async () => {
        device.use({ lxd });
        const access = device.access({ mayHave: lxcOnly });
        const reading = Reading.of(access);
        const { instances: good } = await reading.read();
        device.use({ lxd, faults: { 'lxc list': fault } });
        const { instances } = await reading.read();
        assert.equal(kindOf(instances?.problem), kind);
        assert.equal(instances?.data, good?.data);
        assert.equal(instances?.readAtMs, good?.readAtMs);
        device.use({ lxd });
        assert.equal((await reading.read()).instances?.problem, undefined);
      });
    }

    posixIt('keeps the rows of the quick list when only the full one fails', async () => {
      device.use({
        lxd,
        faults: {
          'lxc list --format=json --fast': {},
          'lxc list --format=json': { delayMs: 500, garbage: true },
        },
      });
      const state = await readDevice(device.access({ mayHave: lxcOnly }));
      assert.equal(state.instances?.problem?.kind, 'unreadable-output');
      assert.deepEqual(containerLines(state), LISTED);
    });

    posixIt('the hint of a first use is no failure', async () => {
      device.use({ lxd: { ...lxd, firstRunHint: true } });
      const state = await readDevice(device.access({ mayHave: lxcOnly }));
      assert.equal(state.instances?.problem, undefined);
      assert.deepEqual(containerLines(state), LISTED);
    });
  });

  posixIt('a daemon that hangs costs its own VM a time-out and nobody else anything', async () => {
    device.use({ lxd, vms: [termina, { ...termina, name: 'hung' }] });
    device.installScript(
      'vsh',
      `#!/bin/sh
case "$*" in *--vm_name=hung*) exec sleep 60 ;; esac
exec '${standInsDir}/vsh' "$@"
`,
    );
    const reading = Reading.of(device.access({ ownerHash: OWNER, timeoutMs: 1500 }));
    const state = await reading.read();
    assert.equal(state.contents.get('hung')?.instances.problem?.kind, 'timed-out');
    assert.deepEqual(containerLines(state, 'termina'), LISTED);
    assert.deepEqual(vmLines(state), ['termina running', 'hung running']);
    const early = reading.states.find(
      ({ contents }) => contents.get('termina')?.instances.data !== undefined,
    );
    assert.equal(early?.contents.get('hung')?.instances.reading, true, 'termina had to wait');
  });

  posixIt('a device that hangs keeps no other device waiting', async () => {
    device.use({ lxd, faults: { 'vmc list': { hang: true } } });
    const healthy = new StandInDevice();
    healthy.use({ lxd });
    const inventory = new Inventory();
    const reader = (of: StandInDevice) =>
      new HostReader(of.access({ ownerHash: OWNER }), new FakeClock(), newDeviceState(HERE));
    inventory.setDevices([
      { config: HERE, reader: reader(device) },
      { config: { kind: 'local', name: 'healthy' }, reader: reader(healthy) },
    ]);
    const all = inventory.refresh();
    await inventory.refreshDevice('local:healthy');
    assert.equal(inventory.device('local:here')?.reading, true);
    assert.equal(inventory.device('local:healthy')?.reading, false);
    inventory.cancel();
    await all;
    const cancelled = inventory.device('local:here');
    assert.equal(cancelled?.problem, undefined);
    assert.equal(cancelled?.vms, undefined);
    assert.equal(cancelled?.wasRead, false);
    await healthy.dispose();
  });

  posixIt('a reading that is called off leaves what was known as it was', async () => {
    device.use({ lxd });
    const reading = Reading.of(device.access({ ownerHash: OWNER, mayHave: both }));
    const before = await reading.read();
    device.use({ lxd, faults: { vsh: { hang: true }, lxc: { hang: true } } });
    const abort = new AbortController();
    const ended = reading.read(abort.signal);
    while (device.calls('vsh').length === 0 || device.calls('lxc').length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    abort.abort();
    const after = await ended;
    assert.equal(after.instances?.problem, undefined);
    assert.equal(after.instances?.data, before.instances?.data);
    const contents = after.contents.get('termina')?.instances;
    assert.equal(contents?.problem, undefined);
    assert.deepEqual(contents?.data, before.contents.get('termina')?.instances.data);
    assert.equal(contents?.reading, false);
    assert.equal(after.reading, false);
  });

  posixIt('called off while it asks who is signed in, it does not say that nobody is', async () => {
    device.use({ lxd, faults: { 'dbus-send': { hang: true } } });
    const reading = Reading.of(device.access());
    const abort = new AbortController();
    const ended = reading.read(abort.signal);
    while (reading.state.vms?.data === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    abort.abort();
    const state = await ended;
    assert.equal(state.contents.get('termina')?.instances.problem, undefined);
    assert.equal(state.vms?.problem, undefined);
  });

  posixIt('two refreshes at once run each command once', async () => {
    device.use({ lxd });
    const reader = new HostReader(
      device.access({ ownerHash: OWNER }),
      new FakeClock(),
      newDeviceState(HERE),
    );
    const inventory = new Inventory();
    inventory.setDevices([{ config: HERE, reader }]);
    await Promise.all([inventory.refresh(), inventory.refresh()]);
    assert.equal(device.calls('vmc').length, 1);
  });

  posixIt('data of a tool that is gone stay, with the reason', async () => {
    device.use({ lxd });
    let hasTools = true;
    const reading = Reading.of(
      device.access({ ownerHash: OWNER, mayHave: () => Promise.resolve(hasTools) }),
    );
    await reading.read();
    hasTools = false;
    const state = await reading.read();
    assert.equal(state.vms?.problem?.kind, 'tool-missing');
    assert.equal(state.instances?.problem?.kind, 'tool-missing');
    assert.deepEqual(vmLines(state), ['termina running']);
    assert.deepEqual(state.problem, { kind: 'no-tools' });
  });

  posixIt('a remote of the lxc client fails and heals like any other list', async () => {
    device.use({ lxd });
    const read = async (remote: string): Promise<DeviceState> => {
      const access = device.access({ remote, mayHave: both });
      const config = { kind: 'lxd', name: 'Termina', remote } as const;
      return new Reading(new RemoteReader(access, new FakeClock()), config).read();
    };
    assert.deepEqual(containerLines(await read('local')), LISTED);
    const unknown = await read('nowhere');
    assert.equal(kindOf(unknown.instances?.problem), 'lxc remote-unknown');
    assert.equal(unknown.wasRead, true);
  });
});
