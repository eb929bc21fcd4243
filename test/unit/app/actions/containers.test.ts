import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import {
  copyInstance,
  deleteInstance,
  renameInstance,
} from '../../../../src/app/actions/changeInstance';
import { createCrostiniContainer } from '../../../../src/app/actions/createCrostiniContainer';
import { createInstance } from '../../../../src/app/actions/createInstance';
import type { InstanceAction } from '../../../../src/app/actions/holdInstance';
import { InstanceLifecycle } from '../../../../src/app/actions/instanceLifecycle';
import { Locks } from '../../../../src/app/actions/locks';
import type { ActionProgress } from '../../../../src/app/actions/report';
import {
  exportInstance,
  importInstance,
  publishInstance,
} from '../../../../src/app/actions/transferInstance';
import type { ActionResult } from '../../../../src/app/actions/vmLifecycle';
import type { StandInInstance, StandInLxd } from '../../../lab/standInState';
import { posixIt } from '../../platform/support';
import { OWNER, StandInDevice, termina } from '../standInDevice';

const DONE = { ok: true, value: 'done' };
const ALREADY = { ok: true, value: 'already' };
const plain = { image: 'busybox', start: false };

function targetIn(vm: string | undefined, instance: string, project?: string) {
  return { deviceId: 'local:here', vm, instance, project };
}

function failureOf(result: ActionResult): string {
  assert.ok(!result.ok, 'it went well');
  const { error } = result;
  return error.kind === 'lxc' || error.kind === 'vmc'
    ? `${error.kind} ${error.failure.kind}`
    : error.kind;
}

