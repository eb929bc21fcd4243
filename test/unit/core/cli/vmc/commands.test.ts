import assert from 'node:assert/strict';
import {
  startVmCommand,
  stopVmCommand,
  usbListCommand,
  vmcListCommand,
  vmLogsCommand,
} from '../../../../../src/core/cli/vmc/commands';
import { cleanData } from '../lxc/fixture';
import { vmcSample } from './fixture';

const NAME = 'my vm (old)';

describe('commands of vmc', () => {
  const rows = [
    [vmcListCommand(), ['list'], false],
    [startVmCommand(NAME), ['start', '--no-shell', NAME], true],
    [stopVmCommand(NAME), ['stop', NAME], true],
    [vmLogsCommand(NAME), ['logs', NAME], false],
    [usbListCommand(NAME), ['usb-list', NAME], false],
  ] as const;
  for (const [command, args, mutates] of rows) {
    it(`runs vmc ${args[0]} with the name as one word`, () => {
      assert.deepEqual([command.tool, command.args, command.mutates], ['vmc', args, mutates]);
    });
  }

  it('reads a listing', () => {
    assert.equal(cleanData(vmcListCommand().parse(vmcSample('list-F-one-running'))).vms.length, 1);
  });

  it('hands a log and a list of devices over as they are', () => {
    const log = vmcSample('crosvm-log');
    assert.equal(cleanData(vmLogsCommand(NAME).parse(log)), log);
    assert.equal(cleanData(usbListCommand(NAME).parse('')), '');
  });

  it('makes room for the 30 MiB that vmc logs may print', () => {
    assert.ok((vmLogsCommand(NAME).maxOutputBytes ?? 0) > 30 * 1024 * 1024);
  });
});
