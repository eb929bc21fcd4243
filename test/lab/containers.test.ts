import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { copyInstance, deleteInstance, renameInstance } from '../../src/app/actions/changeInstance';
import { createCrostiniContainer } from '../../src/app/actions/createCrostiniContainer';
import { createInstance } from '../../src/app/actions/createInstance';
import type { InstanceAction } from '../../src/app/actions/holdInstance';
import { InstanceLifecycle } from '../../src/app/actions/instanceLifecycle';
import { Locks } from '../../src/app/actions/locks';
import {
  exportInstance,
  importInstance,
  publishInstance,
} from '../../src/app/actions/transferInstance';
import type { DeviceAccess } from '../../src/app/deviceAccess';
import { readImageSources, type ImageSources } from '../../src/app/imageSources';
import { until } from '../host/vscode/until';
import { labAvailable } from './lab';
import { LabDevice, localReach } from './labDevice';
import { lxc, stateOf } from './plainLxc';

const DONE = { ok: true, value: 'done' };
/** Valid names and aliases that a careless program would take for something else. */
const LONGEST = `ct-${'x'.repeat(60)}`;
const OPTION = 'ct---force-rm-rf';
const HOSTILE_ALIAS = `it's $(touch x) "<b>" \`id\``;

describe('the life cycle of containers with the real LXD', function () {
  this.timeout(120_000);
  let lab: LabDevice;

  before(function () {
    if (!labAvailable().available) {
      this.skip();
    }
    lab = new LabDevice('containers');
    cleanUp();
    const [fingerprint = ''] = lxc('image', 'list', 'busybox', '-f', 'csv', '-c', 'F').split('\n');
    lxc('image', 'alias', 'create', HOSTILE_ALIAS, fingerprint);
  });

  after(async () => {
    await lab.dispose();
    cleanUp();
  });

  const actionBy = (access: DeviceAccess, abort = new AbortController()): InstanceAction => ({
    locks: new Locks(),
    access,
    signal: abort.signal,
  });
  const ways = [
    { title: 'on this machine', access: () => lab.accessBy(localReach), vm: undefined },
    {
      title: 'by the name of a remote',
      access: () => lab.accessBy(localReach, 'local'),
      vm: undefined,
    },
    { title: 'through the real ssh', access: () => lab.accessBy(lab.sshReach), vm: undefined },
    { title: 'in a VM', access: () => lab.accessBy(localReach), vm: 'termina' },
    {
      title: 'in a VM through the real ssh',
      access: () => lab.accessBy(lab.sshReach),
      vm: 'termina',
    },
  ] as const;

  for (const { title, access: accessOf, vm } of ways) {
    describe(title, () => {
      let action: InstanceAction;
      const target = (instance: string) => ({
        ...{ deviceId: 'lab', vm, instance, project: undefined },
      });
      before(() => (action = actionBy(accessOf())));
      afterEach(cleanUpInstances);

      it('creates from an alias that would be a command, and starts', async () => {
        const spec = { image: HOSTILE_ALIAS, profiles: ['default'], start: true };
        assert.deepEqual(await createInstance(action, target(OPTION), spec), DONE);
        assert.equal(stateOf(OPTION), 'RUNNING');
        const again = await createInstance(action, target(OPTION), spec);
        assert.ok(!again.ok && again.error.kind === 'instance-exists');
        const wrong = await createInstance(action, target('ct-b'), { ...spec, image: 'nosuch' });
        assert.ok(!wrong.ok && wrong.error.kind === 'lxc');
        assert.equal(wrong.error.failure.kind, 'image-not-found');
        assert.equal(stateOf('ct-b'), '');
        const { access, signal } = action;
        const lifecycle = new InstanceLifecycle(new Locks());
        assert.deepEqual(await lifecycle.freeze(access, target(OPTION), signal), DONE);
        assert.equal(stateOf(OPTION), 'FROZEN');
        const twice = await lifecycle.freeze(access, target(OPTION), signal);
        assert.deepEqual(twice, { ok: true, value: 'already' });
        assert.deepEqual(await lifecycle.unfreeze(access, target(OPTION), signal), DONE);
        assert.equal(stateOf(OPTION), 'RUNNING');
      });

      it('copies, renames and deletes', async () => {
        lxc('init', 'busybox', 'ct-a');
        lxc('snapshot', 'ct-a', 'one');
        const copy = { name: LONGEST, remote: undefined, withSnapshots: true };
        assert.deepEqual(await copyInstance(action, target('ct-a'), copy), DONE);
        assert.equal(snapshotsOf(LONGEST), '1');
        const bare = { name: 'ct-bare', remote: undefined, withSnapshots: false };
        assert.deepEqual(await copyInstance(action, target('ct-a'), bare), DONE);
        assert.equal(snapshotsOf('ct-bare'), '0');
        assert.deepEqual(await renameInstance(action, target('ct-bare'), OPTION), DONE);
        assert.equal(stateOf('ct-bare'), '');
        assert.equal(stateOf(OPTION), 'STOPPED');
        lxc('start', OPTION);
        const running = await renameInstance(action, target(OPTION), 'ct-b');
        assert.ok(!running.ok && running.error.kind === 'lxc');
        assert.equal(running.error.failure.kind, 'still-running');
        const kept = await deleteInstance(action, target(OPTION), { force: false });
        assert.ok(!kept.ok && kept.error.kind === 'lxc');
        assert.equal(kept.error.failure.kind, 'still-running');
        assert.equal(stateOf(OPTION), 'RUNNING');
        assert.deepEqual(await deleteInstance(action, target(OPTION), { force: true }), DONE);
        assert.deepEqual(await deleteInstance(action, target(LONGEST), { force: false }), DONE);
        assert.equal(stateOf(OPTION) + stateOf(LONGEST), '');
      });

      it('exports to a file of this machine, and imports it', async () => {
        lxc('init', 'busybox', 'ct-a');
        const file = path.join(lab.folder, `a "b" $(touch x).tar.gz`);
        const spec = { file, withSnapshots: true, optimized: false };
        assert.deepEqual(await exportInstance(action, target('ct-a'), spec), DONE);
        assert.ok(statSync(file).size > 500_000);
        assert.equal(spawnSync('tar', ['-tzf', file]).status, 0);
        assert.deepEqual(await importInstance(action, target('ct-back'), file), DONE);
        assert.equal(stateOf('ct-back'), 'STOPPED');
        const truncated = path.join(lab.folder, 'short.tar.gz');
        spawnSync('sh', ['-c', 'head -c 500000 "$1" >"$2"', 'sh', file, truncated]);
        const damaged = await importInstance(action, target('ct-c'), truncated);
        assert.ok(!damaged.ok && damaged.error.kind === 'lxc');
        assert.equal(damaged.error.failure.kind, 'backup-damaged');
        assert.deepEqual(
          readdirSync(lab.folder).filter((name) => name.endsWith('.part')),
          [],
        );
        rmSync(file);
      });

      it('publishes an image, and moves no alias', async () => {
        lxc('init', 'busybox', 'ct-a', '-c', 'user.way=lab');
        const alias = `ct ${title} $(id)`;
        const way = spawnSync('lxc', ['file', 'push', '-', 'ct-a/root/way'], { input: title });
        assert.equal(way.status, 0);
        const spec = { alias, force: false };
        assert.deepEqual(await publishInstance(action, target('ct-a'), spec), DONE);
        const images = lxc('image', 'list', '-f', 'csv', '-c', 'lF');
        assert.ok(images.includes(alias), images);
        const again = await publishInstance(action, target('ct-a'), spec);
        assert.ok(!again.ok && again.error.kind === 'alias-taken');
        lxc('image', 'delete', alias);
      });
    });
  }

  it('has ChromeOS set a container up, and comes back from its shell', async () => {
    for (const reach of [localReach, lab.sshReach]) {
      const action = actionBy(lab.accessBy(reach));
      const spec = { vm: 'termina', container: 'ct-crostini' };
      assert.deepEqual(await createCrostiniContainer(action, spec), DONE);
      assert.equal(stateOf('ct-crostini'), 'RUNNING');
      const image = { server: 'https://images.example', alias: 'nosuch' };
      const failed = await createCrostiniContainer(action, { ...spec, container: 'ct-b', image });
      assert.ok(!failed.ok && failed.error.kind === 'vmc');
      assert.equal(failed.error.failure.kind, 'container-failed');
      cleanUpInstances();
    }
  });

  it('lists images of the LXD although the image servers cannot be reached', async () => {
    const all: ImageSources[] = [];
    const signal = new AbortController().signal;
    await readImageSources(
      { access: lab.accessBy(lab.sshReach), vm: 'termina' },
      signal,
      (sources) => all.push(sources),
    );
    const sources = all.at(-1)?.sources ?? [];
    const own = sources.find(({ isOwn }) => isOwn)?.images.flatMap(({ aliases }) => aliases) ?? [];
    assert.ok(own.includes('busybox') && own.includes(HOSTILE_ALIAS), own.join());
    const others = sources.filter(({ isOwn }) => !isOwn);
    assert.ok(others.length > 0);
    for (const { problem, images } of others) {
      assert.ok(problem?.kind === 'lxc' || images.length > 0);
    }
  });

  it('leaves no client behind when a launch is cancelled in the middle', async () => {
    const abort = new AbortController();
    const action = actionBy(lab.accessBy(localReach), abort);
    const name = 'ct-cancelled';
    const spec = { image: 'debian/12', start: true };
    const target = { deviceId: 'lab', vm: undefined, instance: name, project: undefined };
    const result = createInstance(action, target, spec);
    await until(() => clientsOf(name).length > 0, { message: 'the client' });
    abort.abort();
    assert.deepEqual(await result, { ok: false, error: { kind: 'cancelled' } });
    assert.deepEqual(clientsOf(name), []);
    // The server may go on alone; what it has in the end is what its own list says.
    await until(() => !lxc('operation', 'list', '-f', 'csv').includes('Creating instance'), {
      message: 'the end of the operation',
    });
    assert.match(stateOf(name), /^(?:|STOPPED|RUNNING)$/);
  });

  it('has made no file by a name', () => {
    assert.ok(!existsSync('x') && !existsSync(path.join(lab.folder, 'x')));
  });
});

function snapshotsOf(name: string): string {
  return lxc('list', `^${name}$`, '--format=csv', '--columns=S').trim();
}

/** Processes of this machine that were started for a container. */
function clientsOf(name: string): readonly string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(`lxc launch`) && line.includes(name));
}

function cleanUpInstances(): void {
  for (const name of lxc('list', '^ct-', '--format=csv', '--columns=n').split('\n')) {
    if (name.startsWith('ct-')) {
      lxc('delete', '--force', name);
    }
  }
}

function cleanUp(): void {
  cleanUpInstances();
  lxc('image', 'alias', 'delete', HOSTILE_ALIAS);
}
