import type { DeviceConfig } from '../core/model/device';
import type { Reach } from '../core/reach/reach';
import type { CommandRunner } from './commandRunner';
import type { FollowRunner } from './followRunner';
import { DeviceAccess, type DeviceAccessOptions } from './deviceAccess';
import { deviceIdOf, newDeviceState } from './inventory/deviceState';
import { GuestReader } from './inventory/guestReader';
import { HostReader } from './inventory/hostReader';
import type { DeviceSource, Inventory } from './inventory/inventory';
import { RemoteReader } from './inventory/remoteReader';
import { SavedReader } from './inventory/savedReader';
import type { Clock, Files } from './ports';
import type { SshConnections } from './ssh/sshConnections';

/** Seconds until an unreachable machine counts as such; OpenSSH itself would wait for minutes. */
const SSH_CONNECT_SECONDS = 10;

export interface DeviceRegistryOptions {
  readonly inventory: Inventory;
  readonly commands: CommandRunner;
  readonly followers?: FollowRunner;
  /** Told which devices there still are. */
  readonly connections?: SshConnections;
  /** Answers for the demo device instead of processes. */
  readonly demoCommands: CommandRunner;
  readonly files: Files;
  readonly clock: Clock;
  /** Configured or default program for a tool of this machine. */
  readonly programs: () => Readonly<Record<string, string>>;
  /** Whether this machine has a POSIX `sh`. */
  readonly hasShell?: boolean;
  /** Whether this machine has the program. */
  readonly hasProgram: (program: string) => Promise<boolean>;
  /** The owner hash that ChromeOS put into this program's own environment. */
  readonly ownHash: string | undefined;
}

interface KeyedAccess {
  /** All that the access was made from. */
  readonly key: string;
  readonly access: DeviceAccess;
}

/** Makes readers and accesses for the configured devices, and knows them by device id. */
export class DeviceRegistry {
  readonly #options: DeviceRegistryOptions;
  readonly #accesses = new Map<string, KeyedAccess>();

  constructor(options: DeviceRegistryOptions) {
    this.#options = options;
  }

  /** Takes over a list of devices; those that stay the same keep what was learnt about them. */
  apply(configs: readonly DeviceConfig[]): void {
    const ids = new Set(configs.map(deviceIdOf));
    for (const id of this.#accesses.keys()) {
      if (!ids.has(id)) {
        this.#accesses.delete(id);
      }
    }
    const sources = configs.map((config) => this.#sourceOf(config));
    this.#options.inventory.setDevices(sources);
    const reaches = [...this.#accesses.values()].map(({ access }) => access.reach);
    this.#options.connections?.keepOnly(reaches);
  }

  /** The way to a device's tools; `undefined` for a device that has none, such as a saved one. */
  access(id: string): DeviceAccess | undefined {
    return this.#accesses.get(id)?.access;
  }

  #sourceOf(config: DeviceConfig): DeviceSource {
    const { files, clock } = this.#options;
    switch (config.kind) {
      case 'local':
      case 'ssh':
      case 'demo': {
        const { access, key } = this.#accessOf(config);
        return { config, key, reader: new HostReader(access, clock, newDeviceState(config)) };
      }
      case 'lxd': {
        const { access, key } = this.#accessOf(config);
        return { config, key, reader: new RemoteReader(access, clock) };
      }
      case 'saved':
        return { config, reader: new SavedReader(config.file, files, clock) };
      case 'guest':
        return { config, reader: new GuestReader(files) };
      case 'invalid':
        return { config, reader: undefined };
    }
  }

  #accessOf(
    config: Extract<DeviceConfig, { kind: 'local' | 'ssh' | 'demo' | 'lxd' }>,
  ): KeyedAccess {
    const id = deviceIdOf(config);
    const programs = this.#options.programs();
    // The same device behind another program path is another access.
    const key = JSON.stringify([config, programs]);
    const known = this.#accesses.get(id);
    if (known?.key === key) {
      return known;
    }
    const access = new DeviceAccess(this.#accessOptions(config, id, programs));
    const keyed = { key, access };
    this.#accesses.set(id, keyed);
    return keyed;
  }

  get #runners(): Pick<DeviceAccessOptions, 'commands' | 'followers'> {
    const { commands, followers } = this.#options;
    return followers === undefined ? { commands } : { commands, followers };
  }

  #accessOptions(
    config: Extract<DeviceConfig, { kind: 'local' | 'ssh' | 'demo' | 'lxd' }>,
    deviceId: string,
    programs: Readonly<Record<string, string>>,
  ): DeviceAccessOptions {
    const { demoCommands, hasProgram, ownHash, hasShell = false } = this.#options;
    const local: Reach = { kind: 'local', programs, hasShell };
    const runners = this.#runners;
    switch (config.kind) {
      case 'local':
        return {
          deviceId,
          ...runners,
          reach: local,
          mayHave: (tool) => hasProgram(programs[tool] ?? tool),
          ...(ownHash === undefined ? {} : { ownerHash: ownHash }),
        };
      case 'ssh':
        return {
          deviceId,
          ...runners,
          reach: {
            kind: 'ssh',
            host: config.host,
            options: config.sshOptions,
            program: programs['ssh'] ?? 'ssh',
            connectTimeoutSeconds: SSH_CONNECT_SECONDS,
          },
          mayHave: () => Promise.resolve(true),
          ...(config.userHash === undefined ? {} : { ownerHash: config.userHash }),
        };
      case 'lxd':
        return {
          deviceId,
          ...runners,
          reach: local,
          remote: config.remote,
          mayHave: () => Promise.resolve(true),
        };
      case 'demo':
        return {
          deviceId,
          commands: demoCommands,
          reach: { kind: 'local', programs: {} },
          mayHave: (tool) => Promise.resolve(tool === 'vmc'),
        };
    }
  }
}
