import assert from 'node:assert/strict';
import { diagnoseShell, shellLayers } from '../../../src/app/shellDiagnosis';
import type { ShellPlace } from '../../../src/app/shells';
import type { Reach } from '../../../src/core/reach/reach';
import { ReplayRunner } from '../../../src/platform/replayRunner';
import type { StandInInstance } from '../../lab/standInState';
import { posixIt } from '../platform/support';
import { makeAccess, StandInDevice, termina } from './standInDevice';

const never = new AbortController().signal;
const target = { deviceId: 'local:here', vm: 'termina', instance: 'penguin', project: undefined };
const inVm = { kind: 'vm', vm: 'termina', containerless: false, user: 'user' } as const;
const inInstance = { kind: 'instance', target, user: 'user' } as const;

describe('shellLayers', () => {
  const ssh: Reach = {
    kind: 'ssh',
    host: 'dut',
    options: [],
    program: 'ssh',
    connectTimeoutSeconds: 10,
  };
  const processes = new ReplayRunner([]);
  const near = makeAccess({ processes });
  const far = makeAccess({ processes, reach: ssh });

  it('names what a shell goes through', () => {
    const ownLxd: ShellPlace = { ...inInstance, target: { ...target, vm: undefined } };
    assert.deepEqual(shellLayers(far, { kind: 'device' }), ['ssh']);
    assert.deepEqual(shellLayers(near, inVm), ['vm']);
    assert.deepEqual(shellLayers(far, inInstance), ['ssh', 'vm', 'instance']);
    assert.deepEqual(shellLayers(near, ownLxd), ['instance']);
  });
});

describe('diagnoseShell', function () {
  this.timeout(20_000);
  let device: StandInDevice;
  beforeEach(() => {
    device = new StandInDevice();
  });
  afterEach(() => device.dispose());
  const diagnose = (place: ShellPlace) => diagnoseShell(device.access(), place, never);
  const withPenguin = (instance: Partial<StandInInstance>): void =>
    device.use({ lxd: { instances: [{ name: 'penguin', status: 'Running', ...instance }] } });

  posixIt('finds a VM that answers, and changes nothing', async () => {
    assert.deepEqual(await diagnose(inVm), { kind: 'answers' });
    assert.deepEqual(device.calls('vmc'), ['vmc list']);
    assert.ok(device.calls('vsh').every((call) => call.endsWith(' true')));
  });

  posixIt('finds a VM that is stopped or starting, for a shell in its container too', async () => {
    for (const state of ['stopped', 'starting'] as const) {
      device.use({ vms: [{ ...termina, state }] });
      const expected = { kind: 'vm-not-running', vm: 'termina', isStarting: state === 'starting' };
      assert.deepEqual(await diagnose(inVm), expected);
      assert.deepEqual(await diagnose(inInstance), expected);
    }
  });

  posixIt('asks in another way where vmc list has no state', async () => {
    device.use({ variant: 'D', vms: [{ ...termina, state: 'stopped' }] });
    const expected = { kind: 'vm-not-running', vm: 'termina', isStarting: false };
    assert.deepEqual(await diagnose(inVm), expected);
  });

  posixIt('finds a VM that is gone', async () => {
    device.use({ vms: [] });
    assert.deepEqual(await diagnose(inVm), {
      kind: 'problem',
      problem: { kind: 'vm-gone', vm: 'termina' },
    });
  });

  posixIt('finds out that root is not let in', async () => {
    const diagnosis = await diagnose({ ...inVm, user: 'root' });
    assert.ok(diagnosis.kind === 'problem' && diagnosis.problem.kind === 'vsh');
    assert.equal(diagnosis.problem.failure.kind, 'user-refused');
    device.use({ testImage: true });
    assert.deepEqual(await diagnose({ ...inVm, user: 'root' }), { kind: 'answers' });
  });

  posixIt('finds out that a VM wants its pseudo-container', async () => {
    device.use({ vms: [{ ...termina, type: 'baguette' }] });
    const diagnosis = await diagnose(inVm);
    assert.ok(diagnosis.kind === 'problem' && diagnosis.problem.kind === 'vsh');
    assert.equal(diagnosis.problem.failure.kind, 'containerless');
    assert.deepEqual(await diagnose({ ...inVm, containerless: true }), { kind: 'answers' });
  });

  for (const [status, state] of [
    ['Stopped', 'stopped'],
    ['Frozen', 'frozen'],
    ['Error', 'error'],
  ] as const) {
    posixIt(`finds a container that is ${state}`, async () => {
      withPenguin({ status });
      const expected = { kind: 'instance-not-running', state };
      assert.deepEqual(await diagnose(inInstance), expected);
    });
  }

  posixIt('finds a container that is gone', async () => {
    withPenguin({ name: 'other' });
    assert.deepEqual(await diagnose(inInstance), {
      kind: 'problem',
      problem: { kind: 'instance-gone', instance: 'penguin' },
    });
  });

  posixIt('finds a login shell that cannot be run, for the user but not for root', async () => {
    withPenguin({ commands: { sh: { stdout: 'kim\n/usr/bin/fish\nno\n' } } });
    assert.deepEqual(await diagnose(inInstance), {
      kind: 'login-shell-unusable',
      loginShell: { user: 'kim', program: '/usr/bin/fish', isUsable: false },
    });
    assert.deepEqual(await diagnose({ ...inInstance, user: 'root' }), { kind: 'answers' });
  });

  posixIt('finds a container without any shell', async () => {
    withPenguin({ commands: { sh: { stderr: 'Error: Command not found\n', exitCode: 127 } } });
    assert.deepEqual(await diagnose(inInstance), {
      kind: 'problem',
      problem: { kind: 'tool-missing', tool: 'sh', place: 'instance' },
    });
  });

  posixIt('finds nothing wrong with a container that answers', async () => {
    withPenguin({ commands: { sh: { stdout: 'kim\n/bin/sh\nyes\n' } } });
    assert.deepEqual(await diagnose(inInstance), { kind: 'answers' });
  });

  posixIt('says why the device cannot be asked', async () => {
    device.use({ conciergeDown: true });
    const diagnosis = await diagnose(inInstance);
    assert.ok(diagnosis.kind === 'problem' && diagnosis.problem.kind === 'vmc');
    assert.equal(diagnosis.problem.failure.kind, 'concierge-down');
  });

  posixIt('can be called off', async () => {
    const abort = new AbortController();
    abort.abort();
    const diagnosis = await diagnoseShell(device.access(), inVm, abort.signal);
    assert.deepEqual(diagnosis, { kind: 'problem', problem: { kind: 'cancelled' } });
  });
});
