import assert from 'node:assert/strict';
import { offeredHosts, sshDevice } from '../../../../src/app/ssh/offeredHosts';
import type { SshConfigFiles } from '../../../../src/app/ssh/readSshHosts';
import { parseDeviceSettings } from '../../../../src/core/config/deviceSettings';
import type { DeviceConfig } from '../../../../src/core/model/device';

const { signal } = new AbortController();

function filesWith(text: string): SshConfigFiles {
  return {
    roots: [{ file: 'config', folder: '' }],
    read: (file) => Promise.resolve(file === 'config' ? text : undefined),
    find: () => Promise.resolve([]),
  };
}

async function labels(
  text: string,
  chromiumIde: readonly string[] = [],
  devices: readonly DeviceConfig[] = [],
): Promise<readonly string[]> {
  const offered = await offeredHosts({ files: filesWith(text), chromiumIde }, devices, signal);
  return offered.map(({ destination, source }) => `${source} ${sshDevice(destination).name}`);
}

describe('offeredHosts', () => {
  it('offers the hosts of the configuration, then those of ChromiumIDE as it logs in to them', async () => {
    assert.deepEqual(await labels('Host a b', ['kitchen', 'b', 'me@lab', 'dut:2222', '-x', '']), [
      'ssh-config a',
      'ssh-config b',
      'chromium-ide root@kitchen',
      'chromium-ide me@lab',
      'chromium-ide root@dut:2222',
    ]);
  });

  it('leaves out what is a device already, and what is named twice', async () => {
    const devices: readonly DeviceConfig[] = [
      { kind: 'ssh', name: 'My DUT', host: 'a', sshOptions: [] },
      { kind: 'ssh', name: 'x', host: 'root@lab', sshOptions: ['-p', '22'] },
      { kind: 'lxd', name: 'b', remote: 'b' },
    ];
    assert.deepEqual(await labels('Host a b', ['lab:22', 'lab:23', 'lab:23'], devices), [
      'ssh-config b',
      'chromium-ide root@lab:23',
    ]);
  });

  it('offers no name that the settings or ssh would take for something else', async () => {
    assert.deepEqual(await labels('Host "a b" -oProxyCommand c:22 [::1]:22 ok'), ['ssh-config ok']);
  });
});

describe('sshDevice', () => {
  it('makes an entry of the settings', () => {
    const device = sshDevice({ host: 'root@dut', port: 2222 });
    assert.deepEqual(parseDeviceSettings([device]), [device]);
    assert.deepEqual(device, {
      kind: 'ssh',
      name: 'root@dut:2222',
      host: 'root@dut',
      sshOptions: ['-p', '2222'],
    });
  });
});