describe('actions on containers with real processes', function () {
  this.timeout(20_000);
  let device: StandInDevice;
  let action: InstanceAction;
  let reports: ActionProgress[];
  beforeEach(() => {
    device = new StandInDevice();
    reports = [];
    action = act();
  });
  afterEach(() => device.dispose());

  const act = (abort = new AbortController()): InstanceAction => ({
    locks: new Locks(),
    access: device.access({ ownerHash: OWNER }),
    signal: abort.signal,
    report: (progress) => reports.push(progress),
  });
  const use = (instances: readonly StandInInstance[], lxd: Partial<StandInLxd> = {}) =>
    device.use({ lxd: { instances, ...lxd } });
  const fails = (key: string, stderr: string) =>
    device.use({
      lxd: { instances: [{ name: 'penguin', status: 'Stopped' }] },
      faults: { [key]: { stderr: `Error: ${stderr}\n`, exitCode: 1 } },
    });
  /** What LXD lists in the end, as `name STATUS`. */
  const listed = async (): Promise<readonly string[]> => {
    const { lxcListCommand } = await import('../../../../src/core/cli/lxc/commands');
    const { access, signal } = action;
    const list = await access.commands.run(
      access.reach,
      lxcListCommand({ fast: true, allProjects: true }),
      { deviceId: access.deviceId, signal },
    );
    assert.ok(list.ok);
    return list.value.data.map(({ name, state }) => `${name} ${state}`).sort();
  };

  for (const vm of ['termina', undefined]) {
    const where = vm === undefined ? 'on the device' : 'in a VM';
    posixIt(`creates, copies, renames and deletes ${where}`, async () => {
      use([{ name: 'penguin', status: 'Running', snapshots: ['one'] }]);
      const create = { image: 'debian/12', profiles: ['default', 'crostini'], start: true };
      assert.deepEqual(await createInstance(action, targetIn(vm, 'box'), create), DONE);
      const copy = { name: 'twin', remote: undefined, withSnapshots: false };
      assert.deepEqual(await copyInstance(action, targetIn(vm, 'penguin'), copy), DONE);
      assert.deepEqual(await renameInstance(action, targetIn(vm, 'twin'), 'other'), DONE);
      const force = { force: true };
      assert.deepEqual(await deleteInstance(action, targetIn(vm, 'box'), force), DONE);
      assert.deepEqual(await listed(), ['other stopped', 'penguin running']);
      const mutations = device.calls('lxc').filter((call) => !call.startsWith('lxc list'));
      assert.deepEqual(mutations, [
        'lxc launch --profile=default --profile=crostini -- debian/12 box',
        'lxc copy --stateless --instance-only -- penguin twin',
        'lxc rename --quiet -- twin other',
        'lxc delete --quiet --force -- box',
      ]);
      assert.deepEqual(reports.at(-1), { message: 'Starting box' });
    });

    posixIt(`exports to a file of this machine and imports it ${where}`, async () => {
      use([{ name: 'penguin', status: 'Stopped' }]);
      const file = device.file('it is "here".tar.gz', 'an older file');
      const spec = { file, withSnapshots: true, optimized: false };
      assert.deepEqual(await exportInstance(action, targetIn(vm, 'penguin'), spec), DONE);
      const bytes = readFileSync(file);
      assert.deepEqual([...bytes.subarray(-5)], [0, 255, 13, 10, 128]);
      assert.ok(!existsSync(`${file}.part`));
      assert.deepEqual(await importInstance(action, targetIn(vm, 'back'), file), DONE);
      assert.deepEqual(await listed(), ['back stopped', 'penguin stopped']);
    });
  }

  posixIt('never makes what is there, and looks before it does anything', async () => {
    use([
      { name: 'penguin', status: 'Running' },
      { name: 'box', status: 'Stopped' },
    ]);
    const box = targetIn('termina', 'box');
    const copy = { name: 'box', remote: undefined, withSnapshots: true };
    const file = device.file('backup', 'x');
    for (const attempt of [
      () => createInstance(action, box, plain),
      () => createCrostiniContainer(action, { vm: 'termina', container: 'box' }),
      () => copyInstance(action, targetIn('termina', 'penguin'), copy),
      () => renameInstance(action, targetIn('termina', 'penguin'), 'box'),
      () => importInstance(action, box, file),
    ]) {
      assert.equal(failureOf(await attempt()), 'instance-exists');
    }
    const changed = device.calls('lxc').filter((call) => !call.startsWith('lxc list'));
    assert.deepEqual(changed, []);
    assert.ok(!device.calls('vmc').some((call) => call.startsWith('vmc container')));
  });

  posixIt('tells that the container is gone', async () => {
    use([]);
    const gone = targetIn(undefined, 'nosuch');
    const file = device.file('older', 'older');
    const copy = { name: 'box', remote: undefined, withSnapshots: true };
    const exported = { file, withSnapshots: true, optimized: false };
    for (const attempt of [
      () => deleteInstance(action, gone, { force: false }),
      () => renameInstance(action, gone, 'box'),
      () => copyInstance(action, gone, copy),
      () => exportInstance(action, gone, exported),
    ]) {
      assert.equal(failureOf(await attempt()), 'instance-gone');
    }
    assert.equal(readFileSync(file, 'utf8'), 'older');
  });

  posixIt('refuses names that LXD would not take, before anything is run', async () => {
    use([]);
    for (const name of ['', '-f', '1box', 'a/b', 'remote:a', '$(touch x)', 'x'.repeat(64)]) {
      const target = targetIn('termina', name);
      assert.equal(failureOf(await createInstance(action, target, plain)), 'bad-instance-name');
      const renamed = await renameInstance(action, targetIn('termina', 'penguin'), name);
      assert.equal(failureOf(renamed), 'bad-instance-name');
    }
    assert.deepEqual(device.calls(), []);
  });

  posixIt('does not end a container that runs, unless it is told to', async () => {
    use([{ name: 'penguin', status: 'Running' }]);
    const kept = await deleteInstance(action, targetIn(undefined, 'penguin'), { force: false });
    assert.equal(failureOf(kept), 'lxc still-running');
    assert.deepEqual(await listed(), ['penguin running']);
  });

  posixIt('freezes and unfreezes', async () => {
    use([{ name: 'penguin', status: 'Running' }]);
    const lifecycle = new InstanceLifecycle(new Locks());
    const { access, signal } = action;
    const target = targetIn('termina', 'penguin');
    assert.deepEqual(await lifecycle.freeze(access, target, signal), DONE);
    assert.deepEqual(await listed(), ['penguin frozen']);
    assert.deepEqual(await lifecycle.unfreeze(access, target, signal), DONE);
    assert.deepEqual(await lifecycle.unfreeze(access, target, signal), ALREADY);
    fails('lxc pause', 'The container is already frozen');
    assert.deepEqual(await lifecycle.freeze(access, target, signal), ALREADY);
  });

  posixIt('says that a container was made but does not start', async () => {
    use([], { launchFails: true });
    const started = { image: 'busybox', start: true };
    const result = await createInstance(action, targetIn(undefined, 'box'), started);
    assert.equal(failureOf(result), 'instance-not-started');
  });

  const refusals = [
    ['Image not found', 'lxc image-not-found'],
    ['Reached maximum number of instances of type "container" in project "x"', 'lxc limit-reached'],
    [
      'Failed creating instance from image: Unable to unpack image, run out of disk space',
      'lxc disk-full',
    ],
    ['Failed loading storage pool "x": Storage pool not found', 'lxc no-storage-pool'],
    ['lookup images.example on 192.0.2.53:53: no such host', 'lxc remote-unreachable'],
  ] as const;
  for (const [stderr, kind] of refusals) {
    posixIt(`passes on that ${stderr}`, async () => {
      fails('lxc init', stderr);
      const result = await createInstance(action, targetIn('termina', 'box'), plain);
      assert.equal(failureOf(result), kind);
    });
  }

  posixIt('does not believe a success that left nothing behind', async () => {
    device.use({
      lxd: { instances: [{ name: 'penguin', status: 'Stopped' }] },
      faults: Object.fromEntries(
        ['lxc init', 'lxc delete', 'lxc rename', 'lxc copy', 'lxc import', 'vmc container'].map(
          (key) => [key, { stdout: '', exitCode: 0 }],
        ),
      ),
    });
    const box = targetIn('termina', 'box');
    const penguin = targetIn('termina', 'penguin');
    const copy = { name: 'box', remote: undefined, withSnapshots: true };
    const file = device.file('backup', 'x');
    for (const attempt of [
      () => createInstance(action, box, plain),
      () => renameInstance(action, penguin, 'box'),
      () => copyInstance(action, penguin, copy),
      () => importInstance(action, box, file),
      () => createCrostiniContainer(action, { vm: 'termina', container: 'box' }),
    ]) {
      assert.equal(failureOf(await attempt()), 'instance-not-made');
    }
    const deleted = await deleteInstance(action, penguin, { force: false });
    assert.equal(failureOf(deleted), 'instance-still-there');
  });

  posixIt('publishes under an alias that no image has', async () => {
    use([{ name: 'penguin', status: 'Running' }]);
    const penguin = targetIn('termina', 'penguin');
    const alias = `it's $(touch x) <b>`;
    const running = await publishInstance(action, penguin, { alias, force: false });
    assert.equal(failureOf(running), 'lxc still-running');
    assert.deepEqual(await publishInstance(action, penguin, { alias, force: true }), DONE);
    const again = await publishInstance(action, penguin, { alias, force: true });
    assert.equal(failureOf(again), 'alias-taken');
    assert.deepEqual(device.filesMade(), []);
  });

  posixIt('keeps no half of an export, nor what is no backup', async () => {
    fails('lxc export', 'websocket: close 1006 (abnormal closure): unexpected EOF');
    const file = device.file('older', 'older');
    const spec = { file, withSnapshots: true, optimized: false };
    const result = await exportInstance(action, targetIn('termina', 'penguin'), spec);
    assert.equal(failureOf(result), 'lxc connection-lost');
    assert.equal(readFileSync(file, 'utf8'), 'older');
    assert.ok(!existsSync(`${file}.part`));
    const imported = await importInstance(action, targetIn('termina', 'box'), file);
    assert.equal(failureOf(imported), 'lxc not-a-backup');
    const missing = await importInstance(action, targetIn('termina', 'box'), `${file}.no`);
    assert.equal(failureOf(missing), 'file-unreadable');
  });

  posixIt('asks an old client for the special files', async () => {
    use([{ name: 'penguin', status: 'Stopped' }], { version: '4.0.7' });
    const file = device.file('older', 'older');
    const spec = { file, withSnapshots: false, optimized: true };
    assert.deepEqual(await exportInstance(action, targetIn('termina', 'penguin'), spec), DONE);
    assert.deepEqual(await importInstance(action, targetIn('termina', 'box'), file), DONE);
    const [exported, imported] = device.calls('lxc').filter((call) => /port /.test(call));
    assert.equal(
      exported,
      'lxc export --quiet --instance-only --optimized-storage -- penguin /dev/stdout',
    );
    assert.equal(imported, 'lxc import -- /dev/stdin box');
  });

  describe('a container that ChromeOS sets up', () => {
    posixIt('is made by vmc, whose shell ends at once', async () => {
      device.use({ lxd: { instances: [] }, vms: [{ ...termina, name: "it's" }] });
      const spec = { vm: "it's", container: 'box' };
      assert.deepEqual(await createCrostiniContainer(action, spec), DONE);
      assert.deepEqual(await listed(), ['box running']);
      assert.deepEqual(
        device.calls('vmc').filter((call) => call.startsWith('vmc container')),
        ["vmc container it's box --timeout 900"],
      );
    });

    posixIt('comes from an image that is named', async () => {
      use([]);
      const image = { server: 'https://images.example', alias: 'debian/12' };
      const spec = { vm: 'termina', container: 'box', image };
      assert.deepEqual(await createCrostiniContainer(action, spec), DONE);
      const none = { ...spec, container: 'fox', image: { ...image, alias: 'nosuch' } };
      assert.equal(failureOf(await createCrostiniContainer(action, none)), 'vmc container-failed');
    });

    posixIt('is asked for without a time-out where vmc knows none', async () => {
      use([]);
      device.installScript(
        'vmc',
        [
          '#!/bin/sh',
          'case "$*" in',
          '  list) echo "termina (4096 bytes, raw) (on disk VM type: crostini)  running";;',
          '  *--timeout*) echo "Error: Expected <true/false> after the privileged flag" >&2; exit 1;;',
          '  *) lxc launch -- busybox "$3" </dev/null;;',
          'esac',
        ].join('\n'),
      );
      const spec = { vm: 'termina', container: 'box' };
      assert.deepEqual(await createCrostiniContainer(action, spec), DONE);
    });

    posixIt('needs a VM that is listed and runs', async () => {
      device.use({ vms: [{ ...termina, state: 'stopped' }], lxd: { instances: [] } });
      const gone = await createCrostiniContainer(action, { vm: 'nosuch', container: 'box' });
      assert.equal(failureOf(gone), 'vm-gone');
      const stopped = await createCrostiniContainer(action, { vm: 'termina', container: 'box' });
      assert.equal(failureOf(stopped), 'vsh');
      assert.ok(!device.calls('vmc').some((call) => call.startsWith('vmc container')));
    });
  });

  posixIt('keeps a second action off both names of a rename', async () => {
    use([{ name: 'penguin', status: 'Stopped' }]);
    const first = renameInstance(action, targetIn(undefined, 'penguin'), 'box');
    for (const name of ['penguin', 'box']) {
      const second = await deleteInstance(action, targetIn(undefined, name), { force: true });
      assert.equal(failureOf(second), 'already-under-way');
    }
    assert.deepEqual(await first, DONE);
  });

  posixIt('leaves nothing running when it is cancelled', async () => {
    device.use({ lxd: { instances: [] }, faults: { 'lxc init': { hang: true } } });
    const abort = new AbortController();
    const result = createInstance(act(abort), targetIn('termina', 'box'), plain);
    const isUnderWay = () => device.calls('lxc').some((call) => call.startsWith('lxc init'));
    while (!isUnderWay()) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    abort.abort();
    assert.equal(failureOf(await result), 'cancelled');
    assert.deepEqual(await listed(), []);
  });
});
