import { lxcMonitorCommand } from '../../core/cli/lxc/monitor';
import type { Instance } from '../../core/model/instance';
import { err } from '../../core/result';
import type { DeviceAccess } from '../deviceAccess';
import type { FollowRunner } from '../followRunner';
import type { Clock, Disposable } from '../ports';
import { AddressWait } from './addressWait';
import { Monitor } from './monitor';
import { Relist } from './relist';

export interface LxdWatchOptions {
  readonly access: DeviceAccess;
  readonly followers: FollowRunner;
  /** The VM that the LXD is in; `undefined` for the device's own one, or the remote it stands for. */
  readonly vm: string | undefined;
  readonly clock: Clock;
  /** Lists this LXD's instances again; never rejects. */
  readonly list: () => Promise<void>;
  readonly onUpOrDown: () => void;
  readonly tell: (message: string) => void;
}

/** Keeps the listing of one LXD up to date by its events. */
export class LxdWatch implements Disposable {
  readonly access: DeviceAccess;
  readonly #clock: Clock;
  readonly #monitor: Monitor;
  readonly #relist: Relist;
  readonly #addressWait = new AddressWait();
  #addressTimer: Disposable | undefined;
  #listed: readonly Instance[] | undefined;

  constructor(options: LxdWatchOptions) {
    const { access, followers, vm, clock, list, onUpOrDown, tell } = options;
    this.access = access;
    this.#clock = clock;
    this.#relist = new Relist(clock, list);
    this.#monitor = new Monitor({
      clock,
      onUpOrDown,
      tell,
      onChange: () => {
        this.#relist.soon();
      },
      follow: async (format, follow) => {
        const { deviceId, remote } = access;
        const reach = await access.reachOfLxd(vm, { deviceId, signal: follow.signal });
        return reach.ok
          ? followers.follow(reach.value, lxcMonitorCommand({ format, remote }), follow)
          : err(reach.error);
      },
    });
  }

  /** Whether changes come in by themselves. */
  get isUp(): boolean {
    return this.#monitor.isUp;
  }

  /** Connects; does nothing when it did. */
  start(): void {
    this.#monitor.start();
  }

  /** The connection may be dead without anybody having said so. */
  disconnect(): void {
    this.#monitor.dispose();
  }

  /** Takes what is known of the instances, as often as it changes. */
  onListed(instances: readonly Instance[]): void {
    if (instances === this.#listed) {
      return;
    }
    this.#listed = instances;
    this.#addressTimer?.dispose();
    const nowMs = this.#clock.now();
    const dueMs = this.#addressWait.onListed(instances, nowMs);
    this.#addressTimer =
      dueMs === undefined
        ? undefined
        : this.#clock.after(dueMs - nowMs, () => {
            this.#relist.soon();
          });
  }

  dispose(): void {
    this.#monitor.dispose();
    this.#relist.dispose();
    this.#addressTimer?.dispose();
  }
}
