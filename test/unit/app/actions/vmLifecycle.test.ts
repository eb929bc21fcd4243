import assert from 'node:assert/strict';
import { Locks } from '../../../../src/app/actions/locks';
import { VmLifecycle } from '../../../../src/app/actions/vmLifecycle';
import { ReplayRunner } from '../../../../src/platform/replayRunner';
import { posixIt } from '../../platform/support';
import { makeAccess, OWNER, StandInDevice, termina } from '../standInDevice';

const target = { deviceId: 'local:here', vm: 'termina' };
const stopped = { ...termina, state: 'stopped' } as const;
const never = new AbortController().signal;

describe('VmLifecycle with real processes', function () {
  this.timeout(20_000);
  let device: StandInDevice;
  let vms: VmLifecycle;
  beforeEach(() => {
    device = new StandInDevice();
    vms = new VmLifecycle(new Locks());
  });
  afterEach(() => device.dispose());
  const starts = () => device.calls('vmc').filter((call) => call.startsWith('vmc start'));

  posixIt('starts a VM that is listed and stopped, and looks whether it did', async () => {
    device.use({ vms: [stopped] });
    assert.deepEqual(await vms.start(device.access(), target, never), { ok: true, value: 'done' });
    assert.deepEqual(device.calls('vmc'), ['vmc list', 'vmc start --no-shell termina', 'vmc list']);
  });

  posixIt('never starts a name that is not listed, because vmc would create it', async () => {
    for (const vm of ['Termina', 'termina ', 'nosuch', "it's", '$(touch x)']) {
      const result = await vms.start(device.access(), { ...target, vm }, never);
      assert.deepEqual(result, { ok: false, error: { kind: 'vm-gone', vm } });
    }
    assert.deepEqual(starts(), []);
  });

  posixIt('starts nothing when the list cannot be had', async () => {
    device.use({ vms: [stopped], faults: { 'vmc list': { garbage: true } } });
    const result = await vms.start(device.access(), target, never);
    assert.equal(!result.ok && result.error.kind, 'unreadable-output');
    assert.deepEqual(starts(), []);
  });

  it('runs nothing for a name that no tool can be given', async () => {
    for (const vm of ['', '-rf', 'a\nb', 'x'.repeat(61)]) {
      const result = await vms.start(device.access(), { ...target, vm }, never);
      assert.equal(!result.ok && result.error.kind, 'bad-vm-name');
    }
    assert.deepEqual(device.calls(), []);
  });

  for (const state of ['running', 'starting'] as const) {
    posixIt(`leaves a VM alone that is ${state}`, async () => {
      device.use({ vms: [{ ...termina, state }] });
      const result = await vms.start(device.access(), target, never);
      assert.deepEqual(result, { ok: true, value: 'already' });
      assert.deepEqual(starts(), []);
    });
  }

  posixIt('tells that a VM did not start although vmc said nothing', async () => {
    device.use({ vms: [stopped], faults: { 'vmc start': { exitCode: 0 } } });
    const result = await vms.start(device.access(), target, never);
    assert.deepEqual(result, { ok: false, error: { kind: 'vm-did-not-start', vm: 'termina' } });
  });

  posixIt('tells why vmc could not start it', async () => {
    device.use({ vms: [{ ...stopped, startFailure: 'not enough disk space' }] });
    const result = await vms.start(device.access(), target, never);
    assert.ok(!result.ok && result.error.kind === 'vmc');
    assert.equal(result.error.failure.kind, 'low-disk');
  });

  posixIt(
    'tells that an old vmc has no --no-shell, and does not open a shell instead',
    async () => {
      const stderr = 'Error: UnrecognizedOption("no-shell")\n';
      device.use({ vms: [stopped], faults: { 'vmc start': { stderr, exitCode: 1 } } });
      const result = await vms.start(device.access(), target, never);
      assert.ok(!result.ok && result.error.kind === 'vmc');
      assert.equal(result.error.failure.kind, 'unrecognized-option');
      assert.equal(starts().length, 1);
    },
  );

  posixIt(
    'refuses a second start while the first is under way, and takes one after it',
    async () => {
      device.use({ vms: [stopped], startDelayMs: 300 });
      const access = device.access();
      const first = vms.start(access, target, never);
      const second = await vms.start(access, target, never);
      assert.deepEqual(second, {
        ok: false,
        error: { kind: 'already-under-way', name: 'termina' },
      });
      assert.deepEqual(await first, { ok: true, value: 'done' });
      assert.deepEqual(await vms.start(access, target, never), { ok: true, value: 'already' });
      assert.equal(starts().length, 1);
    },
  );

  posixIt('is cancelled without a word', async () => {
    device.use({ vms: [stopped], faults: { 'vmc start': { hang: true } } });
    const abort = new AbortController();
    const result = vms.start(device.access(), target, abort.signal);
    while (starts().length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    abort.abort();
    assert.deepEqual(await result, { ok: false, error: { kind: 'cancelled' } });
  });

  posixIt('stops a VM, and has nothing to do for a stopped one', async () => {
    const access = device.access();
    assert.deepEqual(await vms.stop(access, target, never), { ok: true, value: 'done' });
    assert.deepEqual(await vms.stop(access, target, never), { ok: true, value: 'already' });
    assert.equal(device.calls('vmc').filter((call) => call === 'vmc stop termina').length, 1);
  });

  posixIt('tells that a VM still runs although vmc said nothing', async () => {
    device.use({ faults: { 'vmc stop': { exitCode: 0 } } });
    const result = await vms.stop(device.access(), target, never);
    assert.deepEqual(result, { ok: false, error: { kind: 'vm-did-not-stop', vm: 'termina' } });
  });

  posixIt('restarts a running VM, and starts a stopped one', async () => {
    const verbs = () =>
      device
        .calls('vmc')
        .map((call) => call.split(' ')[1])
        .filter((verb) => verb !== 'list');
    assert.deepEqual(await vms.restart(device.access(), target, never), {
      ok: true,
      value: 'done',
    });
    assert.deepEqual(verbs(), ['stop', 'start']);
    device.use({ vms: [stopped] });
    await vms.restart(device.access(), target, never);
    assert.deepEqual(verbs(), ['start']);
  });

  posixIt('asks for the state where the list has none (2018 to 2024)', async () => {
    device.use({ variant: 'D', vms: [stopped] });
    const result = await vms.start(device.access({ ownerHash: OWNER }), target, never);
    assert.deepEqual(result, { ok: true, value: 'done' });
    assert.deepEqual(
      device.calls('vmc').map((call) => call.split(' ')[1]),
      ['list', 'usb-list', 'start', 'list'],
    );
  });
});

describe('VmLifecycle', () => {
  it('stops at a stop that failed instead of starting', async () => {
    const list =
      'termina (1 bytes, raw) (on disk VM type: crostini)  running\nTotal Size (bytes): 1\n';
    const processes = new ReplayRunner([
      { file: 'vmc', args: ['list'], answer: { stdout: list } },
      {
        file: 'vmc',
        args: ['stop', 'termina'],
        answer: {
          exitCode: 1,
          stderr: 'Error: operation `vm_stop` failed: failed to stop vm: no\n',
        },
      },
    ]);
    const result = await new VmLifecycle(new Locks()).restart(
      makeAccess({ processes }),
      target,
      never,
    );
    assert.ok(!result.ok && result.error.kind === 'vmc');
    assert.equal(result.error.failure.kind, 'vm-stop-failed');
    assert.equal(processes.calls.length, 2);
  });
});

describe('Locks', () => {
  it('lets go of what an action held that threw', async () => {
    const locks = new Locks();
    const fail = () => Promise.reject(new Error('a bug'));
    await assert.rejects(locks.hold('a', 'a', fail));
    const done = await locks.hold('a', 'a', () => Promise.resolve({ ok: true, value: 1 } as const));
    assert.deepEqual(done, { ok: true, value: 1 });
  });
});
