import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLxcClusterList } from '../../../../../src/core/cli/lxc/clusterList';
import { parseLxcImageList } from '../../../../../src/core/cli/lxc/imageList';
import { parseLxcNetworkList } from '../../../../../src/core/cli/lxc/networkList';
import { parseLxcProfileList } from '../../../../../src/core/cli/lxc/profileList';
import { parseLxcProjectList } from '../../../../../src/core/cli/lxc/projectList';
import {
  parseLxcStorageList,
  parseLxcStorageSpace,
} from '../../../../../src/core/cli/lxc/storageList';
import { imageLabel } from '../../../../../src/core/model/image';
import { cleanData, codes, failureOf, parsed, sample } from './fixture';

const BUSYBOX = '6337d25612c7bf83410c1c61c831c5b2b38a39de51a9ff05e5505280c5882123';

describe('parseLxcImageList', () => {
  it('reads the images of LXD 5.0', () => {
    const [busybox, debian] = cleanData(parseLxcImageList(sample('image-list-json')));
    assert.deepEqual(busybox, {
      fingerprint: BUSYBOX,
      aliases: ['busybox'],
      kind: 'container',
      os: 'Busybox',
      release: '1.35',
      description: 'Busybox tiny lab image',
      architecture: 'x86_64',
      sizeBytes: 1037225,
      uploadedAt: '2026-11-21T11:29:58.80391939Z',
      lastUsedAt: '2026-11-21T11:30:33.372544603Z',
      isPublic: false,
      isCached: false,
    });
    assert.equal(debian?.sizeBytes, 60453246);
  });

  it('reads what the server itself says', () => {
    assert.deepEqual(
      cleanData(parseLxcImageList(sample('image-list-query'))),
      cleanData(parseLxcImageList(sample('image-list-json'))),
    );
  });

  it('takes the images of LXD 3 for those of containers', () => {
    assert.deepEqual(
      cleanData(parseLxcImageList(sample('made-image-list-json-3.0'))),
      cleanData(parseLxcImageList(sample('image-list-json'))),
    );
  });

  it('reads an image server’s, without dates that mean never', () => {
    const images = cleanData(parseLxcImageList(sample('made-image-list-json-server')));
    assert.deepEqual(
      images.map(({ kind, aliases, uploadedAt, lastUsedAt, isPublic }) => [
        kind,
        aliases.join(' '),
        uploadedAt,
        lastUsedAt,
        isPublic,
      ]),
      [
        ['container', '24.04 24.04/amd64 noble', undefined, undefined, true],
        ['virtual-machine', '24.04 24.04/amd64 noble', undefined, undefined, true],
      ],
    );
  });

  it('leaves out what has no fingerprint, or one that could name another server’s image', () => {
    const text = JSON.stringify([{ fingerprint: 'other:abc' }, { size: 7 }, null, 3]);
    const codesFound = codes(parseLxcImageList(text));
    assert.deepEqual(codesFound, Array(4).fill('unreadable-row@1'));
    assert.deepEqual(parsed(parseLxcImageList(text)).data, []);
  });
});

describe('imageLabel', () => {
  it('is an alias, else what the image says, else the fingerprint as lxc prints it', () => {
    const image = {
      fingerprint: BUSYBOX,
      kind: 'container',
      isPublic: false,
      isCached: false,
    } as const;
    assert.equal(imageLabel({ ...image, aliases: ['b', 'c'], description: 'x' }), 'b');
    assert.equal(imageLabel({ ...image, aliases: [], description: 'x' }), 'x');
    assert.equal(imageLabel({ ...image, aliases: [] }), '6337d25612c7');
  });
});

describe('parseLxcProfileList', () => {
  it('reads profiles with their devices and users', () => {
    const profiles = cleanData(parseLxcProfileList(sample('profile-list-json')));
    assert.deepEqual(profiles[1], {
      name: 'default',
      description: 'Default LXD profile',
      devices: ['eth0', 'root'],
      usedBy: [
        { kind: 'instance', name: 'penguin' },
        { kind: 'instance', name: 'myubuntucontainer' },
      ],
    });
    const inOther = profiles[2]?.usedBy.find(({ project }) => project !== undefined);
    assert.deepEqual(inOther, { kind: 'instance', name: 'penguin', project: 'other' });
  });

  it('reads the paths of LXD 3, and what the server itself says', () => {
    const expected = cleanData(parseLxcProfileList(sample('profile-list-json')));
    for (const name of ['made-profile-list-json-3.0', 'profile-list-query']) {
      assert.deepEqual(cleanData(parseLxcProfileList(sample(name))), expected, name);
    }
  });
});

describe('parseLxcStorageList', () => {
  it('reads pools with their users, snapshots apart', () => {
    const [pool] = cleanData(parseLxcStorageList(sample('storage-list-json')));
    assert.equal(pool?.driver, 'dir');
    assert.equal(pool.source, '/var/lib/lxd/storage-pools/default');
    const kinds = pool.usedBy.map(({ kind }) => kind);
    assert.deepEqual(
      ['instance', 'snapshot', 'profile'].map((kind) => kinds.filter((one) => one === kind).length),
      [10, 2, 2],
    );
    assert.ok(pool.usedBy.some(({ name }) => name === 'penguin/snap0'));
  });
});

