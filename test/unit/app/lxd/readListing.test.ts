import assert from 'node:assert/strict';
import { readListing } from '../../../../src/app/lxd/readListing';
import { nameOf } from '../../../../src/app/tree/lxdRows';
import type { LxdListing } from '../../../../src/core/model/lxdListing';
import { sample } from '../../core/cli/lxc/fixture';
import { RECORDED, replayLxd, UNKNOWN_FORMAT, type Answers } from './replayLxd';

const context = { deviceId: 'local:here', signal: new AbortController().signal };

async function read(listing: LxdListing, answers: Answers = RECORDED, remote?: string) {
  const lxd = replayLxd(answers, remote);
  const listed = await readListing({ access: lxd.access, vm: undefined }, listing, context);
  return { listed, lines: lxd.lines() };
}

async function names(listing: LxdListing, answers?: Answers): Promise<readonly string[]> {
  const { listed } = await read(listing, answers);
  assert.ok(listed.ok, JSON.stringify(listed));
  return listed.value.data.map((item) => `${item.kind} ${nameOf(item)}`);
}

describe('readListing', () => {
  const rows: readonly (readonly [LxdListing, readonly string[]])[] = [
    ['images', ['image busybox', 'image debian/12']],
    ['profiles', ['profile crostini', 'profile default', 'profile nonet']],
    ['storage', ['pool default']],
    ['networks', ['lxdbr0', 'lxdbr1', 'eth0'].map((name) => `network ${name}`)],
    ['projects', ['project default', 'project other']],
    ['remotes', ['images', 'local', 'ubuntu', 'ubuntu-daily'].map((name) => `remote ${name}`)],
    ['members', []],
  ];
  for (const [listing, expected] of rows) {
    it(`reads ${listing}`, async () => {
      assert.deepEqual(await names(listing), expected);
    });
  }

  it('tells how full a pool is, and lists one that cannot tell', async () => {
    const { listed } = await read('storage');
    const [pool] = listed.ok ? listed.value.data : [];
    assert.ok(pool?.kind === 'pool');
    assert.equal(pool.pool.totalBytes, 270553174016);
    const { listed: silent } = await read('storage', {
      'storage list --format=json': sample('storage-list-json'),
    });
    assert.equal(silent.ok && silent.value.data.length, 1);
  });

  it('tells which remote is the default one, and lists them when that is not known', async () => {
    const isCurrent = async (answers: Answers): Promise<readonly string[]> => {
      const { listed } = await read('remotes', answers);
      return (listed.ok ? listed.value.data : []).flatMap((item) =>
        item.kind === 'remote' && item.server.isCurrent ? [item.server.name] : [],
      );
    };
    assert.deepEqual(await isCurrent(RECORDED), ['local']);
    assert.deepEqual(
      await isCurrent({ 'remote list --format=json': sample('remote-list-json') }),
      [],
    );
  });

  it('asks the server itself where the list takes no format', async () => {
    const answers = {
      'profile list --format=json': UNKNOWN_FORMAT,
      'query -- /1.0/profiles?recursion=1': sample('profile-list-query'),
    };
    assert.deepEqual(await names('profiles', answers), await names('profiles'));
  });

  it('finds no projects and members in an LXD that has never heard of them', async () => {
    const unknown = (noun: string) => ({
      exitCode: 1,
      stderr: `Error: unknown command "${noun}" for "lxc"\n`,
    });
    assert.deepEqual(
      await names('projects', { 'project list --format=json': unknown('project') }),
      [],
    );
    assert.deepEqual(
      await names('members', { 'cluster list --format=json': unknown('cluster') }),
      [],
    );
  });

  it('names the remote of a device that is one, but not for the client’s own list', async () => {
    const { lines } = await read('networks', {}, 'termina');
    assert.deepEqual(lines, ['network list --format=json -- termina:']);
    const { lines: ofRemotes } = await read('remotes', RECORDED, 'termina');
    assert.deepEqual(ofRemotes.sort(), ['remote get-default', 'remote list --format=json']);
  });

  it('hands on why a listing failed', async () => {
    const { listed } = await read('images', {
      'image list --format=json': {
        exitCode: 1,
        stderr: sample('err-image-server-refused.stderr'),
      },
    });
    assert.ok(!listed.ok && listed.error.kind === 'lxc');
    assert.equal(listed.error.failure.kind, 'remote-unreachable');
  });
});
