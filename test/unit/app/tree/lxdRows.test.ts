import assert from 'node:assert/strict';
import {
  failReading,
  finishReading,
  newDeviceState,
  startReading,
  type DeviceState,
  type Section,
} from '../../../../src/app/inventory/deviceState';
import type { LxdItem } from '../../../../src/app/lxd/lxdItem';
import { readListing } from '../../../../src/app/lxd/readListing';
import { childNodes, deviceNodes } from '../../../../src/app/tree/children';
import type { LxdNode, LxdSectionNode } from '../../../../src/app/tree/lxdNodes';
import { branchIdOf, lxdSectionNodes, sectionRow } from '../../../../src/app/tree/lxdRows';
import type { AttributeValue, TreeNode } from '../../../../src/app/tree/nodes';
import type { LxdListing } from '../../../../src/core/model/lxdListing';
import type { Problem } from '../../../../src/core/problem/problem';
import { RECORDED, replayLxd } from '../lxd/replayLxd';
import { HERE } from '../readings';

const DOWN: Problem = { kind: 'timed-out', tool: 'lxc', timeoutMs: 5 };

function withLxd(change: Partial<DeviceState> = {}): DeviceState {
  return {
    ...newDeviceState(HERE),
    wasRead: true,
    instances: finishReading([], [], 1),
    ...change,
  };
}

function branchesOf(device: DeviceState): readonly LxdNode[] {
  const below = (node: TreeNode): readonly TreeNode[] =>
    node.kind === 'vm' || node.kind === 'device'
      ? childNodes(node).flatMap((child) => [child, ...below(child)])
      : [];
  return deviceNodes([device])
    .flatMap(below)
    .filter((node) => node.kind === 'lxd');
}

function branch(): LxdNode {
  const [first] = branchesOf(withLxd());
  assert.ok(first);
  return first;
}

function section(listing: LxdListing, known: Section<LxdItem>): LxdSectionNode {
  const found = lxdSectionNodes(branch(), () => known).find((node) => node.listing === listing);
  assert.ok(found, listing);
  return found;
}

async function recorded(listing: LxdListing): Promise<Section<LxdItem>> {
  const { access } = replayLxd(RECORDED);
  const context = { deviceId: 'local:here', signal: new AbortController().signal };
  const listed = await readListing({ access, vm: undefined }, listing, context);
  assert.ok(listed.ok);
  return finishReading(listed.value.data, listed.value.warnings, 7);
}

/** Ids below the section, without what they all begin with. */
function ids(node: LxdSectionNode): readonly string[] {
  return childNodes(node).map(({ id }) => id.slice(node.id.length + 1));
}

describe('the row of an LXD', () => {
  const termina = { name: 'termina', state: 'running' } as const;
  const contents = (data: Section<never>) =>
    new Map([['termina', { containerless: false, instances: data }]]);
  const listed = finishReading([], [], 1);
  const rows: readonly (readonly [string, DeviceState, readonly string[]])[] = [
    ['a device with an LXD', withLxd(), ['local:here/lxd']],
    [
      'one whose LXD does not answer, but did',
      withLxd({ instances: failReading(listed, DOWN) }),
      ['local:here/lxd'],
    ],
    ['one whose LXD never answered', withLxd({ instances: failReading(undefined, DOWN) }), []],
    ['a saved device', { ...withLxd(), config: { kind: 'saved', name: 's', file: 'f' } }, []],
    [
      'a running VM',
      {
        ...newDeviceState(HERE),
        vms: finishReading([termina], [], 1),
        contents: contents(listed),
      },
      ['local:here/vm/termina/lxd'],
    ],
    [
      'a VM that was stopped',
      {
        ...newDeviceState(HERE),
        vms: finishReading([{ ...termina, state: 'stopped' }], [], 1),
        contents: contents(listed),
      },
      [],
    ],
    [
      'a VM whose containers are still read',
      {
        ...newDeviceState(HERE),
        vms: finishReading([termina], [], 1),
        contents: contents(startReading(undefined)),
      },
      [],
    ],
  ];
  for (const [name, device, expected] of rows) {
    it(`${expected.length > 0 ? 'is' : 'is not'} there for ${name}`, () => {
      assert.deepEqual(
        branchesOf(device).map(({ id }) => id),
        expected,
      );
    });
  }

  it('stands below the containers and above what else is known', () => {
    const kinds = deviceNodes([withLxd({ savedAt: '2026-01-01T00:00:00Z' })])
      .flatMap((node) => childNodes(node))
      .map(({ kind }) => kind);
    assert.deepEqual(kinds, ['note', 'lxd', 'attribute']);
  });

  it('has five listings, and two more where there is something in them', async () => {
    const names = (known: (id: string) => Section<LxdItem>): readonly string[] =>
      lxdSectionNodes(branch(), known).map(({ listing }) => listing);
    const always = ['images', 'profiles', 'storage', 'networks', 'remotes'];
    assert.deepEqual(
      names(() => finishReading<LxdItem>([], [], 1)),
      always,
    );
    assert.deepEqual(
      names(() => failReading(undefined, DOWN)),
      always,
    );
    const projects = await recorded('projects');
    const projectsOnly = (id: string): Section<LxdItem> =>
      id.endsWith('/projects') ? projects : finishReading<LxdItem>([], [], 1);
    assert.deepEqual(names(projectsOnly), [...always, 'projects']);
    const one = { ...projects, data: (projects.data ?? []).slice(0, 1) };
    assert.deepEqual(
      names((id) => (id.endsWith('/projects') ? one : startReading(undefined))),
      always,
    );
    const member = { name: 'node1', state: 'online', roles: [] } as const;
    const cluster = finishReading<LxdItem>([{ kind: 'member', member }], [], 1);
    assert.deepEqual(
      names((id) => (id.endsWith('/members') ? cluster : one)),
      [...always, 'members'],
    );
  });

  it('is found again by the id of a section', () => {
    const node = branch();
    const row = sectionRow(node, 'projects');
    assert.deepEqual(row, {
      id: 'local:here/lxd/projects',
      deviceId: 'local:here',
      vm: undefined,
      listing: 'projects',
    });
    assert.equal(branchIdOf(row), node.id);
  });
});