describe('parseLxcStorageSpace', () => {
  it('reads bytes, and nothing where the driver has no numbers', () => {
    const space = cleanData(parseLxcStorageSpace(sample('query-storage-resources')));
    assert.equal(space.totalBytes, 270553174016);
    assert.ok((space.usedBytes ?? 0) > 0);
    assert.deepEqual(cleanData(parseLxcStorageSpace('{"space":{"used":0}}')), {});
    assert.deepEqual(cleanData(parseLxcStorageSpace('{}')), {});
    assert.equal(failureOf(parseLxcStorageSpace('[]')).expected, 'a JSON object');
  });
});

describe('parseLxcNetworkList', () => {
  it('reads what LXD made and what its machine has', () => {
    const networks = cleanData(parseLxcNetworkList(sample('network-list-json')));
    assert.deepEqual(
      networks.map(({ name, type, isManaged, ipv4 }) => [name, type, isManaged, ipv4]),
      [
        ['lxdbr0', 'bridge', true, '100.115.92.193/28'],
        ['lxdbr1', 'bridge', true, '10.77.0.1/24'],
        ['lo', 'loopback', false, undefined],
        ['ifb0', 'unknown', false, undefined],
        ['ifb1', 'unknown', false, undefined],
        ['eth0', 'physical', false, undefined],
      ],
    );
    assert.deepEqual(networks[0]?.usedBy[0], { kind: 'profile', name: 'default' });
  });

  it('has no address where it is turned off or not chosen yet', () => {
    const config = { 'ipv4.address': 'none', 'ipv6.address': 'auto' };
    const [network] = cleanData(parseLxcNetworkList(JSON.stringify([{ name: 'a', config }])));
    assert.equal(network?.ipv4 ?? network?.ipv6, undefined);
  });
});

describe('parseLxcProjectList', () => {
  it('reads projects', () => {
    const projects = cleanData(parseLxcProjectList(sample('project-list-json')));
    assert.deepEqual(
      projects.map(({ name, usedBy }) => [
        name,
        usedBy.filter(({ kind }) => kind === 'instance').length,
      ]),
      [
        ['default', 9],
        ['other', 1],
      ],
    );
  });
});

describe('parseLxcClusterList', () => {
  it('reads a real cluster of one', () => {
    assert.deepEqual(cleanData(parseLxcClusterList(sample('cluster-list-json'))), [
      {
        name: 'node1',
        address: 'https://127.0.0.1:18443',
        state: 'online',
        message: 'Fully operational',
        roles: ['database-leader', 'database'],
        architecture: 'x86_64',
      },
    ]);
  });

  it('tells members that are away', () => {
    const members = cleanData(parseLxcClusterList(sample('made-cluster-list-json')));
    assert.deepEqual(
      members.map(({ name, state }) => `${name} ${state}`),
      ['node1 online', 'node2 offline', 'node3 evacuated'],
    );
    const odd = JSON.stringify([{ server_name: 'x', status: 'Melting', roles: ['a', 7] }]);
    assert.deepEqual(codes(parseLxcClusterList(odd)), ['unreadable-field@1']);
    assert.equal(parsed(parseLxcClusterList(odd)).data[0]?.state, 'unknown');
  });
});

describe('every listing', () => {
  const parsers = {
    parseLxcClusterList,
    parseLxcImageList,
    parseLxcNetworkList,
    parseLxcProfileList,
    parseLxcProjectList,
    parseLxcStorageList,
  };
  for (const [name, parse] of Object.entries(parsers)) {
    it(`${name} reads empty lists, and fails for what is none`, () => {
      for (const text of ['[]', 'null\n', '[]\n']) {
        assert.deepEqual(cleanData<readonly unknown[]>(parse(text)), [], text);
      }
      assert.equal(failureOf(parse('')).expected, 'a JSON array');
      assert.equal(failureOf(parse('{"a":1}')).expected, 'a JSON array');
      assert.equal(failureOf(parse('[{"name":"a"},')).expected, 'a JSON array that is complete');
    });

    it(`${name} never throws, and warns of each element it leaves out`, () => {
      const keys = ['name', 'fingerprint', 'server_name', 'used_by', 'config', 'aliases', 'roles'];
      const element = fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()),
      );
      fc.assert(
        fc.property(fc.array(element), (elements) => {
          const { data, warnings } = parsed<readonly unknown[]>(parse(JSON.stringify(elements)));
          const left = warnings.filter(({ code }) => code === 'unreadable-row').length;
          assert.equal(data.length + left, elements.length);
        }),
      );
      fc.assert(
        fc.property(fc.string(), (text) => {
          assert.equal(typeof parse(text).ok, 'boolean');
        }),
      );
    });
  }
});
