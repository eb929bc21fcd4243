import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { hostUsbCommand, parseHostUsb } from '../../../../../src/core/cli/host/usbDevices';
import { cleanData } from '../lxc/fixture';
import { posixIt } from '../../../platform/support';

const command = hostUsbCommand();
const phone = {
  busnum: '1',
  devnum: '7',
  idVendor: '18d1',
  idProduct: '4ee7',
  bDeviceClass: '00',
  removable: 'removable',
  manufacturer: 'Google',
  product: 'Pixel 8',
};

/** What the script prints for a tree of files like that of sysfs. */
function run(devices: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-usb-'));
  try {
    for (const [name, files] of Object.entries(devices)) {
      mkdirSync(path.join(folder, name));
      for (const [file, text] of Object.entries(files)) {
        writeFileSync(path.join(folder, name, file), `${text}\n`);
      }
    }
    const script = command.args[1]?.replace('/sys/bus/usb/devices', folder) ?? '';
    const { stdout, stderr, status } = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('hostUsbCommand', () => {
  posixIt('lists devices, and no hubs or interfaces', () => {
    const stdout = run({
      usb1: { ...phone, devnum: '1', bDeviceClass: '09', product: 'xHCI Host Controller' },
      '1-1': phone,
      '1-1:1.0': { bInterfaceClass: '08' },
      '1-2': { busnum: '1', devnum: '3', idVendor: '0bda', idProduct: '5634', removable: 'fixed' },
    });
    const byDevice = [...cleanData(parseHostUsb(stdout))].sort((a, b) => a.device - b.device);
    assert.deepEqual(byDevice, [
      { bus: 1, device: 3, vendorId: '0bda', productId: '5634', name: '', isBuiltIn: true },
      {
        bus: 1,
        device: 7,
        vendorId: '18d1',
        productId: '4ee7',
        name: 'Google Pixel 8',
        isBuiltIn: false,
      },
    ]);
  });

  posixIt('does not let a device pass for two by its name', () => {
    const product = 'a\n2\n9\n1111\n2222\n00\nremovable\nEvil\nTwin';
    const devices = cleanData(parseHostUsb(run({ '1-1': { ...phone, product } })));
    assert.deepEqual(
      devices.map(({ device, name }) => [device, name]),
      [[7, 'Google a']],
    );
  });

  posixIt('finds none on a machine without USB devices', () => {
    assert.deepEqual(cleanData(parseHostUsb(run({}))), []);
  });

  posixIt('fails where there is no sysfs', () => {
    const script = command.args[1]?.replace('/sys/bus/usb/devices', '/nowhere') ?? '';
    assert.notEqual(spawnSync('/bin/sh', ['-c', script]).status, 0);
  });
});

describe('parseHostUsb', () => {
  it('passes over a block without usable numbers, and one that breaks off', () => {
    const parsed = parseHostUsb('1\n999\n18d1\n4ee7\n00\n\n\n\n1\n2\n');
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value.data, []);
    assert.deepEqual(
      parsed.value.warnings.map(({ code, lineNumber }) => [code, lineNumber]),
      [
        ['unreadable-row', 1],
        ['unreadable-row', 9],
      ],
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseHostUsb(text)));
  });
});
