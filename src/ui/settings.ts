import { ConfigurationTarget, workspace } from 'vscode';
import { parseDeviceSettings } from '../core/config/deviceSettings';
import type { DeviceConfig } from '../core/model/device';
import { SETTINGS_SECTION } from './ids';
import { noteLanguages } from './noteLanguages';

const DEFAULT_REFRESH_SECONDS = 60;
const DEFAULT_TIMEOUT_SECONDS = 30;
const DEFAULT_LOG_LINES = 10_000;

/** The extension's settings, read when they are needed; a value of a wrong type is its default. */
export class Settings {
  /** The configured devices; `undefined` where the setting was never written. */
  get devices(): readonly DeviceConfig[] | undefined {
    const value = this.#configuration.get<unknown>('devices');
    return value === undefined || value === null || isEmptyArray(value)
      ? undefined
      : parseDeviceSettings(value);
  }

  get refreshIntervalMs(): number {
    return this.#number('refreshIntervalSeconds', DEFAULT_REFRESH_SECONDS, 0) * 1000;
  }

  /** Whether containers are listed again when their LXD reports an event. */
  get liveUpdates(): boolean {
    return this.#configuration.get<unknown>('liveUpdates') !== false;
  }

  get commandTimeoutMs(): number {
    return this.#number('commandTimeoutSeconds', DEFAULT_TIMEOUT_SECONDS, 1) * 1000;
  }

  get logLines(): number {
    return this.#number('logs.lines', DEFAULT_LOG_LINES, 1);
  }

  get confirmDestructive(): boolean {
    return this.#configuration.get<unknown>('confirmDestructive') !== false;
  }

  /** Whether each command that may change something is shown before it is run. */
  get confirmCommands(): boolean {
    return this.#configuration.get<unknown>('confirmCommands') === true;
  }

  /** Whether commands on a device behind ssh may share one connection. */
  get reuseSshConnections(): boolean {
    return this.#configuration.get<unknown>('reuseSshConnections') !== false;
  }

  get hoverEnabled(): boolean {
    return this.#configuration.get<unknown>('hover.enabled') !== false;
  }

  /** Whether hovers tell the state of VMs and containers. */
  get hoverLive(): boolean {
    return this.#configuration.get<unknown>('hover.live') !== false;
  }

  get hoverLanguages(): readonly string[] {
    return noteLanguages(this.#configuration.get<unknown>('hover.languages'));
  }

  /** Whether terms are offered wherever a note is written. */
  get notesCompletion(): boolean {
    return this.#configuration.get<unknown>('notes.completion') === true;
  }

  get underlineTerms(): boolean {
    return this.#configuration.get<unknown>('notes.underlineTerms') === true;
  }

  /** Own glossary files, besides those that the open folders have. */
  get glossaryFiles(): readonly string[] {
    const value = this.#configuration.get<unknown>('glossary.files');
    return Array.isArray(value)
      ? value.filter((item): item is string => typeof item === 'string' && item.trim() !== '')
      : [];
  }

  /** Programs of this machine by tool name, where the person named one. */
  get programs(): Readonly<Record<string, string>> {
    const named = ['vmc', 'lxc', 'ssh'].flatMap((tool) => {
      const path = this.#configuration.get<unknown>(`${tool}Path`);
      return typeof path === 'string' && path.trim() !== '' ? [[tool, path.trim()] as const] : [];
    });
    return Object.fromEntries(named);
  }

  /** Adds an entry to `crostini.devices`, keeping what stands there untouched. */
  async addDevice(entry: DeviceConfig, also: readonly DeviceConfig[] = []): Promise<void> {
    await this.#writeDevices([...this.#writtenDevices, ...also, entry]);
  }

  /** Removes the entry at the place where `parseDeviceSettings` found `name`. */
  async removeDevice(name: string): Promise<void> {
    const written = this.#writtenDevices;
    const index = parseDeviceSettings(written).findIndex((config) => config.name === name);
    await this.#writeDevices(written.filter((_, place) => place !== index));
  }

  /** What stands in the file that has the last word: the workspace's, else the user's. */
  get #writtenDevices(): readonly unknown[] {
    const inspected = this.#configuration.inspect<unknown>('devices');
    const value = this.#workspaceDecides ? inspected?.workspaceValue : inspected?.globalValue;
    return Array.isArray(value) ? (value as readonly unknown[]) : [];
  }

  async #writeDevices(devices: readonly unknown[]): Promise<void> {
    const target = this.#workspaceDecides
      ? ConfigurationTarget.Workspace
      : ConfigurationTarget.Global;
    const value = devices.length === 0 ? undefined : devices;
    await this.#configuration.update('devices', value, target);
  }

  /** A workspace that is not trusted has no say in which devices there are. */
  get #workspaceDecides(): boolean {
    const { workspaceValue } = this.#configuration.inspect<unknown>('devices') ?? {};
    return workspace.isTrusted && workspaceValue !== undefined;
  }

  get #configuration(): ReturnType<typeof workspace.getConfiguration> {
    return workspace.getConfiguration(SETTINGS_SECTION);
  }

  #number(key: string, fallback: number, minimum: number): number {
    const value = this.#configuration.get<unknown>(key);
    return typeof value === 'number' && Number.isFinite(value)
      ? Math.max(minimum, value)
      : fallback;
  }
}

function isEmptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
