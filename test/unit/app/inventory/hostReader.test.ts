import assert from 'node:assert/strict';
import { StandInDevice, OWNER, termina } from '../standInDevice';
import { containerLines, readDevice, Reading, vmLines } from '../readings';
import type { StandInInstance, StandInState, StandInVm } from '../../../lab/standInState';
import { posixIt } from '../../platform/support';

const penguin: StandInInstance = {
  name: 'penguin',
  status: 'Running',
  addresses: [{ nic: 'eth0', address: '100.115.92.204' }],
};
const lxd = { instances: [penguin, { name: 'arch', status: 'Stopped' }] } as const;
const dev: StandInVm = { name: 'dev', sizeBytes: 4096, type: 'crostini', state: 'stopped' };

describe('HostReader with real processes', function () {
  this.timeout(20_000);
  let device: StandInDevice;
  beforeEach(() => (device = new StandInDevice()));
  afterEach(() => device.dispose());

  describe('reads every form of vmc list', () => {
    const rows: readonly (readonly [StandInState['variant'], probes: readonly string[]])[] = [
      // Nothing tells, and the oldest tool has no usb-list either.
      ['0', ['termina', 'dev']],
      ['A', ['termina', 'dev']],
      ['B', ['termina', 'dev']],
      // A least size proves that termina runs.
      ['C', ['dev']],
      ['D', ['dev']],
      ['E', []],
      ['F', []],
    ];
    for (const [variant, probed] of rows) {
      posixIt(`${variant}, asking ${probed.join(' and ') || 'nobody'} for its state`, async () => {
        const old = variant === '0' || variant === 'A';
        device.use({
          variant,
          lxd,
          vms: [termina, dev],
          ...(old ? { missingSubcommands: ['usb-list'] } : {}),
        });
        const state = await readDevice(device.access({ ownerHash: OWNER }));
        assert.deepEqual(vmLines(state), ['termina running', 'dev stopped']);
        assert.deepEqual(containerLines(state, 'termina'), ['arch stopped', 'penguin running']);
        assert.equal(state.problem, undefined);
        assert.equal(state.vms?.problem, undefined);
        assert.deepEqual(
          device
            .calls('vmc')
            .filter((call) => call.includes('usb-list'))
            .sort(),
          probed.map((name) => `vmc usb-list ${name}`).sort(),
        );
        const trueCalls = device.calls('vsh').filter((call) => call.endsWith(' true'));
        assert.equal(trueCalls.length, old ? probed.length : 0);
      });
    }
  });

  posixIt('keeps hostile names as they are and starts nothing by them', async () => {
    const names = [
      'my vm (2)',
      '$(touch x)',
      "it's",
      '-rf',
      'x'.repeat(61),
      '<b>',
      'größe 日本 🐧 (12 bytes)',
    ];
    device.use({ lxd, vms: names.map((name) => ({ ...termina, name })) });
    const state = await readDevice(device.access({ ownerHash: OWNER }));
    assert.deepEqual(
      state.vms?.data?.map(({ name }) => name),
      names,
    );
    for (const name of names) {
      const section = state.contents.get(name)?.instances;
      if (name === '-rf' || name.length > 60) {
        assert.equal(section?.problem?.kind, 'bad-vm-name');
      } else {
        assert.deepEqual(containerLines(state, name), ['arch stopped', 'penguin running'], name);
      }
    }
    assert.deepEqual(device.filesMade(), []);
    assert.equal(device.calls('vmc').length, 1);
  });

  posixIt('never asks VMs without LXD for containers', async () => {
    device.use({
      lxd,
      vms: [
        { ...termina, name: 'baguette', type: 'baguette' },
        { ...termina, name: 'termina', type: 'baguette' },
        { ...termina, name: 'bru', type: 'bruschetta' },
        { ...termina, name: 'borealis', type: 'borealis' },
        { ...termina, name: 'arcvm', type: 'arcvm' },
      ],
    });
    await readDevice(device.access({ ownerHash: OWNER }));
    assert.deepEqual(device.calls('lxc'), []);
    assert.deepEqual(device.calls('vsh'), []);
  });

  posixIt('knows VMs without LXD by their names where no type is printed', async () => {
    const vms = ['arcvm', 'baguette', 'borealis', 'bru', 'PvmDefault'];
    device.use({ lxd, variant: 'E', vms: vms.map((name) => ({ ...termina, name })) });
    await readDevice(device.access({ ownerHash: OWNER }));
    assert.deepEqual(device.calls('vsh'), []);
  });

  posixIt(
    'finds out that a VM of no stated type has no containers, and asks only once',
    async () => {
      // vmc does not print the type, but it is what vsh meets.
      device.use({ lxd, variant: 'E', vms: [{ ...termina, type: 'baguette' }] });
      const reading = Reading.of(device.access({ ownerHash: OWNER }));
      const state = await reading.read();
      assert.equal(state.contents.get('termina')?.containerless, true);
      assert.equal(state.contents.get('termina')?.instances.problem, undefined);
      const asked = device.calls('vsh').length;
      assert.ok(asked > 0);
      assert.deepEqual(device.calls('lxc'), []);
      await reading.read();
      assert.equal(device.calls('vsh').length, asked);
      assert.ok(
        reading.states.every(
          (each) => each.contents.get('termina')?.instances.problem === undefined,
        ),
        'a failure that is an answer was shown',
      );
    },
  );

  posixIt('takes the way of an interactive bash for a Termina with the newer LXD', async () => {
    const stderr = "Failed to exec 'lxc': No such file or directory\n";
    device.use({ lxd, faults: { 'vsh lxc': { stderr, exitCode: 1 } } });
    const reading = Reading.of(device.access({ ownerHash: OWNER }));
    const state = await reading.read();
    assert.deepEqual(containerLines(state, 'termina'), ['arch stopped', 'penguin running']);
    assert.ok(device.calls('vsh').some((call) => call.includes(' bash -i -c ')));
    assert.ok(
      reading.states.every((each) => each.contents.get('termina')?.instances.problem === undefined),
      'the first way shows as a failure while the second is tried',
    );
    const plain = () => device.calls('vsh').filter((call) => !call.includes(' bash -i -c ')).length;
    assert.equal(plain(), 1);
    await reading.read();
    assert.equal(plain(), 1);
  });

  posixIt('says so when no way finds lxc in the VM', async () => {
    device.use({ lxd, faults: { vsh: { stderr: 'sh: 1: lxc: not found\n', exitCode: 127 } } });
    const state = await readDevice(device.access({ ownerHash: OWNER }));
    assert.deepEqual(state.contents.get('termina')?.instances.problem, {
      kind: 'tool-missing',
      tool: 'lxc',
      place: 'vm',
    });
  });

  posixIt('shows a VM as stopped that stops between the two calls', async () => {
    const stderr = 'ERROR vsh: [vsh.cc:122] Failed to get VM info for termina\n';
    const usb =
      'Error: operation `usb_list` failed: failed to get list of usb devices attached to vm\n';
    device.use({
      lxd,
      faults: { vsh: { stderr, exitCode: 1 }, 'vmc usb-list': { stderr: usb, exitCode: 1 } },
    });
    const state = await readDevice(device.access({ ownerHash: OWNER }));
    assert.deepEqual(vmLines(state), ['termina stopped']);
    assert.equal(state.contents.get('termina')?.instances.problem, undefined);
  });

  posixIt('does not call a VM stopped that only the given hash cannot reach', async () => {
    device.use({ lxd });
    const state = await readDevice(device.access({ ownerHash: 'ab'.repeat(20) }));
    assert.deepEqual(vmLines(state), ['termina running']);
    const problem = state.contents.get('termina')?.instances.problem;
    assert.equal(problem?.kind === 'vsh' && problem.failure.kind, 'vm-not-running');
  });

  posixIt('asks again who is signed in when another user came', async () => {
    device.use({ lxd });
    const reading = Reading.of(device.access());
    await reading.read();
    device.use({ lxd, ownerHash: 'cd'.repeat(20) });
    const state = await reading.read();
    assert.deepEqual(vmLines(state), ['termina running']);
    assert.deepEqual(containerLines(state, 'termina'), ['arch stopped', 'penguin running']);
    assert.equal(state.contents.get('termina')?.instances.problem, undefined);
  });

  posixIt('finds the owner hash by dbus-send, once', async () => {
    device.use({ lxd });
    const reading = Reading.of(device.access());
    await reading.read();
    await reading.read();
    assert.equal(device.calls('dbus-send').length, 1);
    assert.ok(device.calls('vsh').every((call) => call.includes(`--owner_id=${OWNER} `)));
  });

  posixIt('finds the owner hash by the folders of /home/user where there is no bus', async () => {
    device.use({ lxd, signedOut: true });
    device.installScript('ls', `#!/bin/sh\n[ "$*" = '-1 /home/user' ] && echo '${OWNER}'\n`);
    const state = await readDevice(device.access());
    assert.deepEqual(containerLines(state, 'termina'), ['arch stopped', 'penguin running']);
  });

  posixIt('gives the hash to a vmc that insists on it, from then on at once', async () => {
    device.use({ lxd, variant: 'D', hashRequired: true });
    const reading = Reading.of(device.access());
    assert.deepEqual(vmLines(await reading.read()), ['termina running']);
    assert.deepEqual(device.hashesGiven(), [undefined, OWNER]);
    await reading.read();
    assert.deepEqual(device.hashesGiven(), [undefined, OWNER, OWNER]);
  });

  posixIt('says that nobody is signed in, beside the VM', async () => {
    device.use({ lxd, signedOut: true });
    device.installScript('ls', '#!/bin/sh\nexit 0\n');
    const state = await readDevice(device.access());
    assert.deepEqual(vmLines(state), ['termina running']);
    assert.deepEqual(state.contents.get('termina')?.instances.problem, { kind: 'no-owner-hash' });
  });

  posixIt('says that nobody is signed in, for the whole list of an old vmc', async () => {
    device.use({ variant: 'D', hashRequired: true, signedOut: true });
    device.installScript('ls', '#!/bin/sh\nexit 0\n');
    const state = await readDevice(device.access());
    assert.deepEqual(state.vms?.problem, { kind: 'no-owner-hash' });
  });
});
