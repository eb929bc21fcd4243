import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { DiskOperations, type DiskActionContext } from '../../../../src/app/actions/diskOperations';
import { followDiskOperation } from '../../../../src/app/actions/followDiskOperation';
import { Locks } from '../../../../src/app/actions/locks';
import { VmDisks } from '../../../../src/app/actions/vmDisks';
import { VmLifecycle } from '../../../../src/app/actions/vmLifecycle';
import { VmcUsages } from '../../../../src/app/vmcUsages';
import type { DeviceAccess } from '../../../../src/app/deviceAccess';
import type { Problem } from '../../../../src/core/problem/problem';
import type { Result } from '../../../../src/core/result';
import { posixIt, until } from '../../platform/support';
import { FakeClock } from '../fakeClock';
import { StandInDevice, termina } from '../standInDevice';

const UUID = '3d9a1c02-6c3f-4a2e-9d2b-0c1f4f0a7b11';
const GIB = 1024 ** 3;
const stopped = { ...termina, state: 'stopped' } as const;
const DONE = { ok: true, value: 'done' };
const HOSTILE = ["it's", '$(touch x)', '* `touch y`', 'x;touch z <b>', 'größe/ü %s'];
const file = { path: 'old/my vm.tini' };

/** The problem, with the kind of vmc's failure in its place where it is one. */
function kindOf(result: Result<unknown, Problem>): string | undefined {
  if (result.ok) {
    return undefined;
  }
  return result.error.kind === 'vmc' ? result.error.failure.kind : result.error.kind;
}

