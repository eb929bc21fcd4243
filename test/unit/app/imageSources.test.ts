import assert from 'node:assert/strict';
import { readImageSources, type ImageSources } from '../../../src/app/imageSources';
import { ReplayRunner, type Recording } from '../../../src/platform/replayRunner';
import { makeAccess } from './standInDevice';

const FINGERPRINT = 'ab'.repeat(32);
const never = new AbortController().signal;

function lxc(args: readonly string[], answer: Recording['answer']): Recording {
  return { file: 'lxc', args, answer };
}

function images(...aliases: readonly string[]): Recording['answer'] {
  const list = aliases.map((name) => ({ fingerprint: FINGERPRINT, aliases: [{ name }] }));
  return { stdout: JSON.stringify(list) };
}

const simplestreams = { Protocol: 'simplestreams', Public: true, Static: false };
const OWN = ['image', 'list', '--format=json'];
const REMOTES = ['remote', 'list', '--format=json'];
const ofRemote = (name: string): string[] => [...OWN, '--', `${name}:`];

/** Everything that was told, the last as lines. */
async function read(
  recordings: readonly Recording[],
  remote?: string,
): Promise<{ readonly updates: readonly ImageSources[]; readonly lines: readonly string[] }> {
  const access = makeAccess({
    processes: new ReplayRunner(recordings),
    ...(remote === undefined ? {} : { remote }),
  });
  const updates: ImageSources[] = [];
  await readImageSources({ access, vm: undefined }, never, (sources) => updates.push(sources));
  const lines = (updates.at(-1)?.sources ?? []).map(
    (source) =>
      `${source.remote ?? '-'} ${source.isOwn ? 'own' : 'server'} ${
        source.problem?.kind ?? source.images.flatMap(({ aliases }) => aliases).join()
      }${source.reading ? ' …' : ''}`,
  );
  return { updates, lines };
}

describe('readImageSources', () => {
  it('lists the LXD and every image server, whatever becomes of the others', async () => {
    const remotes = {
      local: { Addr: 'unix://', Protocol: 'lxd', Public: false },
      big: { Addr: 'https://big:8443', Protocol: 'lxd', Public: false },
      far: { ...simplestreams, Addr: 'https://far.example' },
      lxd: { ...simplestreams, Addr: 'https://images.lxd.canonical.com/' },
    };
    const { updates, lines } = await read([
      lxc(REMOTES, { stdout: JSON.stringify(remotes) }),
      lxc(OWN, images('busybox')),
      lxc(ofRemote('lxd'), images('debian/12', 'debian/13')),
      lxc(ofRemote('far'), {
        stderr: 'Error: lookup far.example on 192.0.2.1:53: no such host\n',
        exitCode: 1,
      }),
    ]);
    assert.deepEqual(lines, ['- own busybox', 'far server lxc', 'lxd server debian/12,debian/13']);
    assert.equal(updates.at(-1)?.hasLxdServer, true);
    assert.ok(updates.some(({ sources }) => sources.some(({ reading }) => reading)));
  });

  it('tells that the image server for LXD is not known', async () => {
    const remotes = {
      images: { ...simplestreams, Addr: 'https://images.linuxcontainers.org' },
    };
    const { updates, lines } = await read([
      lxc(REMOTES, { stdout: JSON.stringify(remotes) }),
      lxc(OWN, images()),
      lxc(ofRemote('images'), { kind: 'timed-out', timeoutMs: 1000, stderr: '' }),
    ]);
    assert.deepEqual(lines, ['- own ', 'images server timed-out']);
    assert.equal(updates.at(-1)?.hasLxdServer, false);
  });

  it('asks the remote that the device stands for, and does without a list of remotes', async () => {
    const { updates, lines } = await read(
      [
        lxc(REMOTES, { stderr: 'Error: mkdir /x: permission denied\n', exitCode: 1 }),
        lxc(ofRemote('termina'), images('busybox')),
      ],
      'termina',
    );
    assert.deepEqual(lines, ['termina own busybox']);
    assert.equal(updates.at(-1)?.hasLxdServer, true);
  });

  it('tells why there is no way to the LXD', async () => {
    const access = makeAccess({ processes: new ReplayRunner([]) });
    const updates: ImageSources[] = [];
    await readImageSources({ access, vm: '-x' }, never, (sources) => updates.push(sources));
    assert.equal(updates[0]?.sources[0]?.problem?.kind, 'bad-vm-name');
  });
});
