import { parseSshDestination, type SshDestination } from '../../core/cli/ssh/destination';
import type { DeviceConfig } from '../../core/model/device';
import { readSshHosts, type SshConfigFiles } from './readSshHosts';

/** A host to add as a device, with where it was found. */
export interface OfferedHost {
  readonly destination: SshDestination;
  readonly source: 'ssh-config' | 'chromium-ide';
  /** Where it leads, when that says more than its name. */
  readonly hostName: string | undefined;
  /** The file that names it. */
  readonly file: string | undefined;
}

/**
 * The hosts that are not devices yet, each once: those of the user's ssh configuration, then those that
 * ChromiumIDE lists, which it logs in to as root unless the configuration has an alias of that name.
 */
export async function offeredHosts(
  { files, chromiumIde }: { files: SshConfigFiles; chromiumIde: readonly string[] },
  devices: readonly DeviceConfig[],
  signal: AbortSignal,
): Promise<readonly OfferedHost[]> {
  const configured = (await readSshHosts(files, signal)).flatMap(
    ({ name, hostName, file }): readonly OfferedHost[] => {
      // A colon in an alias is part of it, but so could a port be: such a one has to be typed.
      const destination = parseSshDestination(name);
      return destination?.host === name
        ? [{ destination, source: 'ssh-config', hostName, file }]
        : [];
    },
  );
  const aliases = new Set(configured.map(({ destination }) => destination.host));
  const listed = chromiumIde.flatMap((text): readonly OfferedHost[] => {
    const found = parseSshDestination(text);
    if (found === undefined || aliases.has(found.host)) {
      return [];
    }
    const host = found.host.includes('@') ? found.host : `root@${found.host}`;
    const destination = { ...found, host };
    return [{ destination, source: 'chromium-ide', hostName: undefined, file: undefined }];
  });
  const used = new Set(devices.flatMap((device) => (device.kind === 'ssh' ? [keyOf(device)] : [])));
  return [...configured, ...listed].filter(({ destination }) => {
    const key = keyOf(sshDevice(destination));
    const isNew = !used.has(key);
    used.add(key);
    return isNew;
  });
}

/** The device that a destination stands for, named after it. */
export function sshDevice({ host, port }: SshDestination): Extract<DeviceConfig, { kind: 'ssh' }> {
  const name = port === undefined ? host : `${host}:${port}`;
  const sshOptions = port === undefined ? [] : ['-p', String(port)];
  return { kind: 'ssh', name, host, sshOptions };
}

function keyOf({ host, sshOptions }: Extract<DeviceConfig, { kind: 'ssh' }>): string {
  return JSON.stringify([host, sshOptions]);
}
