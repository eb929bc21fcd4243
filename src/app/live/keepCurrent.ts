import type { DeviceAccess } from '../deviceAccess';
import type { AutomaticRefresh, Inventory } from '../inventory/inventory';
import type { Clock, Disposable, Log } from '../ports';
import { RefreshSchedule } from '../refreshSchedule';
import { LiveUpdates } from './liveUpdates';
import { Recovery } from './recovery';

export interface KeepCurrentOptions {
  readonly inventory: Inventory;
  readonly accessOf: (deviceId: string) => DeviceAccess | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** 0: by hand only. */
  readonly intervalMs: () => number;
  readonly isLive: () => boolean;
  /** Takes connections that outlive a command out of use. */
  readonly renewConnections?: () => void;
}

/**
 * Keeps the devices current while somebody looks at them, in three ways: everything is read at an
 * interval, containers are listed when their LXD reports an event, and what failed is tried again. LXDs
 * whose events come in are left out of the interval.
 */
export class KeepCurrent implements Disposable {
  readonly #schedule: RefreshSchedule;
  readonly #live: LiveUpdates;
  readonly #recovery: Recovery;

  constructor(options: KeepCurrentOptions) {
    const { inventory, intervalMs, isLive } = options;
    const automatic = (): AutomaticRefresh => ({
      // A failure that nobody would try again has to be told.
      isPatient: intervalMs() > 0,
      isCurrent: (deviceId, vm) => this.#live.isCurrent(deviceId, vm),
    });
    this.#schedule = new RefreshSchedule(options.clock, intervalMs, () =>
      inventory.refresh('join', automatic()),
    );
    this.#live = new LiveUpdates({
      ...options,
      isEnabled: isLive,
      onWake: () => {
        // What is under way over a dead connection would only be waited for.
        inventory.cancel();
        options.renewConnections?.();
        if (intervalMs() > 0) {
          void inventory.refresh('fresh', automatic());
        }
      },
    });
    this.#recovery = new Recovery({
      ...options,
      readDevice: (id) => inventory.refreshDevice(id, 'join', automatic()),
    });
  }

  /** Hidden, it keeps no process and no timer. */
  setVisible(isVisible: boolean): void {
    this.#schedule.setVisible(isVisible);
    this.#live.setVisible(isVisible);
    this.#recovery.setVisible(isVisible);
  }

  /** Reads at once if visible, else when the view is next shown: the devices changed. */
  refreshSoon(): void {
    this.#schedule.refreshSoon();
  }

  /** Takes over changed settings. */
  update(): void {
    this.#live.update();
  }

  dispose(): void {
    this.#schedule.dispose();
    this.#live.dispose();
    this.#recovery.dispose();
  }
}
