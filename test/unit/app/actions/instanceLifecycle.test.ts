import assert from 'node:assert/strict';
import { InstanceLifecycle } from '../../../../src/app/actions/instanceLifecycle';
import { Locks } from '../../../../src/app/actions/locks';
import type { ActionResult } from '../../../../src/app/actions/vmLifecycle';
import type { StandInInstance } from '../../../lab/standInState';
import { posixIt } from '../../platform/support';
import { OWNER, StandInDevice } from '../standInDevice';

const never = new AbortController().signal;
const DONE = { ok: true, value: 'done' };
const ALREADY = { ok: true, value: 'already' };

function targetIn(vm: string | undefined, instance = 'penguin', project?: string) {
  return { deviceId: 'local:here', vm, instance, project };
}

function failureOf(result: ActionResult): string {
  assert.ok(!result.ok, 'it went well');
  return result.error.kind === 'lxc' ? `lxc ${result.error.failure.kind}` : result.error.kind;
}

describe('InstanceLifecycle with real processes', function () {
  this.timeout(20_000);
  let device: StandInDevice;
  let lifecycle: InstanceLifecycle;
  beforeEach(() => {
    device = new StandInDevice();
    lifecycle = new InstanceLifecycle(new Locks());
  });
  afterEach(() => device.dispose());
  const use = (status: StandInInstance['status'], more: Partial<StandInInstance> = {}) =>
    device.use({ lxd: { instances: [{ name: 'penguin', status, ...more }] } });
  const access = () => device.access({ ownerHash: OWNER });

  for (const vm of ['termina', undefined]) {
    const where = vm === undefined ? 'on the device' : 'in a VM';
    posixIt(`starts, restarts and stops a container ${where}`, async () => {
      use('Stopped');
      const target = targetIn(vm);
      const its = access();
      assert.deepEqual(await lifecycle.start(its, target, never), DONE);
      assert.deepEqual(await lifecycle.start(its, target, never), ALREADY);
      assert.deepEqual(await lifecycle.restart(its, target, never), DONE);
      assert.deepEqual(await lifecycle.stop(its, target, { force: false }, never), DONE);
      assert.deepEqual(await lifecycle.stop(its, target, { force: false }, never), ALREADY);
      assert.equal(device.calls('vsh').length, vm === undefined ? 0 : 5);
      assert.equal(device.calls('lxc')[3], 'lxc stop --quiet --timeout=30 -- penguin');
    });
  }

  posixIt('starts a stopped container that is to be restarted', async () => {
    use('Stopped');
    assert.deepEqual(await lifecycle.restart(access(), targetIn(undefined), never), DONE);
    assert.ok(device.calls('lxc').includes('lxc start --quiet -- penguin'));
  });

  posixIt('ends a container by force that does not listen', async () => {
    use('Running', { stopTimesOut: true });
    const its = access();
    const polite = await lifecycle.stop(its, targetIn(undefined), { force: false }, never);
    assert.equal(failureOf(polite), 'lxc stop-timed-out');
    const forced = await lifecycle.stop(its, targetIn(undefined), { force: true }, never);
    assert.deepEqual(forced, DONE);
    assert.equal(device.calls('lxc').at(-1), 'lxc stop --quiet --force -- penguin');
  });

  posixIt('names the project', async () => {
    use('Stopped', { project: 'other' });
    const result = await lifecycle.start(access(), targetIn(undefined, 'penguin', 'other'), never);
    assert.deepEqual(result, DONE);
  });

  posixIt('tells that the container is gone', async () => {
    use('Stopped');
    const result = await lifecycle.start(access(), targetIn('termina', 'nosuch'), never);
    assert.equal(failureOf(result), 'instance-gone');
  });

  posixIt('tells that the VM is not running', async () => {
    use('Stopped');
    const result = await lifecycle.start(access(), targetIn('nosuch'), never);
    assert.equal(failureOf(result), 'vsh');
  });

  posixIt('runs nothing for a name that cannot be one', async () => {
    for (const name of ['', '-f', 'a/b', 'remote:a', '$(touch x)', 'x'.repeat(64)]) {
      const result = await lifecycle.start(access(), targetIn('termina', name), never);
      assert.equal(failureOf(result), 'bad-instance-name');
    }
    const inBadVm = await lifecycle.start(access(), targetIn('-rf'), never);
    assert.equal(failureOf(inBadVm), 'bad-vm-name');
    assert.deepEqual(device.calls(), []);
  });

  posixIt('tells that it failed to start', async () => {
    use('Stopped', { startFails: true });
    const result = await lifecycle.start(access(), targetIn('termina'), never);
    assert.equal(failureOf(result), 'lxc start-failed');
  });

  posixIt('tells that LXD is busy with it', async () => {
    const stderr =
      'Error: Failed to create instance start operation: Instance is busy running a "stop" operation\n';
    device.use({ faults: { 'lxc start': { stderr, exitCode: 1 } } });
    const result = await lifecycle.start(access(), targetIn(undefined), never);
    assert.equal(failureOf(result), 'lxc busy');
  });

  posixIt('tells that LXD may not be used', async () => {
    device.use({ lxd: { instances: [], reachable: 'denied' } });
    const result = await lifecycle.stop(access(), targetIn(undefined), { force: true }, never);
    assert.equal(failureOf(result), 'lxc permission-denied');
  });

  posixIt('refuses a second action while the first is under way', async () => {
    device.use({
      lxd: { instances: [{ name: 'penguin', status: 'Stopped' }], startDelayMs: 300 },
    });
    const its = access();
    const first = lifecycle.start(its, targetIn(undefined), never);
    const second = await lifecycle.stop(its, targetIn(undefined), { force: true }, never);
    assert.equal(failureOf(second), 'already-under-way');
    // One of the same name elsewhere is another one.
    const elsewhere = await lifecycle.start(its, targetIn('nosuch'), never);
    assert.equal(failureOf(elsewhere), 'vsh');
    assert.deepEqual(await first, DONE);
  });

  posixIt('is cancelled without a word', async () => {
    device.use({ faults: { 'lxc start': { hang: true } } });
    const abort = new AbortController();
    const result = lifecycle.start(access(), targetIn(undefined), abort.signal);
    while (device.calls('lxc').length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    abort.abort();
    assert.equal(failureOf(await result), 'cancelled');
  });
});
