import { commands, l10n } from 'vscode';
import { defaultDevices, type Surroundings } from '../app/defaultDevices';
import type { DeviceRegistry } from '../app/deviceRegistry';
import type { KeepCurrent } from '../app/live/keepCurrent';
import { CONTEXT_KEYS } from './ids';
import type { Settings } from './settings';

export interface ConfiguredDevicesParts {
  readonly settings: Settings;
  readonly registry: DeviceRegistry;
  readonly current: KeepCurrent;
  readonly surroundings: Pick<Surroundings, 'files' | 'hasProgram'>;
}

/** Keeps the list of devices as the settings say it, or as this machine suggests without them. */
export class ConfiguredDevices {
  readonly #parts: ConfiguredDevicesParts;
  #generation = 0;

  constructor(parts: ConfiguredDevicesParts) {
    this.#parts = parts;
  }

  /**
   * Takes over the settings. They often arrive in two steps when a window opens, so only the latest
   * call may have a say: looking around on this machine takes longer than reading a setting.
   */
  async apply(): Promise<void> {
    const { settings, registry, current, surroundings } = this.#parts;
    const generation = ++this.#generation;
    const names = { local: l10n.t('This machine'), guest: l10n.t('This guest') };
    const { programs } = settings;
    const devices =
      settings.devices ?? (await defaultDevices({ ...surroundings, programs, names }));
    if (generation !== this.#generation) {
      return;
    }
    registry.apply(devices);
    await commands.executeCommand('setContext', CONTEXT_KEYS.ready, true);
    current.refreshSoon();
  }
}
