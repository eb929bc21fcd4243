import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  EMPTY_SECTION,
  failReading,
  finishReading,
  newDeviceState,
  startReading,
  type DeviceState,
  type VmContents,
} from '../../../../src/app/inventory/deviceState';
import { childNodes, deviceNodes } from '../../../../src/app/tree/children';
import type { TreeNode } from '../../../../src/app/tree/nodes';
import type { DeviceConfig } from '../../../../src/core/model/device';
import type { Instance } from '../../../../src/core/model/instance';
import type { Vm } from '../../../../src/core/model/vm';
import type { Problem } from '../../../../src/core/problem/problem';
import { allRows, HERE } from '../readings';

const DOWN: Problem = { kind: 'timed-out', tool: 'lxc', timeoutMs: 5 };
const penguin: Instance = {
  name: 'penguin',
  state: 'running',
  kind: 'container',
  ephemeral: false,
};
const termina: Vm = { name: 'termina', state: 'running' };
const warning = { code: 'unreadable-row', lineNumber: 2, text: '???' } as const;

function device(change: Partial<DeviceState> = {}, config: DeviceConfig = HERE): DeviceState {
  return { ...newDeviceState(config), wasRead: true, ...change };
}

function withVm(vm: Vm, contents?: VmContents): DeviceState {
  return device({
    vms: finishReading([vm], [], 7),
    contents: new Map(contents === undefined ? [] : [[vm.name, contents]]),
  });
}

/** What a row is, shortly. */
function short(row: TreeNode): string {
  switch (row.kind) {
    case 'note':
      return `note ${row.note}`;
    case 'problem':
      return `problem ${row.about} ${row.problem.kind} ${row.dataReadAtMs ?? '-'}`;
    case 'warnings':
      return `warnings ${row.count} ${row.first}`;
    case 'vm':
      return `vm ${row.vm.name}`;
    case 'instance':
      return `instance ${row.instance.name}`;
    case 'attribute':
      return `attribute ${row.name}`;
    default:
      return row.kind;
  }
}

function below(state: DeviceState): readonly string[] {
  return deviceNodes([state]).flatMap(childNodes).map(short);
}

function belowVm(state: DeviceState): readonly string[] {
  const vms = deviceNodes([state])
    .flatMap(childNodes)
    .filter(({ kind }) => kind === 'vm');
  return vms.flatMap(childNodes).map(short);
}

const held = (change: Partial<VmContents> = {}): VmContents => ({
  containerless: false,
  instances: EMPTY_SECTION,
  ...change,
});