describe('the rows of a listing', () => {
  it('are in the order of their names, managed networks first', async () => {
    assert.deepEqual(ids(section('networks', await recorded('networks'))), [
      ...['lxdbr0', 'lxdbr1', 'eth0'],
    ]);
    assert.deepEqual(ids(section('profiles', await recorded('profiles'))), [
      ...['crostini', 'default', 'nonet'],
    ]);
  });

  it('say that they are still to come, that there are none, or why', () => {
    const note = (known: Section<LxdItem>): readonly string[] =>
      childNodes(section('images', known)).map((row) =>
        row.kind === 'note' ? row.note : row.kind,
      );
    assert.deepEqual(note(startReading(undefined)), ['reading']);
    assert.deepEqual(note(finishReading([], [], 1)), ['nothing-listed']);
    assert.deepEqual(note(failReading(undefined, DOWN)), ['problem']);
  });

  it('stay below the reason why the last reading failed, with their age', async () => {
    const [problem, ...rest] = childNodes(
      section('images', failReading(await recorded('images'), DOWN)),
    );
    assert.ok(problem?.kind === 'problem');
    assert.deepEqual([problem.about, problem.dataReadAtMs], ['images', 7]);
    assert.equal(rest.length, 2);
  });

  it('carry what a command needs, and no hostile part in their ids', () => {
    const profile = { name: 'a/b#%', devices: [], usedBy: [] };
    const known = finishReading<LxdItem>(
      [
        { kind: 'profile', profile },
        { kind: 'profile', profile },
      ],
      [],
      1,
    );
    const [one, other] = childNodes(section('profiles', known));
    assert.ok(one?.kind === 'profile');
    assert.equal(one.id, 'local:here/lxd/profiles/a%2Fb%23%25');
    assert.deepEqual([one.device.id, one.vm, one.remote], ['local:here', undefined, undefined]);
    assert.notEqual(one.id, other?.id);
  });

  it('name the remote of a device that is one', () => {
    const config = { kind: 'lxd', name: 'T', remote: 'termina' } as const;
    const [lxd] = branchesOf({ ...withLxd(), config });
    assert.ok(lxd);
    const known = finishReading<LxdItem>(
      [{ kind: 'project', project: { name: 'p', usedBy: [] } }],
      [],
      1,
    );
    const [images] = lxdSectionNodes(lxd, () => known);
    const [row] = images === undefined ? [] : childNodes(images);
    assert.ok(row?.kind === 'project');
    assert.equal(row.remote, 'termina');
  });
});

describe('the rows of a thing', () => {
  const rows: readonly (readonly [LxdListing, readonly string[]])[] = [
    [
      'images',
      [
        'fingerprint 6337d25612c7bf83410c1c61c831c5b2b38a39de51a9ff05e5505280c5882123',
        'alias busybox',
        'description Busybox tiny lab image',
        'type container',
        'architecture x86_64',
        'size 1037225',
        'uploaded 2026-11-21T11:29:58.80391939Z',
        'lastUsed 2026-11-21T11:30:33.372544603Z',
      ],
    ],
    ['profiles', ['usedBy penguin']],
    [
      'storage',
      [
        'driver dir',
        'source /var/lib/lxd/storage-pools/default',
        'usedSpace 26197008384',
        'totalSpace 270553174016',
        'usedBy a-very-long-container-name-that-uses-all-63-characters-allowed, arch, broken-box, empty-vm, ephemeral-box, frozen-box, myubuntucontainer, penguin, penguin (other), stopped-box, default, nonet',
      ],
    ],
    [
      'networks',
      [
        'type bridge',
        'ipv4 100.115.92.193/28',
        'ipv6 fd42:5c7a:9e10:1::1/64',
        'usedBy default, myubuntucontainer, penguin',
      ],
    ],
    ['remotes', ['url https://images.linuxcontainers.org', 'protocol simplestreams']],
  ];
  for (const [listing, expected] of rows) {
    it(`of ${listing} tell and copy what is known of it`, async () => {
      const [first] = childNodes(section(listing, await recorded(listing)));
      assert.ok(first);
      const texts = childNodes(first).map((row) => {
        assert.ok(row.kind === 'attribute');
        return `${row.name} ${textOf(row.value)}`;
      });
      const used = texts.map((text) => text.replace(/^usedSpace \d+$/, 'usedSpace 26197008384'));
      assert.deepEqual(used, expected);
    });
  }
});

function textOf(value: AttributeValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'bytes':
      return String(value.bytes);
    case 'time':
      return value.iso;
    default:
      return value.kind;
  }
}
