import type { DeviceConfig } from '../model/device';
import type { Instance } from '../model/instance';
import type { Vm } from '../model/vm';
import type { Problem } from '../problem/problem';

/** The device that a thing belongs to, and how old what is known of the thing is. */
export interface LiveSource {
  readonly name: string;
  readonly kind: DeviceConfig['kind'];
  /** Commands can be run on it. */
  readonly isReachable: boolean;
  /** When it was last read well, in milliseconds since the epoch. */
  readonly readAtMs: number | undefined;
  /** Changes come in by themselves. */
  readonly isLive: boolean;
  /** Why the last try to read it failed. */
  readonly problem: Problem | undefined;
  /** When a saved device was written down, ISO 8601. */
  readonly savedAt: string | undefined;
}

/** How many there are, and how many of them run. */
export interface Count {
  readonly all: number;
  readonly running: number;
}

/** Something in the Devices view that a note may name. `rowId` is the id of its row. */
export type LiveThing =
  | {
      readonly kind: 'device';
      readonly rowId: string;
      readonly source: LiveSource;
      /** `undefined` where it has no VMs or containers of its own, or nothing is known of them. */
      readonly vms: Count | undefined;
      readonly containers: Count | undefined;
    }
  | {
      readonly kind: 'vm';
      readonly rowId: string;
      readonly source: LiveSource;
      readonly vm: Vm;
      readonly containerless: boolean;
      /** `undefined` where nothing is known of them. */
      readonly containers: Count | undefined;
    }
  | {
      readonly kind: 'container';
      readonly rowId: string;
      readonly source: LiveSource;
      /** Name of the VM it is in; `undefined` for the device's own LXD. */
      readonly vm: string | undefined;
      readonly instance: Instance;
    };
