import { mayPass } from '../../core/problem/passing';
import type { Problem } from '../../core/problem/problem';
import type { DeviceState } from '../inventory/deviceState';
import type { Inventory } from '../inventory/inventory';
import type { Clock, Disposable } from '../ports';
import { BackOff } from './backOff';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export interface RecoveryOptions {
  readonly inventory: Inventory;
  readonly clock: Clock;
  /** Reads a device as the schedule does. */
  readonly readDevice: (deviceId: string) => Promise<void>;
  /** When all is read again anyway; 0 for never. */
  readonly intervalMs: () => number;
  /** Whether single LXDs are kept up to date by themselves. */
  readonly isLive: () => boolean;
}

interface Retry {
  readonly backOff: BackOff;
  timer: Disposable | undefined;
}

/**
 * Reads again, while the view is visible, what failed in a way that may pass: after 1, 2, 4 … s, as long as
 * that is sooner than the next reading of everything.
 */
export class Recovery implements Disposable {
  readonly #options: RecoveryOptions;
  readonly #changes: Disposable;
  readonly #retries = new Map<string, Retry>();
  #isVisible = false;

  constructor(options: RecoveryOptions) {
    this.#options = options;
    this.#changes = options.inventory.onDidChange((device) => {
      if (device === undefined) {
        this.#updateAll();
      } else {
        this.#update(device);
      }
    });
  }

  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#updateAll();
  }

  dispose(): void {
    this.setVisible(false);
    this.#changes.dispose();
  }

  #updateAll(): void {
    const { devices } = this.#options.inventory;
    const ids = new Set(devices.map(({ id }) => id));
    for (const id of this.#retries.keys()) {
      if (!ids.has(id) || !this.#isVisible) {
        this.#forget(id);
      }
    }
    for (const device of devices) {
      this.#update(device);
    }
  }

  #update(device: DeviceState): void {
    if (!this.#isVisible || !this.#isUnsettled(device)) {
      if (!isReading(device)) {
        this.#forget(device.id);
      }
      return;
    }
    const retry = this.#retries.get(device.id) ?? newRetry();
    this.#retries.set(device.id, retry);
    if (retry.timer === undefined && !isReading(device)) {
      this.#plan(device.id, retry);
    }
  }

  #plan(id: string, retry: Retry): void {
    const delayMs = retry.backOff.next();
    const intervalMs = this.#options.intervalMs();
    if (intervalMs > 0 && delayMs >= intervalMs) {
      return;
    }
    retry.timer = this.#options.clock.after(delayMs, () => {
      void this.#retry(id, retry);
    });
  }

  async #retry(id: string, retry: Retry): Promise<void> {
    const device = this.#options.inventory.device(id);
    if (device !== undefined && !device.reading) {
      await this.#read(device);
    }
    retry.timer = undefined;
    const after = this.#options.inventory.device(id);
    if (after !== undefined && this.#retries.get(id) === retry) {
      this.#update(after);
    }
  }

  async #read(device: DeviceState): Promise<void> {
    if (isTroubled(device) || isTroubled(device.vms)) {
      return this.#options.readDevice(device.id);
    }
    const { inventory } = this.#options;
    const places = troubledLxds(device);
    await Promise.all(places.map((vm) => inventory.refreshInstances(device.id, vm)));
  }

  #isUnsettled(device: DeviceState): boolean {
    const { intervalMs, isLive } = this.#options;
    const isAutomatic = intervalMs() > 0;
    return (
      (isAutomatic && (isTroubled(device) || isTroubled(device.vms))) ||
      ((isAutomatic || isLive()) && troubledLxds(device).length > 0)
    );
  }

  #forget(id: string): void {
    this.#retries.get(id)?.timer?.dispose();
    this.#retries.delete(id);
  }
}

function newRetry(): Retry {
  return {
    backOff: new BackOff({ firstMs: FIRST_RETRY_MS, longestMs: LONGEST_RETRY_MS }),
    timer: undefined,
  };
}

function isTroubled(
  told: { readonly problem?: Problem; readonly doubt?: Problem } | undefined,
): boolean {
  return told?.doubt !== undefined || (told?.problem !== undefined && mayPass(told.problem));
}

/** The VMs whose containers could not be listed, and `undefined` for those of the device itself. */
function troubledLxds({ instances, contents }: DeviceState): readonly (string | undefined)[] {
  const vms = [...contents].filter(([, inVm]) => isTroubled(inVm.instances)).map(([vm]) => vm);
  return isTroubled(instances) ? [undefined, ...vms] : vms;
}

function isReading({ reading, instances, contents }: DeviceState): boolean {
  return (
    reading ||
    instances?.reading === true ||
    [...contents.values()].some((inVm) => inVm.instances.reading)
  );
}
