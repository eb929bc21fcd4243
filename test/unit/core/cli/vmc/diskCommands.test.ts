import assert from 'node:assert/strict';
import type { Command } from '../../../../../src/core/cli/command';
import {
  createVmCommand,
  destroyVmCommand,
  diskOperationStatusCommand,
  exportVmCommand,
  importVmCommand,
  inspectBackupCommand,
  resizeVmCommand,
} from '../../../../../src/core/cli/vmc/diskCommands';
import { cleanData, failureOf } from '../lxc/fixture';
import { vmcSample } from './fixture';

const NAME = "it's $(touch x)";
const GIB = 1024 ** 3;
const UUID = '3d9a1c02-6c3f-4a2e-9d2b-0c1f4f0a7b11';
const file = { path: 'old/my vm.tini' };
const onStick = { path: 'a.tini', removable: 'USB Drive' };
const plain = { name: NAME, file, digest: false, force: false };

describe('commands of vmc for disks', () => {
  const rows: readonly (readonly [Command<unknown>, readonly string[]])[] = [
    [createVmCommand({ name: NAME }), ['create', NAME]],
    [createVmCommand({ name: NAME, type: 'crostini' }), ['create', '--vm-type', 'TERMINA', NAME]],
    [
      createVmCommand({ name: NAME, type: 'baguette', sizeBytes: 20 * GIB, source: file }),
      [
        ...['create', '--vm-type', 'BAGUETTE', '--size', '20G'],
        ...['--source', '/home/chronos/user/MyFiles/Downloads/old/my vm.tini', NAME],
      ],
    ],
    [
      createVmCommand({ name: NAME, type: 'baguette', source: onStick }),
      [
        ...['create', '--vm-type', 'BAGUETTE'],
        ...['--source', '/media/removable/USB Drive/a.tini', NAME],
      ],
    ],
    [createVmCommand({ name: NAME, sizeBytes: 1.5 * GIB }), ['create', '--size', '1536M', NAME]],
    [createVmCommand({ name: NAME, sizeBytes: GIB + 1 }), ['create', '--size', '1025M', NAME]],
    [destroyVmCommand(NAME, { knowsYes: true }), ['destroy', '-y', NAME]],
    [destroyVmCommand(NAME, { knowsYes: false }), ['destroy', NAME]],
    [resizeVmCommand(NAME, 20 * GIB), ['resize', NAME, '21474836480']],
    [exportVmCommand(plain), ['export', NAME, 'old/my vm.tini']],
    [
      exportVmCommand({ ...plain, digest: true, force: true }),
      ['export', '-d', '-f', NAME, 'old/my vm.tini'],
    ],
    [
      exportVmCommand({ ...plain, file: onStick, force: true }),
      ['export', '-f', NAME, 'a.tini', 'USB Drive'],
    ],
    [importVmCommand({ name: NAME, file }), ['import', NAME, 'old/my vm.tini']],
    [
      importVmCommand({ name: NAME, file: onStick, type: 'baguette' }),
      ['import', '--vm-type', 'BAGUETTE', NAME, 'a.tini', 'USB Drive'],
    ],
    [diskOperationStatusCommand(UUID), ['disk-op-status', UUID]],
    [inspectBackupCommand(onStick), ['inspect-backup', 'a.tini', 'USB Drive']],
  ];
  for (const [command, args] of rows) {
    it(`runs vmc ${args.join(' ')}`, () => {
      assert.deepEqual([command.tool, command.args], ['vmc', args]);
      const changes = !['disk-op-status', 'inspect-backup'].includes(args[0] ?? '');
      assert.equal(command.mutates, changes);
    });
  }

  it('keeps an old vmc from asking a question that nobody sees', () => {
    assert.deepEqual(destroyVmCommand(NAME, { knowsYes: false }).env, { VMC_NONINTERACTIVE: '1' });
    assert.equal(destroyVmCommand(NAME, { knowsYes: true }).env, undefined);
  });

  it('gives long operations hours', () => {
    assert.ok((exportVmCommand(plain).timeoutMs ?? 0) >= 60 * 60 * 1000);
  });

  it('takes silence for a success that came at once', () => {
    assert.deepEqual(cleanData(exportVmCommand(plain).parse('')), { isDone: false });
  });

  it('reads how far an operation is', () => {
    const { parse } = diskOperationStatusCommand(UUID);
    assert.deepEqual(cleanData(parse(vmcSample('disk-op-status-running'))), {
      percent: 35,
      isDone: false,
    });
    assert.deepEqual(cleanData(parse(vmcSample('disk-op-status-done'))), {
      percent: 100,
      isDone: true,
    });
    assert.equal(failureOf(parse('')).expected, 'the state of an operation');
  });

  it('reads the type of a backup', () => {
    const { parse } = inspectBackupCommand(file);
    assert.equal(cleanData(parse(vmcSample('inspect-backup'))), 'baguette');
    assert.equal(cleanData(parse('VM type of this backup is: Unknown (9)\n')), 'unknown');
    assert.equal(failureOf(parse('hello\n')).text, 'hello');
  });
});