describe('childNodes', () => {
  describe('of a device', () => {
    const vms = finishReading([termina], [], 7);
    const rows: readonly (readonly [string, DeviceState, readonly string[]])[] = [
      ['before it was read', device({ wasRead: false }), ['note reading']],
      ['without VMs', device({ vms: finishReading([], [], 7) }), ['note no-vms']],
      [
        'without VM layer and containers',
        device({ instances: finishReading([], [], 7) }),
        ['note no-containers-here', 'lxd'],
      ],
      ['with a VM', device({ vms }), ['vm termina']],
      [
        'with VMs and containers of its own',
        device({ vms, instances: finishReading([penguin], [], 7) }),
        ['vm termina', 'instance penguin', 'lxd'],
      ],
      [
        'that has no tools',
        device({ problem: { kind: 'no-tools' } }),
        ['problem device no-tools -'],
      ],
      [
        'that became unreachable',
        device({ problem: DOWN, vms: failReading(vms, DOWN) }),
        ['problem device timed-out 7', 'vm termina'],
      ],
      [
        'whose VMs cannot be listed',
        device({ vms: failReading(undefined, DOWN) }),
        ['problem vms timed-out -'],
      ],
      [
        'whose VMs cannot be listed any more',
        device({ vms: failReading(vms, DOWN) }),
        ['problem vms timed-out 7', 'vm termina'],
      ],
      [
        'whose own containers cannot be listed',
        device({ vms, instances: failReading(undefined, DOWN) }),
        ['problem containers timed-out -', 'vm termina'],
      ],
      [
        'whose list was read in part',
        device({ vms: finishReading([termina], [warning, warning], 7) }),
        ['warnings 2 ???', 'vm termina'],
      ],
    ];
    for (const [what, state, expected] of rows) {
      it(what, () => assert.deepEqual(below(state), expected));
    }

    it('that was written down also says when', () => {
      const saved = { kind: 'saved', name: 's', file: 'x' } as const;
      const state = device({ vms, savedAt: '2026-01-01T00:00:00Z' }, saved);
      assert.deepEqual(below(state), ['vm termina', 'attribute savedAt']);
    });

    it('that cannot be used says what is wrong with its entry', () => {
      const config = { kind: 'invalid', name: 'x', reason: { kind: 'no-name' } } as const;
      assert.deepEqual(below(newDeviceState(config)), ['problem device bad-config -']);
    });

    it('that is the guest itself', () => {
      const config = { kind: 'guest', name: 'here' } as const;
      assert.deepEqual(below(newDeviceState(config)), ['note reading']);
      const guest = {
        milestone: '143',
        hostName: 'penguin',
        system: 'Debian',
        containerless: false,
      };
      const rows = deviceNodes([device({ guest }, config)]).flatMap(childNodes);
      assert.deepEqual(rows.map(short), [
        ...['attribute guestKind', 'attribute milestone', 'attribute system'],
        ...['attribute hostName', 'note guest-without-tools'],
      ]);
      const [kind] = rows;
      assert.deepEqual(kind?.kind === 'attribute' && kind.value, {
        kind: 'guest',
        containerless: false,
      });
    });
  });

  describe('of a VM', () => {
    const listed = finishReading([penguin], [], 7);
    const rows: readonly (readonly [string, DeviceState, readonly string[]])[] = [
      ['that is stopped', withVm({ ...termina, state: 'stopped' }, held()), ['note vm-stopped']],
      ['that is starting', withVm({ ...termina, state: 'starting' }, held()), ['note vm-starting']],
      [
        'of which nothing is known',
        withVm({ ...termina, state: 'unknown' }),
        ['note vm-state-unknown'],
      ],
      [
        'of which nothing is known any more',
        withVm({ ...termina, state: 'unknown' }, held({ instances: listed })),
        ['note vm-state-unknown', 'instance penguin'],
      ],
      [
        'that runs, before its LXD answered',
        withVm(termina, held({ instances: startReading(undefined) })),
        ['note reading'],
      ],
      ['that runs, not asked yet', withVm(termina), ['note reading']],
      [
        'without containers',
        withVm(termina, held({ instances: finishReading([], [], 7) })),
        ['note no-containers', 'lxd'],
      ],
      [
        'with a container',
        withVm(termina, held({ instances: listed })),
        ['instance penguin', 'lxd'],
      ],
      [
        'whose LXD does not answer any more',
        withVm(termina, held({ instances: failReading(listed, DOWN) })),
        ['problem containers timed-out 7', 'instance penguin', 'lxd'],
      ],
      [
        'that said it has no containers',
        withVm(termina, held({ containerless: true })),
        ['note containerless'],
      ],
    ];
    for (const [what, state, expected] of rows) {
      it(what, () => assert.deepEqual(belowVm(state), expected));
    }

    for (const type of ['baguette', 'bruschetta', 'borealis', 'arcvm'] as const) {
      it(`of type ${type}, whatever its state`, () => {
        for (const state of ['running', 'stopped'] as const) {
          const rows = belowVm(withVm({ ...termina, type, state }));
          assert.equal(rows[0], 'note containerless');
        }
      });
    }

    it('keeps what is known of its disk below one row', () => {
      const vm = {
        ...termina,
        type: 'crostini',
        sizeBytes: 5,
        minSizeBytes: 3,
        imageType: 'raw',
      } as const;
      const rows = allRows(withVm(vm, held({ instances: listed })));
      assert.deepEqual(
        rows
          .flatMap((row) => (row.kind === 'attribute' ? [`${row.name} ${row.value.kind}`] : []))
          .slice(-4),
        ['type text', 'diskSize bytes', 'minDiskSize bytes', 'diskImage text'],
      );
    });
  });

  it('gives all that is known of a container, and nothing that is not', () => {
    const full: Instance = {
      ...penguin,
      ephemeral: true,
      addresses: [
        { family: 'inet', address: '100.115.92.204', nic: 'eth0' },
        { family: 'inet6', address: 'fd42::1', nic: 'eth0' },
      ],
      snapshots: [{ name: 'before' }, { name: 'after', createdAt: '2026-01-01T00:00:00Z' }],
      profiles: ['default', 'gpu'],
      architecture: 'x86_64',
      description: 'mine',
      image: 'Debian bookworm',
      createdAt: '2026-01-01T00:00:00Z',
      lastUsedAt: '2026-01-02T00:00:00Z',
      project: 'other',
      location: 'node1',
      memoryUsageBytes: 5,
      diskUsageBytes: 6,
    };
    const state = device({ instances: finishReading([full], [], 7) });
    const attributes = allRows(state).flatMap((row) =>
      row.kind === 'attribute'
        ? [row.value.kind === 'text' ? `${row.name} ${row.value.text}` : row.name]
        : [],
    );
    assert.deepEqual(attributes, [
      ...['address', 'address', 'image Debian bookworm', 'type container (ephemeral)'],
      ...['profiles default, gpu', 'architecture x86_64', 'description mine', 'project other'],
      ...['location node1', 'memory', 'diskSize', 'created', 'lastUsed'],
    ]);
    const snapshots = allRows(state).flatMap((row) =>
      row.kind === 'snapshot' && row.owner.instance === full ? [row.snapshot.name] : [],
    );
    assert.deepEqual(snapshots, ['after', 'before'], 'the newest first, without a date last');
    const bare = allRows(device({ instances: finishReading([penguin], [], 7) }));
    assert.deepEqual(bare.map(short).slice(2), ['attribute type', 'lxd']);
  });

  describe('ids', () => {
    const hostile = fc.oneof(
      fc.constantFrom('a', 'a/b', 'a#2', 'a%2F', 'vm', '', '\uD800', 'container', 'problem'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const instance = fc.record({
      name: hostile,
      project: hostile,
      state: fc.constant<'running'>('running'),
      kind: fc.constant<'container'>('container'),
      ephemeral: fc.boolean(),
      snapshots: fc.array(fc.record({ name: hostile }), { maxLength: 3 }),
      addresses: fc.array(
        fc.record({ family: fc.constant<'inet'>('inet'), address: hostile, nic: hostile }),
        { maxLength: 3 },
      ),
    });
    const instances = fc.array(instance, { maxLength: 4 });
    const aDevice = fc
      .record({
        name: hostile,
        vms: fc.array(fc.tuple(hostile, instances), { maxLength: 4 }),
        own: instances,
        fails: fc.boolean(),
      })
      .map(({ name, vms, own, fails }) => {
        const section = finishReading(own, [warning], 1);
        return device(
          {
            vms: finishReading(
              vms.map(([vm]): Vm => ({ name: vm, state: 'unknown', sizeBytes: 1 })),
              [warning],
              1,
            ),
            instances: fails ? failReading(section, DOWN) : section,
            contents: new Map(
              vms.map(([vm, list]) => [vm, held({ instances: finishReading(list, [warning], 1) })]),
            ),
          },
          { kind: 'local', name },
        );
      });

    it('are unique, whatever names there are and however often', () => {
      const devices = fc.uniqueArray(aDevice, { maxLength: 3, selector: ({ id }) => id });
      fc.assert(
        fc.property(devices, (states) => {
          const ids = states.flatMap(allRows).map(({ id }) => id);
          assert.equal(new Set(ids).size, ids.length, JSON.stringify(ids));
        }),
      );
    });

    it('of a device are none of a row of another device', () => {
      const a = device({ vms: finishReading([termina], [], 1) }, { kind: 'local', name: 'a' });
      const other = device({}, { kind: 'local', name: 'a/vm/termina' });
      assert.ok(!allRows(a).some(({ id }) => id === other.id));
    });

    it('stay the same when states and times change', () => {
      const ids = (state: DeviceState) => allRows(state).map(({ id }) => id);
      const at = (readAtMs: number, state: 'running' | 'stopped') =>
        device({ instances: finishReading([{ ...penguin, state }], [], readAtMs) });
      assert.deepEqual(ids(at(1, 'running')), ids(at(2, 'stopped')));
      assert.deepEqual(ids(at(1, 'running')).slice(0, 2), [
        'local:here',
        'local:here/container//penguin',
      ]);
    });
  });
});
