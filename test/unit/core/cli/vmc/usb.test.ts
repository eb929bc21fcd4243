import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  attachedUsbCommand,
  parseUsbList,
  parseUsbPlace,
  usbAttachCommand,
  usbDetachCommand,
} from '../../../../../src/core/cli/vmc/usb';
import { asTooOld } from '../../../../../src/core/cli/vmc/tooOld';
import { classifyVmcFailure } from '../../../../../src/core/cli/vmc/failure';
import { hostileText } from '../../text/hostileText';
import { cleanData } from '../lxc/fixture';
import { vmcSample } from './fixture';

const VM = 'my vm (old)';
const place = { bus: 1, device: 7 };

describe('commands for USB devices', () => {
  const rows = [
    [usbAttachCommand(VM, place, undefined), ['usb-attach', VM, '1:7'], true],
    [usbAttachCommand(VM, place, 'penguin'), ['usb-attach', VM, '1:7', 'penguin'], true],
    [usbDetachCommand(VM, 12), ['usb-detach', VM, '12'], true],
    [attachedUsbCommand(VM), ['usb-list', VM], false],
  ] as const;
  for (const [command, args, mutates] of rows) {
    it(`runs vmc ${args.join(' ')}`, () => {
      assert.deepEqual([command.tool, command.args, command.mutates], ['vmc', args, mutates]);
    });
  }

  it('reads the port of an attached device', () => {
    for (const sample of ['usb-attach-vm', 'usb-attach-container']) {
      assert.equal(cleanData(usbAttachCommand(VM, place, undefined).parse(vmcSample(sample))), 1);
    }
  });

  it('is not led astray by a name that looks like a port', () => {
    const stdout = 'usb device at bus=1 device=7 attached to vm at port=9 at port=2\n';
    assert.equal(cleanData(usbAttachCommand(VM, place, undefined).parse(stdout)), 2);
  });

  it('knows no port where vmc said none, and says that it is odd', () => {
    const parsed = usbAttachCommand(VM, place, undefined).parse('ok\n');
    assert.ok(parsed.ok);
    assert.equal(parsed.value.data, undefined);
    assert.equal(parsed.value.warnings.length, 1);
  });
});

describe('parseUsbList', () => {
  it('reads the devices of a VM', () => {
    assert.deepEqual(cleanData(parseUsbList(vmcSample('usb-list-two'))), [
      { port: 1, vendorId: '18d1', productId: '4ee7' },
      { port: 12, vendorId: '0403', productId: '6001' },
    ]);
  });

  it('reads that there are none', () => {
    assert.deepEqual(cleanData(parseUsbList(vmcSample('usb-list-empty'))), []);
  });

  it('takes line ends of Windows and a name, which no ChromeOS prints yet', () => {
    assert.deepEqual(cleanData(parseUsbList('Port 003 ID ABCD:0001 A thing\r\n')), [
      { port: 3, vendorId: 'ABCD', productId: '0001' },
    ]);
  });

  it('passes over other lines with a warning, and refuses text without any device', () => {
    const parsed = parseUsbList('hm\nPort 001 ID 18d1:4ee7 \n');
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value.warnings, [
      { code: 'unreadable-row', lineNumber: 1, text: 'hm' },
    ]);
    for (const text of ['', 'hm\n', 'Port x ID 1:2']) {
      assert.equal(parseUsbList(text).ok, false, text);
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(hostileText(), (text) => void parseUsbList(text)));
  });
});

describe('parseUsbPlace', () => {
  it('takes numbers of one byte each', () => {
    assert.deepEqual(parseUsbPlace('1:7'), place);
    assert.deepEqual(parseUsbPlace(' 001 : 007 '), place);
    assert.deepEqual(parseUsbPlace('0:255'), { bus: 0, device: 255 });
  });

  it('takes nothing else', () => {
    for (const text of ['', '1', '1:', ':7', '1:256', '-1:7', '1:7:2', 'a:b', '1.5:2', '0x1:2']) {
      assert.equal(parseUsbPlace(text), undefined, text);
    }
  });
});

describe('asTooOld', () => {
  const problemOf = (stderr: string) =>
    ({ kind: 'vmc', failure: classifyVmcFailure(stderr, 1) }) as const;

  it('explains a subcommand that vmc has not heard of', () => {
    const problem = problemOf('Error: no such subcommand: `usb-attach`\n');
    const expected = { kind: 'vmc-too-old', command: 'vmc usb-attach' };
    assert.deepEqual(asTooOld(problem, 'vmc usb-attach'), expected);
  });

  it('explains an argument too many only where it came later', () => {
    const problem = problemOf('Error: expected <vm name> <bus>:<device>\n');
    const expected = { kind: 'vmc-too-old', command: 'x' };
    assert.deepEqual(asTooOld(problem, 'x', { lastArgument: true }), expected);
    assert.equal(asTooOld(problem, 'x'), problem);
  });

  it('leaves other problems as they are', () => {
    for (const problem of [{ kind: 'cancelled' } as const, problemOf('Error: hm\n')]) {
      assert.equal(asTooOld(problem, 'x', { lastArgument: true }), problem);
    }
  });
});
