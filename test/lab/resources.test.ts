import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import {
  addImageAlias,
  copyImage,
  deleteImage,
  removeImageAlias,
} from '../../src/app/actions/lxdImages';
import { createProfile, deleteProfile } from '../../src/app/actions/lxdProfiles';
import {
  addRemote,
  removeRemote,
  useDefaultRemote,
  type RemoteDialog,
} from '../../src/app/actions/lxdRemotes';
import type { LxdItem } from '../../src/app/lxd/lxdItem';
import { readListing, type LxdPlace } from '../../src/app/lxd/readListing';
import { nameOf } from '../../src/app/tree/lxdRows';
import type { LxdListing } from '../../src/core/model/lxdListing';
import type { Problem } from '../../src/core/problem/problem';
import type { Reach } from '../../src/core/reach/reach';
import { labAvailable } from './lab';
import { SecondLxd } from './secondLxd';
import { LabDevice, localReach } from './labDevice';

const DONE = { ok: true, value: 'done' };
const signal = new AbortController().signal;
/** Nobody listens there. */
const NOWHERE = '127.0.0.1:1';

describe('images, remotes and the rest with the real LXD', function () {
  this.timeout(120_000);
  let lab: LabDevice;
  let second: SecondLxd | undefined;

  before(async function () {
    if (!labAvailable().available) {
      this.skip();
    }
    // The client's own settings on this machine stay as they are.
    lab = new LabDevice('resources', (folder) => ({ LXD_CONF: path.join(folder, 'conf') }));
    second = await SecondLxd.start();
  });

  after(async () => {
    await second?.stop();
    await lab.dispose();
  });

  const server = (): SecondLxd => {
    assert.ok(second);
    return second;
  };
  const lxdBy = (reach: Reach, remote?: string, vm?: string): LxdPlace => ({
    vm,
    access: lab.accessBy(reach, remote),
  });
  const here = (): LxdPlace => lxdBy(localReach);
  const items = async (lxd: LxdPlace, listing: LxdListing): Promise<readonly LxdItem[]> => {
    const listed = await readListing(lxd, listing, { deviceId: 'lab', signal });
    assert.ok(listed.ok, JSON.stringify(listed));
    assert.deepEqual(listed.value.warnings, []);
    return listed.value.data;
  };
  const names = async (lxd: LxdPlace, listing: LxdListing): Promise<readonly string[]> =>
    (await items(lxd, listing)).map(nameOf).sort();
  const problem = async (lxd: LxdPlace, listing: LxdListing): Promise<Problem> => {
    const listed = await readListing(lxd, listing, { deviceId: 'lab', signal });
    assert.ok(!listed.ok);
    return listed.error;
  };
  /** The plain client with the settings of this test. */
  const lxc = (...args: readonly string[]): string =>
    spawnSync('lxc', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, LXD_CONF: path.join(lab.folder, 'conf') },
    }).stdout.trim();
  const column = (...args: readonly string[]): readonly string[] =>
    lxc(...args, '--format=csv')
      .split('\n')
      .map((line) => (line.split(',')[0] ?? '').replace(' (current)', ''))
      .sort();
  const busybox = (): string =>
    lxc('image', 'list', 'busybox', '--format=csv', '--columns=F').split('\n')[0] ?? '';

  const ways = [
    { title: 'on this machine', lxd: () => here() },
    { title: 'by the name of a remote', lxd: () => lxdBy(localReach, 'local') },
    {
      title: 'through the real ssh',
      lxd: () => lxdBy(lab.sshReach),
    },
    { title: 'in a VM', lxd: () => lxdBy(localReach, undefined, 'termina') },
  ] as const;
  for (const { title, lxd } of ways) {
    it(`lists what lxc lists, ${title}`, async () => {
      assert.deepEqual(await names(lxd(), 'profiles'), column('profile', 'list'));
      assert.deepEqual(await names(lxd(), 'storage'), column('storage', 'list'));
      assert.deepEqual(await names(lxd(), 'networks'), column('network', 'list'));
      assert.ok((await names(lxd(), 'projects')).includes('other'));
      assert.deepEqual(await names(lxd(), 'members'), []);
      const images = await items(lxd(), 'images');
      assert.deepEqual(
        images.map((item) => (item.kind === 'image' ? item.image.fingerprint : '')).sort(),
        lxc('image', 'list', '--format=csv', '--columns=F').split('\n').sort(),
      );
      const [pool] = await items(lxd(), 'storage');
      assert.ok(pool?.kind === 'pool' && (pool.pool.totalBytes ?? 0) > (pool.pool.usedBytes ?? 0));
      const remotes = await items(lxd(), 'remotes');
      const current = remotes.find((item) => item.kind === 'remote' && item.server.isCurrent);
      assert.equal(current === undefined ? undefined : nameOf(current), 'local');
    });
  }

  const dialogOf = (
    secret: () => string | undefined,
  ): RemoteDialog & { readonly shown: string[] } => {
    const shown: string[] = [];
    return {
      shown,
      isRightCertificate: (fingerprint) => {
        shown.push(fingerprint);
        return Promise.resolve(fingerprint === server().fingerprint);
      },
      askSecret: () => Promise.resolve(secret()),
    };
  };

  describe('a remote', () => {
    const remote = () => ({ name: 'res-2', address: server().address, protocol: 'lxd' as const });

    it('is not added when its certificate is not wanted', async () => {
      const refuse = { ...dialogOf(() => ''), isRightCertificate: () => Promise.resolve(false) };
      const added = await addRemote(here(), remote(), { dialog: refuse, signal });
      assert.ok(!added.ok && added.error.kind === 'cancelled');
      assert.ok(!column('remote', 'list').includes('res-2'));
    });

    it('is not added with a wrong token', async () => {
      const dialog = dialogOf(() => 'nonsense');
      const added = await addRemote(here(), remote(), { dialog, signal });
      assert.ok(!added.ok && added.error.kind === 'lxc');
      assert.equal(added.error.failure.kind, 'not-authorized');
      assert.deepEqual(dialog.shown, [server().fingerprint]);
      assert.ok(!column('remote', 'list').includes('res-2'));
    });

    it('is added after its certificate was shown, with a token that no list of processes has', async () => {
      const token = server().issueToken('res');
      const dialog = dialogOf(() => token);
      assert.deepEqual(await addRemote(here(), remote(), { dialog, signal }), DONE);
      assert.ok(column('remote', 'list').includes('res-2'));
      assert.deepEqual(await names(lxdBy(localReach, 'res-2'), 'profiles'), ['default']);
      assert.ok(!JSON.stringify(lab.log).includes(token));
    });

    it('cannot be added twice', async () => {
      const added = await addRemote(here(), remote(), { dialog: dialogOf(() => ''), signal });
      assert.ok(!added.ok && added.error.kind === 'lxc');
      assert.match(added.error.failure.message, /exists as/);
    });

    it('takes an image over, by way of the client, and gives it up again', async () => {
      const fingerprint = busybox();
      const transfer = {
        source: { fingerprint, remote: undefined },
        isFromImageServer: false,
        target: 'res-2',
        alias: 'res-copy',
      };
      assert.deepEqual(await copyImage(here(), transfer, { signal }), DONE);
      assert.match(server().lxc('image', 'list', '--format=csv'), /^res-copy,/m);
      const image = { fingerprint, remote: 'res-2' };
      const there = lxdBy(localReach, 'res-2');
      const alias = { image, alias: 'res/second' };
      assert.deepEqual(await addImageAlias(there, alias, { signal }), DONE);
      const [listed] = await items(there, 'images');
      assert.deepEqual(listed?.kind === 'image' ? [...listed.image.aliases].sort() : [], [
        ...['res-copy', 'res/second'],
      ]);
      assert.deepEqual(await removeImageAlias(there, alias, { signal }), DONE);
      assert.deepEqual(await deleteImage(there, image, { signal }), DONE);
      assert.equal(server().lxc('image', 'list', '--format=csv'), '');
      const gone = await deleteImage(there, image, { signal });
      assert.ok(!gone.ok && gone.error.kind === 'lxc');
      assert.equal(gone.error.failure.kind, 'image-not-found');
    });

    it('gives an image to the default one', async () => {
      const fingerprint = busybox();
      lxc('image', 'copy', '--mode=relay', `local:${fingerprint}`, 'res-2:');
      const transfer = {
        source: { fingerprint, remote: 'res-2' },
        isFromImageServer: false,
        target: undefined,
        alias: 'res-back',
      };
      assert.deepEqual(await copyImage(here(), transfer, { signal }), DONE);
      assert.ok(column('image', 'alias', 'list').includes('res-back'));
      const image = { fingerprint, remote: undefined };
      assert.deepEqual(
        await removeImageAlias(here(), { image, alias: 'res-back' }, { signal }),
        DONE,
      );
      server().lxc('image', 'delete', fingerprint);
    });

    it('gets a profile and loses it', async () => {
      const there = lxdBy(localReach, 'res-2');
      assert.deepEqual(await createProfile(there, 'res profile', signal), DONE);
      assert.deepEqual(await names(there, 'profiles'), ['default', 'res profile']);
      assert.deepEqual(await deleteProfile(there, 'res profile', signal), DONE);
      const used = await deleteProfile(here(), 'default', signal);
      assert.equal(used.ok, false);
    });

    it('becomes the default one, which cannot be removed', async () => {
      assert.deepEqual(await useDefaultRemote(here(), 'res-2', signal), DONE);
      assert.equal(lxc('remote', 'get-default'), 'res-2');
      const refused = await removeRemote(here(), 'res-2', signal);
      assert.ok(!refused.ok && refused.error.kind === 'lxc');
      assert.match(refused.error.failure.message, /default remote/);
      assert.deepEqual(await useDefaultRemote(here(), 'local', signal), DONE);
    });

    it('tells its members once it is a cluster', async () => {
      server().lxc('cluster', 'enable', 'res-node');
      // It has another certificate from then on.
      assert.deepEqual(await removeRemote(here(), 'res-2', signal), DONE);
      const token = server().issueToken('res');
      const dialog = dialogOf(() => token);
      assert.deepEqual(await addRemote(here(), remote(), { dialog, signal }), DONE);
      const [member] = await items(lxdBy(localReach, 'res-2'), 'members');
      assert.ok(member?.kind === 'member');
      assert.deepEqual([member.member.name, member.member.state], ['res-node', 'online']);
    });

    it('is forgotten, and stays as it is', async () => {
      assert.deepEqual(await removeRemote(here(), 'res-2', signal), DONE);
      assert.ok(!column('remote', 'list').includes('res-2'));
      assert.ok((await problem(lxdBy(localReach, 'res-2'), 'images')).kind === 'lxc');
      assert.match(server().lxc('profile', 'list', '--format=csv'), /^default,/m);
    });
  });

  it('says of a server that nobody reaches that it cannot be reached', async () => {
    const server = { name: 'res-x', address: NOWHERE, protocol: 'lxd' as const };
    const added = await addRemote(here(), server, { dialog: dialogOf(() => ''), signal });
    assert.ok(!added.ok && added.error.kind === 'lxc');
    assert.equal(added.error.failure.kind, 'remote-unreachable');
    const images = {
      name: 'res-images',
      address: `https://${NOWHERE}`,
      protocol: 'simplestreams' as const,
    };
    assert.deepEqual(await addRemote(here(), images, { dialog: dialogOf(() => ''), signal }), DONE);
    const unreachable = await problem(lxdBy(localReach, 'res-images'), 'images');
    assert.ok(unreachable.kind === 'lxc');
    assert.equal(unreachable.failure.kind, 'remote-unreachable');
    assert.deepEqual(await removeRemote(here(), 'res-images', signal), DONE);
  });

  it('says that a remote which is built in cannot be removed', async () => {
    const refused = await removeRemote(here(), 'local', signal);
    assert.ok(!refused.ok && refused.error.kind === 'lxc');
    assert.match(refused.error.failure.message, /static/);
  });

  it('has left the settings of this machine’s own client alone', () => {
    const { stdout } = spawnSync('lxc', ['remote', 'list', '--format=csv'], { encoding: 'utf8' });
    assert.doesNotMatch(stdout, /^res-/m);
  });
});
