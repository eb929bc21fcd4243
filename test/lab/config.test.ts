import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readConfig, saveConfig, type SaveOutcome } from '../../src/app/actions/configDocuments';
import type { InstanceAction } from '../../src/app/actions/holdInstance';
import { Locks } from '../../src/app/actions/locks';
import { readNesting, setNesting } from '../../src/app/actions/nesting';
import {
  copySnapshot,
  deleteSnapshot,
  readSnapshots,
  restoreSnapshot,
  takeSnapshot,
} from '../../src/app/actions/snapshots';
import type { DeviceAccess } from '../../src/app/deviceAccess';
import { findRefused } from '../../src/core/cli/lxc/config/refusedPlace';
import type { ConfigTarget } from '../../src/core/model/configTarget';
import type { Snapshot } from '../../src/core/model/instance';
import type { Problem } from '../../src/core/problem/problem';
import type { Result } from '../../src/core/result';
import { labAvailable } from './lab';
import { LabDevice, localReach } from './labDevice';
import { lxc } from './plainLxc';

const DONE = { ok: true, value: 'done' };
const BOX = 'cfg-box';
const PROFILE = 'cfg-profile';
/** Several lines with all that a shell, YAML or ssh could trip over. */
const HOSTILE = [
  '#cloud-config',
  'runcmd:',
  `- [sh, -c, "echo 'it''s' $(touch /tmp/cfg-evil) \`id\` \\\\ %s"]`,
  '',
  '\ttab and trailing  ',
  'é 🐧 \u2028 "quotes" {a: [b]} # no comment: ---',
  '...',
  'x'.repeat(20_000),
  'a\u0007b\rc',
  '',
].join('\n');

