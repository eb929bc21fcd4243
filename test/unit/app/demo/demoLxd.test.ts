import assert from 'node:assert/strict';
import { addImageAlias, copyImage, deleteImage } from '../../../../src/app/actions/lxdImages';
import { createProfile, deleteProfile } from '../../../../src/app/actions/lxdProfiles';
import { addRemote, removeRemote } from '../../../../src/app/actions/lxdRemotes';
import { DemoRunner } from '../../../../src/app/demo/demoRunner';
import { readListing } from '../../../../src/app/lxd/readListing';
import { nameOf } from '../../../../src/app/tree/lxdRows';
import type { LxdListing } from '../../../../src/core/model/lxdListing';
import { ok } from '../../../../src/core/result';
import { FakeClock } from '../fakeClock';
import { makeAccess } from '../standInDevice';

const signal = new AbortController().signal;
const dialog = {
  isRightCertificate: () => Promise.resolve(true),
  askSecret: () => Promise.resolve('x'),
};

function setUp() {
  const clock = new FakeClock();
  const inventory = {
    vms: [
      {
        vm: { name: 'termina', state: 'running' as const },
        instances: [
          {
            name: 'penguin',
            state: 'running' as const,
            kind: 'container' as const,
            ephemeral: false,
            profiles: ['default'],
          },
        ],
      },
    ],
    instances: [],
  };
  const load = () => Promise.resolve({ inventory, vmLog: '', journal: '' });
  const lxd = { access: makeAccess({ processes: new DemoRunner(load, clock) }), vm: 'termina' };
  const names = async (listing: LxdListing): Promise<readonly string[]> => {
    const listed = await readListing(lxd, listing, { deviceId: 'demo:Demo', signal });
    assert.ok(listed.ok, JSON.stringify(listed));
    assert.deepEqual(listed.value.warnings, []);
    return listed.value.data.map(nameOf);
  };
  return { lxd, clock, names };
}

describe('the LXD of the demo device', () => {
  it('has something in every listing', async () => {
    const { names } = setUp();
    assert.deepEqual(await names('images'), ['debian/12']);
    assert.deepEqual(await names('profiles'), ['default', 'gpu']);
    assert.deepEqual(await names('storage'), ['default']);
    assert.deepEqual(await names('networks'), ['lxdbr0', 'eth0']);
    assert.deepEqual(await names('remotes'), ['local', 'lxd-images', 'ubuntu']);
    assert.deepEqual(await names('projects'), ['default']);
    assert.deepEqual(await names('members'), []);
  });

  it('copies an image from its image server, names it and deletes it', async () => {
    const { lxd, clock, names } = setUp();
    const source = { fingerprint: 'b5'.repeat(32), remote: 'lxd-images' };
    const transfer = { source, isFromImageServer: true, target: undefined, alias: 'trixie' };
    const percents: (number | undefined)[] = [];
    const copying = copyImage(lxd, transfer, {
      signal,
      report: ({ percent }) => percents.push(percent),
    });
    const progress = { isDone: false };
    void copying.finally(() => (progress.isDone = true));
    while (!progress.isDone) {
      await clock.advance(100);
    }
    assert.deepEqual(await copying, ok('done'));
    assert.ok(percents.length > 3, String(percents));
    assert.deepEqual([...(await names('images'))].sort(), ['debian/12', 'trixie']);
    const image = { ...source, remote: undefined };
    assert.deepEqual(await addImageAlias(lxd, { image, alias: 'next' }, { signal }), ok('done'));
    assert.deepEqual(await deleteImage(lxd, image, { signal }), ok('done'));
    assert.deepEqual(await names('images'), ['debian/12']);
  });

  it('knows image servers and no network', async () => {
    const { lxd, names } = setUp();
    const images = { name: 'x', address: 'https://x.example', protocol: 'simplestreams' } as const;
    assert.deepEqual(await addRemote(lxd, images, { dialog, signal }), ok('done'));
    assert.ok((await names('remotes')).includes('x'));
    assert.deepEqual(await removeRemote(lxd, 'x', signal), ok('done'));
    assert.ok(!(await names('remotes')).includes('x'));
    const server = { name: 's', address: 's:8443', protocol: 'lxd' } as const;
    const added = await addRemote(lxd, server, { dialog, signal });
    assert.ok(!added.ok && added.error.kind === 'lxc');
    assert.equal(added.error.failure.kind, 'remote-unreachable');
  });

  it('makes profiles and deletes them', async () => {
    const { lxd, names } = setUp();
    assert.deepEqual(await createProfile(lxd, 'mine', signal), ok('done'));
    assert.deepEqual(await names('profiles'), ['default', 'gpu', 'mine']);
    assert.deepEqual(await deleteProfile(lxd, 'mine', signal), ok('done'));
  });
});
