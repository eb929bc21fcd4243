import type { DeviceAccess } from '../deviceAccess';
import type { DeviceState, Section } from '../inventory/deviceState';
import type { Inventory } from '../inventory/inventory';
import type { Clock, Disposable, Log } from '../ports';
import type { Instance } from '../../core/model/instance';
import { LxdWatch } from './lxdWatch';
import { WakeWatch } from './wakeWatch';

/** A monitor can die without a sign, so its LXD is listed now and then all the same. */
const LIST_ANYWAY_AFTER_MS = 5 * 60_000;

export interface LiveUpdatesOptions {
  readonly inventory: Inventory;
  readonly accessOf: (deviceId: string) => DeviceAccess | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly isEnabled: () => boolean;
  readonly intervalMs: () => number;
  /**
   * Called when the machine slept, before LXDs are connected to again: connections may be dead, and all
   * that is known may be old.
   */
  readonly onWake: () => void;
}

/**
 * While the view is visible, follows the events of each LXD that could be listed: a device's own, a remote,
 * one in each running VM. Hidden, it keeps no process and no timer.
 */
export class LiveUpdates implements Disposable {
  readonly #options: LiveUpdatesOptions;
  readonly #changes: Disposable;
  readonly #wake: WakeWatch;
  /** By device id, then by VM. */
  readonly #watches = new Map<string, Map<string | undefined, LxdWatch>>();
  #isVisible = false;

  constructor(options: LiveUpdatesOptions) {
    this.#options = options;
    this.#changes = options.inventory.onDidChange((device) => {
      if (device === undefined) {
        this.update();
      } else {
        this.#updateDevice(device);
        this.#updateWake();
      }
    });
    this.#wake = new WakeWatch(options.clock, () => {
      this.#onWake();
    });
  }

  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.update();
  }

  /** Starts and ends monitors as the devices and the settings are. */
  update(): void {
    const { devices } = this.#options.inventory;
    const ids = new Set(devices.map(({ id }) => id));
    for (const id of this.#watches.keys()) {
      if (!ids.has(id)) {
        this.#keepOnly(id, NONE);
      }
    }
    for (const device of devices) {
      this.#updateDevice(device);
    }
    this.#updateWake();
  }

  /** Whether that LXD need not be listed, because its changes come in by themselves. */
  isCurrent(deviceId: string, vm: string | undefined): boolean {
    const { clock, inventory } = this.#options;
    const device = inventory.device(deviceId);
    const readAtMs = device && sectionOf(device, vm)?.readAtMs;
    return (
      this.#watches.get(deviceId)?.get(vm)?.isUp === true &&
      readAtMs !== undefined &&
      clock.now() - readAtMs < LIST_ANYWAY_AFTER_MS
    );
  }

  dispose(): void {
    this.setVisible(false);
    this.#changes.dispose();
  }

  #updateDevice(device: DeviceState): void {
    const wanted = this.#isVisible && this.#options.isEnabled() ? listedLxds(device) : NONE;
    this.#keepOnly(device.id, wanted);
    const access = this.#options.accessOf(device.id);
    for (const [vm, instances] of wanted) {
      this.#watchFor(device.id, vm, access)?.onListed(instances);
    }
    this.#publish(device.id);
  }

  #updateWake(): void {
    if (this.#watches.size > 0) {
      this.#wake.start();
    } else {
      this.#wake.dispose();
    }
  }

  /** Ends the watches of a device that are not wanted any more. */
  #keepOnly(deviceId: string, wanted: InstancesByVm): void {
    const watches = this.#watches.get(deviceId);
    const access = this.#options.accessOf(deviceId);
    for (const [vm, watch] of watches ?? []) {
      if (!wanted.has(vm) || watch.access !== access) {
        watches?.delete(vm);
        watch.dispose();
      }
    }
    if (watches?.size === 0) {
      this.#watches.delete(deviceId);
    }
  }

  #watchFor(
    deviceId: string,
    vm: string | undefined,
    access: DeviceAccess | undefined,
  ): LxdWatch | undefined {
    const known = this.#watches.get(deviceId)?.get(vm);
    if (known !== undefined || access?.followers === undefined) {
      return known;
    }
    const { clock, inventory, log } = this.#options;
    const place = vm === undefined ? deviceId : `${deviceId}/${vm}`;
    const watch = new LxdWatch({
      access,
      followers: access.followers,
      vm,
      clock,
      list: () => inventory.refreshInstances(deviceId, vm),
      onUpOrDown: () => {
        this.#publish(deviceId);
      },
      tell: (message) => {
        log.debug(`lxc monitor of ${place}: ${message}`);
      },
    });
    const watches = this.#watches.get(deviceId) ?? new Map<string | undefined, LxdWatch>();
    this.#watches.set(deviceId, watches.set(vm, watch));
    watch.start();
    return watch;
  }

  #publish(deviceId: string): void {
    const { inventory, intervalMs } = this.#options;
    const watches = [...(this.#watches.get(deviceId)?.values() ?? [])];
    const isLive = watches.length > 0 && watches.every(({ isUp }) => isUp);
    inventory.setUpdates(
      deviceId,
      isLive ? { kind: 'live' } : { kind: 'interval', intervalMs: intervalMs() },
    );
  }

  #onWake(): void {
    this.#options.log.debug('the machine slept: connecting to each LXD again');
    const watches = [...this.#watches.values()].flatMap((byVm) => [...byVm.values()]);
    for (const watch of watches) {
      watch.disconnect();
    }
    this.#options.onWake();
    for (const watch of watches) {
      watch.start();
    }
  }
}

type InstancesByVm = ReadonlyMap<string | undefined, readonly Instance[]>;

const NONE: InstancesByVm = new Map();

/** The LXDs of a device whose last listing worked, with their instances. */
function listedLxds(device: DeviceState): InstancesByVm {
  const running = (device.vms?.data ?? []).filter(({ state }) => state === 'running');
  const places = [undefined, ...running.map(({ name }) => name)];
  return new Map(
    places.flatMap((vm) => {
      const section = sectionOf(device, vm);
      const isListed = section?.problem === undefined && section?.doubt === undefined;
      return isListed && section?.data !== undefined ? [[vm, section.data] as const] : [];
    }),
  );
}

function sectionOf(device: DeviceState, vm: string | undefined): Section<Instance> | undefined {
  return vm === undefined ? device.instances : device.contents.get(vm)?.instances;
}