describe('snapshots and configurations with the real LXD', function () {
  this.timeout(120_000);
  let lab: LabDevice;

  before(function () {
    if (!labAvailable().available) {
      this.skip();
    }
    lab = new LabDevice('config');
  });

  beforeEach(() => {
    cleanUp();
    lxc('init', '-q', 'busybox', BOX, '--profile=nonet');
    lxc('profile', 'create', PROFILE);
  });

  after(async () => {
    await lab.dispose();
    cleanUp();
  });

  const actionBy = (access: DeviceAccess): InstanceAction => ({
    locks: new Locks(),
    access,
    signal: new AbortController().signal,
  });
  const here = (): InstanceAction => actionBy(lab.accessBy(localReach));
  const target = (vm?: string, instance = BOX) => ({
    deviceId: 'lab',
    vm,
    instance,
    project: 'default',
  });
  const configOf = (vm?: string): ConfigTarget => ({ ...target(vm), kind: 'instance' });
  const profileOf = (vm?: string, profile = PROFILE): ConfigTarget => ({
    ...{ kind: 'profile', deviceId: 'lab', vm, profile },
  });

  /** Each way to an LXD: this machine's, a remote, behind ssh, in a VM, in a VM behind ssh. */
  const ways: readonly (readonly [string, string | undefined, () => DeviceAccess])[] = [
    ['on this machine', undefined, () => lab.accessBy(localReach)],
    ['on a remote', undefined, () => lab.accessBy(localReach, 'local')],
    ['behind ssh', undefined, () => lab.accessBy(lab.sshReach)],
    ['in a VM', 'termina', () => lab.accessBy(localReach)],
    ['in a VM behind ssh', 'termina', () => lab.accessBy(lab.sshReach)],
  ];

  for (const [where, vm, reach] of ways) {
    it(`takes, restores and deletes a snapshot ${where}`, async () => {
      const action = actionBy(reach());
      assert.deepEqual(await takeSnapshot(action, target(vm), "it's-$(id)"), DONE);
      assert.deepEqual(snapshotsOf(BOX), ["it's-$(id)"]);
      lxc('config', 'set', BOX, 'user.mark=later');
      const taken = await snapshotNamed(action, "it's-$(id)", vm);
      assert.deepEqual(await restoreSnapshot(action, target(vm), taken), DONE);
      assert.equal(lxc('config', 'get', BOX, 'user.mark').trim(), '');
      assert.deepEqual(await deleteSnapshot(action, target(vm), taken), DONE);
      assert.deepEqual(snapshotsOf(BOX), []);
    });

    it(`saves a changed configuration ${where}, character by character`, async () => {
      const access = reach();
      lxc('config', 'set', BOX, 'user.old=1');
      const { text: base } = await read(access, configOf(vm));
      const text = base.replace(
        '  user.old: "1"\n',
        `  user.new: ${JSON.stringify(HOSTILE)}\n  limits.memory: 64MiB\n`,
      );
      assert.notEqual(text, base);
      const saved = await save(access, configOf(vm), text, base);
      assert.ok(saved.kind === 'saved');
      const config = configInLxd(BOX);
      assert.equal(config['user.new'], HOSTILE);
      assert.equal(config['limits.memory'], '64MiB');
      assert.equal(config['user.old'], undefined);
      assert.ok('volatile.uuid' in config, 'what LXD keeps itself is kept');
      // What is shown after that can be saved as it is.
      const again = await save(access, configOf(vm), saved.reading.text, saved.reading.text);
      assert.equal(again.kind, 'saved');
      assert.deepEqual(configInLxd(BOX), config);
    });

    it(`saves a changed profile ${where}`, async () => {
      const access = reach();
      const { text: base } = await read(access, profileOf(vm));
      assert.equal(base, 'config: {}\ndescription: ""\ndevices: {}\n');
      const text = `config:\n  limits.cpu: 1\n  user.x: ${JSON.stringify(HOSTILE)}\ndescription: "it's\\n2"\n`;
      assert.equal((await save(access, profileOf(vm), text, base)).kind, 'saved');
      const profile = JSON.parse(lxc('query', `/1.0/profiles/${PROFILE}`)) as {
        readonly config: Readonly<Record<string, string>>;
        readonly description: string;
      };
      assert.deepEqual(profile.config, { 'limits.cpu': '1', 'user.x': HOSTILE });
      assert.equal(profile.description, "it's\n2");
    });

    it(`marks the key that LXD refuses ${where}`, async () => {
      const access = reach();
      const { text: base } = await read(access, configOf(vm));
      const text = base.replace('config:\n', 'config:\n  limits.cpuu: 2\n');
      assert.equal(marked(await save(access, configOf(vm), text, base), text, base), 'limits.cpuu');
      assert.equal((await read(access, configOf(vm))).text, base, 'nothing was changed');
    });
  }

  it('did none of what stands in hostile values', () => {
    assert.notEqual(spawnSync('test', ['-e', '/tmp/cfg-evil']).status, 0);
  });

  describe('snapshots', () => {
    it('get a name from LXD when they are given none', async () => {
      assert.deepEqual(await takeSnapshot(here(), target(), undefined), DONE);
      assert.deepEqual(snapshotsOf(BOX), ['snap0']);
    });

    it('are listed with their time', async () => {
      await takeSnapshot(here(), target(), 'one');
      const { createdAt, stateful } = await snapshotNamed(here(), 'one');
      assert.match(createdAt ?? '', /^20\d\d-\d\d-\d\dT/);
      assert.equal(stateful, false);
    });

    it('do not take a name twice', async () => {
      await takeSnapshot(here(), target(), 'one');
      assert.deepEqual(await takeSnapshot(here(), target(), 'one'), {
        ok: false,
        error: { kind: 'snapshot-exists', instance: BOX, snapshot: 'one' },
      });
    });

    it('are not taken with a name that would harm the pool', async () => {
      for (const name of ['..', '.', 'a/b', 'a%b']) {
        assert.equal(kindOf(await takeSnapshot(here(), target(), name)), 'bad-snapshot-name');
      }
      assert.deepEqual(snapshotsOf(BOX), []);
    });

    it('that are gone, or others by now, are neither restored nor deleted', async () => {
      await takeSnapshot(here(), target(), 'one');
      const seen = await snapshotNamed(here(), 'one');
      lxc('delete', `${BOX}/one`);
      assert.equal(kindOf(await restoreSnapshot(here(), target(), seen)), 'snapshot-gone');
      assert.equal(kindOf(await deleteSnapshot(here(), target(), seen)), 'snapshot-gone');
      lxc('snapshot', BOX, 'one');
      assert.equal(kindOf(await restoreSnapshot(here(), target(), seen)), 'snapshot-gone');
      assert.equal(kindOf(await deleteSnapshot(here(), target(), seen)), 'snapshot-gone');
      assert.deepEqual(snapshotsOf(BOX), ['one']);
    });

    it('of a container that is gone', async () => {
      const nowhere = target(undefined, 'cfg-nowhere');
      assert.equal(kindOf(await takeSnapshot(here(), nowhere, 'one')), 'instance-gone');
      assert.equal(kindOf(await restoreSnapshot(here(), nowhere, { name: 'x' })), 'instance-gone');
      assert.equal(kindOf(await readSnapshots(here(), nowhere)), 'instance-gone');
    });

    it('bring a running container back running', async () => {
      lxc('config', 'set', BOX, 'raw.lxc=lxc.signal.halt = SIGKILL');
      lxc('start', BOX);
      await takeSnapshot(here(), target(), 'one');
      lxc('exec', BOX, '--', 'touch', '/root/later');
      const one = await snapshotNamed(here(), 'one');
      assert.deepEqual(await restoreSnapshot(here(), target(), one), DONE);
      assert.equal(lxc('list', `^${BOX}$`, '-f', 'csv', '-c', 's').trim(), 'RUNNING');
      assert.equal(lxc('exec', BOX, '--', 'ls', '/root').includes('later'), false);
    });

    it('become new containers', async () => {
      lxc('config', 'set', BOX, 'user.mark=then');
      await takeSnapshot(here(), target(), 'one');
      lxc('config', 'set', BOX, 'user.mark=now');
      const snapshot = await snapshotNamed(here(), 'one');
      const made = await copySnapshot(here(), target(), { snapshot, name: 'cfg-copy' });
      assert.deepEqual(made, DONE);
      assert.equal(lxc('config', 'get', 'cfg-copy', 'user.mark').trim(), 'then');
      const twice = await copySnapshot(here(), target(), { snapshot, name: 'cfg-copy' });
      assert.equal(kindOf(twice), 'instance-exists');
    });
  });

  describe('a configuration', () => {
    /** The text, what of it is marked, what LXD says. */
    const refused: readonly (readonly [string, (base: string) => string, string, RegExp])[] = [
      [
        'a value',
        (base) => base.replace('config:\n', 'config:\n  limits.cpu: two\n'),
        'two',
        /CPU limit/,
      ],
      [
        'a boolean',
        (base) => base.replace('config:\n', 'config:\n  security.nesting: maybe\n'),
        'maybe',
        /boolean "maybe"/,
      ],
      [
        'a device',
        (base) =>
          base.replace(
            'devices: {}',
            'devices:\n  web:\n    type: proxy\n    listen: nonsense\n    connect: tcp:127.0.0.1:80',
          ),
        'nonsense',
        /device option "listen"/,
      ],
      [
        'a path',
        (base) =>
          base.replace(
            'devices: {}',
            'devices:\n  d1:\n    type: disk\n    path: /x\n    source: /nonexistent/xx',
          ),
        '/nonexistent/xx',
        /Missing source path/,
      ],
      ['a profile', (base) => base.replace('- nonet', '- nonet\n- nosuch'), 'nosuch', /not found/],
      [
        'a line for LXC',
        (base) => base.replace('config:\n', 'config:\n  raw.lxc: |\n    lxc.nonsense\n'),
        'lxc.nonsense',
        /raw\.lxc line/,
      ],
    ];
    for (const [what, change, mark, words] of refused) {
      it(`is refused for ${what}, which is marked`, async () => {
        const access = lab.accessBy(localReach);
        const { text: base } = await read(access, configOf());
        const text = change(base);
        const outcome = await save(access, configOf(), text, base);
        assert.equal(marked(outcome, text, base), mark);
        assert.match(outcome.kind === 'refused' ? outcome.message : '', words);
        assert.equal((await read(access, configOf())).text, base);
      });
    }

    it('that was changed elsewhere is not overwritten', async () => {
      const access = lab.accessBy(localReach);
      const { text: base } = await read(access, configOf());
      lxc('config', 'set', BOX, 'user.elsewhere=1');
      const mine = base.replace('config:\n', 'config:\n  user.mine: 1\n');
      const outcome = await save(access, configOf(), mine, base);
      assert.ok(outcome.kind === 'changed-elsewhere');
      assert.match(outcome.reading.text, /user\.elsewhere/);
      assert.equal(configInLxd(BOX)['user.mine'], undefined);
      // Having seen it, the person may still want to.
      assert.equal((await save(access, configOf(), mine, undefined)).kind, 'saved');
      const config = configInLxd(BOX);
      assert.deepEqual([config['user.mine'], config['user.elsewhere']], ['1', undefined]);
    });

    it('is not taken for changed because the container was started', async () => {
      const access = lab.accessBy(localReach);
      lxc('config', 'set', BOX, 'raw.lxc=lxc.signal.halt = SIGKILL');
      const { text: base } = await read(access, configOf());
      lxc('start', BOX);
      const text = base.replace('config:\n', 'config:\n  user.mine: 1\n');
      assert.equal((await save(access, configOf(), text, base)).kind, 'saved');
      assert.equal(configInLxd(BOX)['volatile.last_state.power'], 'RUNNING');
    });

    it('of a container that is gone is not saved', async () => {
      const access = lab.accessBy(localReach);
      const { text } = await read(access, configOf());
      lxc('delete', BOX);
      const request = { locks: new Locks(), access, target: configOf(), text, base: text };
      const { signal } = new AbortController();
      assert.equal(kindOf(await saveConfig({ ...request, signal })), 'instance-gone');
      assert.equal(kindOf(await readConfig(access, configOf(), signal)), 'instance-gone');
    });

    it('shows with what the profiles give it, too', async () => {
      lxc('profile', 'set', PROFILE, 'user.given=by-profile');
      lxc('profile', 'add', BOX, PROFILE);
      const access = lab.accessBy(localReach);
      const own = await read(access, configOf());
      const all = await read(access, { ...target(), kind: 'effective' });
      assert.ok(!own.text.includes('by-profile'));
      assert.match(all.text, /user\.given: by-profile/);
      assert.match(all.text, /volatile\.uuid: /);
    });
  });

  describe('a profile', () => {
    it('tells who uses it', async () => {
      lxc('profile', 'add', BOX, PROFILE);
      const { usedBy } = await read(lab.accessBy(localReach), profileOf());
      assert.deepEqual(usedBy, [{ kind: 'instance', name: BOX }]);
    });

    it('that a running container cannot take is saved all the same, and LXD says so', async () => {
      lxc('config', 'set', BOX, 'raw.lxc=lxc.signal.halt = SIGKILL');
      lxc('profile', 'add', BOX, PROFILE);
      lxc('start', BOX);
      const access = lab.accessBy(localReach);
      const { text: base } = await read(access, profileOf());
      const disk = '  d1:\n    type: disk\n    path: /mnt\n    source: /nonexistent/y\n';
      const text = base.replace('devices: {}\n', `devices:\n${disk}`);
      const outcome = await save(access, profileOf(), text, base);
      assert.ok(outcome.kind === 'saved');
      assert.match(outcome.notApplied ?? '', /cfg-box: .*Missing source path "\/nonexistent\/y"/);
      assert.match(outcome.reading.text, /d1:/);
    });

    it('that is gone is neither shown nor saved', async () => {
      const { signal } = new AbortController();
      const access = lab.accessBy(localReach);
      const gone = profileOf(undefined, 'cfg-nowhere');
      assert.equal(kindOf(await readConfig(access, gone, signal)), 'profile-gone');
      const text = 'config: {}\n';
      const request = { locks: new Locks(), access, target: gone, text, base: text, signal };
      assert.equal(kindOf(await saveConfig(request)), 'profile-gone');
    });
  });

  describe('containers inside', () => {
    it('are allowed, helped and forbidden', async () => {
      const action = here();
      const state = async () => readNesting(action, target());
      const off = { nesting: false, interception: false };
      const on = { nesting: true, interception: false };
      const helped = { nesting: true, interception: true };
      assert.deepEqual(await state(), { ok: true, value: off });
      assert.deepEqual(await setNesting(action, target(), on), DONE);
      assert.equal(lxc('config', 'get', BOX, 'security.nesting').trim(), 'true');
      assert.deepEqual(await setNesting(action, target(), on), { ok: true, value: 'already' });
      assert.deepEqual(await setNesting(action, target(), helped), DONE);
      assert.deepEqual(await state(), { ok: true, value: helped });
      assert.equal(lxc('config', 'get', BOX, 'security.syscalls.intercept.mknod').trim(), 'true');
      assert.deepEqual(await setNesting(action, target(), off), DONE);
      assert.deepEqual(await state(), { ok: true, value: off });
    });

    it('are forbidden although a profile allows them', async () => {
      lxc('profile', 'set', PROFILE, 'security.nesting=true');
      lxc('profile', 'add', BOX, PROFILE);
      const action = here();
      const read = await readNesting(action, target());
      assert.deepEqual(read, { ok: true, value: { nesting: true, interception: false } });
      const off = { nesting: false, interception: false };
      assert.deepEqual(await setNesting(action, target(), off), DONE);
      assert.deepEqual(await readNesting(action, target()), { ok: true, value: off });
    });

    it('of a container that is gone', async () => {
      const nowhere = target(undefined, 'cfg-nowhere');
      assert.equal(kindOf(await readNesting(here(), nowhere)), 'instance-gone');
      const wanted = { nesting: true, interception: false };
      assert.equal(kindOf(await setNesting(here(), nowhere, wanted)), 'instance-gone');
    });
  });

  async function snapshotNamed(
    action: InstanceAction,
    name: string,
    vm?: string,
  ): Promise<Snapshot> {
    const instance = await readSnapshots(action, target(vm));
    const found = instance.ok
      ? instance.value.snapshots?.find((snapshot) => snapshot.name === name)
      : undefined;
    assert.ok(found !== undefined, `${name} in ${JSON.stringify(instance)}`);
    return found;
  }
});