describe('VmDisks with real processes', function () {
  this.timeout(30_000);
  let device: StandInDevice;
  let disks: VmDisks;
  let clock: FakeClock;
  let locks: Locks;
  let reported: number[];

  beforeEach(() => {
    device = new StandInDevice();
    clock = new FakeClock();
    locks = new Locks();
    reported = [];
    const operations = new DiskOperations(clock);
    disks = new VmDisks({ locks, usages: new VmcUsages(), operations });
  });
  afterEach(() => device.dispose());

  const by = (access: DeviceAccess, signal = new AbortController().signal): DiskActionContext => ({
    access,
    signal,
    report: ({ percent }) => percent !== undefined && reported.push(percent),
  });
  const to = (signal?: AbortSignal): DiskActionContext => by(device.access(), signal);
  /** The words of every vmc that did more than look. */
  const changes = () =>
    device.words('vmc').filter(([verb]) => verb !== 'list' && verb !== '--help');

  describe('create', () => {
    posixIt('makes a VM, and looks before and after', async () => {
      const request = { name: 'new', type: 'crostini', sizeBytes: 20 * GIB } as const;
      assert.deepEqual(await disks.create(to(), request), DONE);
      assert.deepEqual(device.words('vmc'), [
        ['list'],
        ['--help'],
        ['create', '--vm-type', 'TERMINA', '--size', '20G', 'new'],
        ['list'],
      ]);
      assert.deepEqual(device.state().vms.at(-1), {
        ...{ name: 'new', sizeBytes: 20 * GIB, imageType: 'raw', sparse: false },
        ...{ type: 'crostini', state: 'stopped' },
      });
    });

    posixIt('makes a Baguette VM from an image file', async () => {
      const source = { path: 'baguette_rootfs.img.zst' };
      await disks.create(to(), { name: 'b', type: 'baguette', source });
      assert.deepEqual(changes(), [
        [
          ...['create', '--vm-type', 'BAGUETTE'],
          ...['--source', '/home/chronos/user/MyFiles/Downloads/baguette_rootfs.img.zst', 'b'],
        ],
      ]);
    });

    posixIt('hands hostile names over as one word', async () => {
      for (const name of HOSTILE) {
        assert.deepEqual(await disks.create(to(), { name, type: 'crostini' }), DONE, name);
        assert.deepEqual(changes().at(-1), ['create', '--vm-type', 'TERMINA', name]);
        assert.deepEqual(await disks.destroy(to(), name), DONE, name);
        assert.deepEqual(changes().at(-1), ['destroy', '-y', name]);
      }
      assert.deepEqual(device.filesMade(), []);
    });

    posixIt('makes nothing in the place of a VM', async () => {
      const result = await disks.create(to(), { name: 'termina', type: 'crostini' });
      assert.deepEqual(result, { ok: false, error: { kind: 'vm-exists', vm: 'termina' } });
      assert.deepEqual(changes(), []);
    });

    posixIt('makes nothing when it cannot see what is there', async () => {
      device.use({ faults: { 'vmc list': { garbage: true } } });
      const result = await disks.create(to(), { name: 'new', type: 'crostini' });
      assert.equal(kindOf(result), 'unreadable-output');
      assert.deepEqual(changes(), []);
    });

    posixIt('says nothing of types to a vmc that knows none', async () => {
      device.use({ vmcAge: '2020-10' });
      assert.deepEqual(await disks.create(to(), { name: 'new', type: 'crostini' }), DONE);
      assert.deepEqual(changes(), [['create', 'new']]);
    });

    for (const [what, vmcAge, request, command] of [
      ['Baguette', '2022-10', { type: 'baguette' }, 'vmc create --vm-type'],
      ['a size', '2020-10', { type: 'crostini', sizeBytes: GIB }, 'vmc create --size'],
      ['a source', '2022-10', { type: 'crostini', source: file }, 'vmc create --vm-type'],
    ] as const) {
      posixIt(`tells that a ChromeOS is too old for ${what}`, async () => {
        device.use({ vmcAge });
        const result = await disks.create(to(), { name: 'new', ...request });
        assert.deepEqual(result, { ok: false, error: { kind: 'vmc-too-old', command } });
        assert.deepEqual(changes(), []);
      });
    }

    posixIt('tells that vmc reported success and made nothing', async () => {
      device.use({ faults: { 'vmc create': { exitCode: 0 } } });
      const result = await disks.create(to(), { name: 'new', type: 'crostini' });
      assert.equal(kindOf(result), 'vm-not-created');
    });

    posixIt('tells why vmc could not', async () => {
      device.use({
        faults: {
          'vmc create': {
            exitCode: 1,
            stderr: 'Error: operation `vm_create` failed: not enough disk space\n',
          },
        },
      });
      const result = await disks.create(to(), { name: 'new', type: 'crostini' });
      assert.equal(kindOf(result), 'low-disk');
    });
  });

  describe('destroy', () => {
    posixIt('destroys a VM that is listed, and looks whether it is gone', async () => {
      assert.deepEqual(await disks.destroy(to(), 'termina'), DONE);
      assert.deepEqual(device.words('vmc'), [
        ...[['list'], ['--help'], ['destroy', '-y', 'termina'], ['list']],
      ]);
      assert.deepEqual(device.state().vms, []);
    });

    for (const vmcAge of ['2020-10', '2022-10', '2026-03'] as const) {
      posixIt(`is not kept waiting by the question of ${vmcAge}`, async () => {
        device.use({ vmcAge });
        assert.deepEqual(await disks.destroy(to(), 'termina'), DONE);
        assert.deepEqual(changes(), [
          ['destroy', ...(vmcAge === '2020-10' ? [] : ['-y']), 'termina'],
        ]);
      });
    }

    posixIt('tells that there is no such VM, where vmc would say nothing', async () => {
      for (const vm of ['Termina', 'termina ', 'nosuch', "it's"]) {
        assert.deepEqual(await disks.destroy(to(), vm), {
          ok: false,
          error: { kind: 'vm-gone', vm },
        });
      }
      assert.deepEqual(changes(), []);
    });

    posixIt('tells that the VM is still there although vmc said nothing', async () => {
      device.use({ faults: { 'vmc destroy': { exitCode: 0 } } });
      assert.equal(kindOf(await disks.destroy(to(), 'termina')), 'vm-not-destroyed');
    });

    posixIt('leaves a VM alone that something is being done with', async () => {
      device.use({ vms: [stopped], startDelayMs: 400 });
      const access = device.access();
      const signal = new AbortController().signal;
      const start = new VmLifecycle(locks).start(access, { deviceId: 'd', vm: 'termina' }, signal);
      assert.equal(kindOf(await disks.destroy(by(access), 'termina')), 'already-under-way');
      assert.deepEqual(await start, DONE);
    });
  });

  describe('resize', () => {
    posixIt('gives vmc plain bytes and tells how far it is', async () => {
      device.use({ diskOperation: {} });
      const result = await disks.resize(to(), { vm: 'termina', sizeBytes: 20 * GIB });
      assert.deepEqual(result, DONE);
      assert.deepEqual(changes(), [['resize', 'termina', '21474836480']]);
      assert.equal(reported.at(-1), 100);
      assert.deepEqual(disks.operations.of('local:here'), [
        {
          ...{ does: 'resize', vm: 'termina', deviceId: 'local:here', uuid: UUID },
          ...{ percent: 100, startedAtMs: clock.now(), state: 'done' },
        },
      ]);
    });

    posixIt('never asks for less than the contents need', async () => {
      const sizeBytes = termina.minSizeBytes ?? 0;
      const result = await disks.resize(to(), { vm: 'termina', sizeBytes: sizeBytes - 1 });
      assert.deepEqual(result, {
        ok: false,
        error: {
          kind: 'size-below-minimum',
          sizeBytes: sizeBytes - 1,
          minSizeBytes: sizeBytes,
        },
      });
      assert.deepEqual(changes(), []);
      assert.deepEqual(await disks.resize(to(), { vm: 'termina', sizeBytes }), DONE);
    });
  });

  describe('export and import', () => {
    posixIt('export to a file of Downloads and tell each percentage', async () => {
      device.use({ vms: [stopped], diskOperation: { percents: [0, 50], stepDelayMs: 30 } });
      const request = { name: 'termina', file, digest: true, force: false };
      assert.deepEqual(await disks.export(to(), request), DONE);
      assert.deepEqual(changes(), [['export', '-d', 'termina', 'old/my vm.tini']]);
      assert.ok(reported.includes(50), reported.join(' '));
      assert.deepEqual(device.state().files, ['old/my vm.tini']);
    });

    posixIt('export to a stick, under a hostile name, while the VM runs', async () => {
      const onStick = { path: '$(touch x).tini', removable: "it's a stick" };
      const request = { name: 'termina', file: onStick, digest: true, force: true };
      assert.deepEqual(await disks.export(to(), request), DONE);
      assert.deepEqual(changes(), [
        ['export', '-d', '-f', 'termina', '$(touch x).tini', "it's a stick"],
      ]);
      assert.deepEqual(device.filesMade(), []);
    });

    posixIt('import under a free name only', async () => {
      const request = { file, type: 'baguette' } as const;
      const taken = await disks.import(to(), { name: 'termina', ...request });
      assert.equal(kindOf(taken), 'vm-exists');
      assert.deepEqual(changes(), []);
      assert.deepEqual(await disks.import(to(), { name: 'copy', ...request }), DONE);
      assert.deepEqual(changes(), [['import', '--vm-type', 'BAGUETTE', 'copy', 'old/my vm.tini']]);
      assert.equal(device.state().vms.at(-1)?.type, 'baguette');
    });

    posixIt('import into an old ChromeOS without naming the type', async () => {
      device.use({ vmcAge: '2022-10' });
      const request = { name: 'copy', file, type: 'crostini' } as const;
      assert.deepEqual(await disks.import(to(), request), DONE);
      assert.deepEqual(changes(), [['import', 'copy', 'old/my vm.tini']]);
      const baguette = await disks.import(to(), { name: 'other', file, type: 'baguette' });
      assert.equal(kindOf(baguette), 'vmc-too-old');
    });

    it('refuse a file that vmc cannot be given, without running anything', async () => {
      for (const path of ['../x', '-f', '/etc/passwd', '', 'a\nb']) {
        const bad = { path };
        const results = [
          await disks.export(to(), { name: 'termina', file: bad, digest: false, force: false }),
          await disks.import(to(), { name: 'new', file: bad, type: 'crostini' }),
          await disks.create(to(), { name: 'new', type: 'baguette', source: bad }),
          await disks.inspectBackup(to(), bad),
        ];
        assert.deepEqual(results.map(kindOf), Array(4).fill('bad-disk-file'));
      }
      assert.deepEqual(device.calls(), []);
    });

    const failures = [
      [{ files: ['old/my vm.tini'] }, 'file-exists'],
      [{ vmcAge: '2020-10' }, 'vmc-too-old'],
      [{ missingSubcommands: ['export'] }, 'vmc-too-old'],
      [{ conciergeDown: true }, 'concierge-down'],
      [
        { diskOperation: { failure: 'bad disk image status: `DISK_STATUS_FAILED`: no room' } },
        'disk-operation-failed',
      ],
      [{ faults: { 'vmc export': { signal: 'SIGKILL' } } }, 'ended-by-signal'],
      [{ vms: [] }, 'vm-gone'],
    ] as const;
    for (const [change, kind] of failures) {
      posixIt(`tell ${kind} when ${JSON.stringify(change).slice(0, 60)}`, async () => {
        device.use(change);
        const request = { name: 'termina', file, digest: false, force: true };
        assert.equal(kindOf(await disks.export(to(), request)), kind);
      });
    }

    posixIt('tell that the file to import is not there', async () => {
      device.use({ files: [] });
      const result = await disks.import(to(), { name: 'copy', file, type: 'crostini' });
      assert.equal(kindOf(result), 'file-missing');
      assert.equal(kindOf(await disks.inspectBackup(to(), file)), 'file-missing');
    });
  });

  describe('inspectBackup', () => {
    posixIt('tells the type, and of an old ChromeOS that it is too old', async () => {
      assert.deepEqual(await disks.inspectBackup(to(), file), { ok: true, value: 'baguette' });
      assert.deepEqual(changes(), [['inspect-backup', 'old/my vm.tini']]);
      device.use({ vmcAge: '2022-10' });
      assert.deepEqual(await disks.inspectBackup(to(), file), {
        ok: false,
        error: { kind: 'vmc-too-old', command: 'vmc inspect-backup' },
      });
    });
  });

  describe('an operation that nobody waits for', () => {
    /** Begins something, and calls it off once it has a name. */
    async function callOff(begin: (to: DiskActionContext) => Promise<Result<unknown, Problem>>) {
      const abort = new AbortController();
      let result: Promise<Result<unknown, Problem>> | undefined;
      const hasBegun = new Promise<void>((resolve) => {
        result = begin({ ...to(abort.signal), report: () => resolve() });
      });
      await Promise.race([hasBegun, result]);
      abort.abort();
      assert.ok(result);
      assert.equal(kindOf(await result), 'cancelled');
      const [operation] = disks.operations.of('local:here');
      assert.ok(operation);
      assert.deepEqual([operation.uuid, operation.state], [UUID, 'running']);
      return operation;
    }

    posixIt('is still known, and goes on until its end is told', async () => {
      device.use({ vms: [stopped], diskOperation: { percents: [10, 60], stepDelayMs: 400 } });
      const request = { name: 'termina', file, digest: false, force: false };
      const operation = await callOff((context) => disks.export(context, request));
      const following = followDiskOperation(disks.operations, clock, to(), operation);
      let isOver = false;
      void following.finally(() => (isOver = true));
      await until('it has ended', () => {
        void clock.advance(2000);
        return isOver;
      });
      const end = await following;
      assert.equal(end.ok && end.value.state, 'done');
      assert.deepEqual(changes().at(-1), ['disk-op-status', UUID]);
      assert.equal(reported.at(-1), 100);
      assert.equal(disks.operations.of('local:here')[0]?.state, 'done');
      assert.deepEqual(device.state().files, ['old/my vm.tini']);
      assert.equal(kindOf(await disks.operations.status(to(), operation)), 'operation-unknown');
    });

    posixIt('has ended well when it is a resize that vmc calls a failure', async () => {
      device.use({ diskOperation: { percents: [10, 20], stepDelayMs: 150 } });
      const operation = await callOff((context) =>
        disks.resize(context, { vm: 'termina', sizeBytes: 20 * GIB }),
      );
      let state = await disks.operations.status(to(), operation);
      while (state.ok && state.value.state === 'running') {
        state = await disks.operations.status(to(), operation);
      }
      assert.deepEqual(
        [state.ok && state.value.state, state.ok && state.value.percent],
        ['done', 100],
      );
    });

    posixIt('is not looked at any more once that is called off', async () => {
      device.use({ diskOperation: { percents: [10], stepDelayMs: 60_000 } });
      const operation = await callOff((context) =>
        disks.create(context, { name: 'new', type: 'crostini' }),
      );
      const abort = new AbortController();
      const following = followDiskOperation(disks.operations, clock, to(abort.signal), operation);
      await until('it has asked', () => clock.pending > 0);
      abort.abort();
      assert.equal(kindOf(await following), 'cancelled');
      assert.equal(clock.pending, 0);
    });

    posixIt('keeps its failure', async () => {
      const failure = 'bad disk image status: `DISK_STATUS_FAILED`: broken';
      device.use({ diskOperation: { percents: [10], stepDelayMs: 200, failure } });
      const operation = await callOff((context) =>
        disks.create(context, { name: 'new', type: 'crostini' }),
      );
      let state = await disks.operations.status(to(), operation);
      while (state.ok) {
        state = await disks.operations.status(to(), operation);
      }
      assert.equal(kindOf(state), 'disk-operation-failed');
      assert.equal(disks.operations.of('local:here')[0]?.state, 'failed');
    });
  });

  describe('what vmc can do', () => {
    posixIt('is asked once per device', async () => {
      const access = device.access();
      await disks.create(by(access), { name: 'a', type: 'crostini' });
      await disks.create(by(access), { name: 'b', type: 'crostini' });
      const asked = device.words('vmc').filter(([verb]) => verb === '--help');
      assert.equal(asked.length, 1);
    });

    posixIt('is asked again after it could not be told', async () => {
      const access = device.access();
      device.use({ faults: { 'vmc --help': { exitCode: 0, stderr: '', times: 1 } } });
      const request = { name: 'a', type: 'crostini' } as const;
      const result = await disks.create(by(access), request);
      assert.ok(!result.ok && result.error.kind === 'unreadable-output');
      assert.equal(result.error.tool, 'vmc');
      assert.deepEqual(await disks.create(by(access), request), DONE);
    });

    posixIt('is asked of the program that the settings name', async () => {
      const program = device.programPath('vmc of mine');
      renameSync(device.programPath('vmc'), program);
      const reach = { kind: 'local', programs: { vmc: program } } as const;
      const access = device.access({ reach });
      assert.deepEqual(await disks.destroy(by(access), 'termina'), DONE);
    });

    posixIt('says that vmc is missing when it is not there', async () => {
      device.remove('vmc');
      device.path = '/usr/bin:/bin';
      const access = device.access();
      const context = { deviceId: 'd', signal: new AbortController().signal };
      const usage = await new VmcUsages().of(access, context);
      assert.deepEqual(usage, {
        ok: false,
        error: { kind: 'tool-missing', tool: 'vmc', place: 'this-machine' },
      });
    });
  });
});