async function read(access: DeviceAccess, target: ConfigTarget) {
  const reading = await readConfig(access, target, new AbortController().signal);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.value;
}

async function save(
  access: DeviceAccess,
  target: ConfigTarget,
  text: string,
  base: string | undefined,
): Promise<SaveOutcome> {
  const { signal } = new AbortController();
  const saved = await saveConfig({ locks: new Locks(), access, target, text, base, signal });
  assert.ok(saved.ok, JSON.stringify(saved));
  return saved.value;
}

/** What of the text is marked for a refusal. */
function marked(outcome: SaveOutcome, text: string, base: string): string {
  assert.ok(outcome.kind === 'refused', JSON.stringify(outcome));
  const place = findRefused(outcome.message, text, base);
  return place === undefined ? '' : text.slice(place.start, place.end);
}

function kindOf(result: Result<unknown, Problem>): string {
  assert.ok(!result.ok, 'it went well');
  return result.error.kind;
}

function configInLxd(name: string): Readonly<Record<string, string>> {
  // What LXD says of an instance has a `config` of texts.
  const instance = JSON.parse(lxc('query', `/1.0/instances/${name}`)) as {
    readonly config: Readonly<Record<string, string>>;
  };
  return instance.config;
}

function snapshotsOf(name: string): readonly string[] {
  const paths = JSON.parse(lxc('query', `/1.0/instances/${name}/snapshots`)) as readonly string[];
  return paths.map((one) => decodeURIComponent(one.split('/').at(-1) ?? ''));
}

function cleanUp(): void {
  for (const name of [BOX, 'cfg-copy']) {
    lxc('delete', '--force', name);
  }
  lxc('profile', 'delete', PROFILE);
}
