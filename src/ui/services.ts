import type { InstanceLifecycle } from '../app/actions/instanceLifecycle';
import type { VmLifecycle } from '../app/actions/vmLifecycle';
import type { DeviceRegistry } from '../app/deviceRegistry';
import type { OwnSystem } from '../app/ownGuest';
import type { Inventory } from '../app/inventory/inventory';
import type { Clock, Log } from '../app/ports';
import type { LastChoices } from './lastChoices';
import type { Settings } from './settings';

/** What commands need; made once by the composition root. */
export interface Services {
  /** Settles once the list of devices is known; before that there is nothing to choose from. */
  readonly devicesKnown: Promise<void>;
  readonly inventory: Inventory;
  readonly registry: DeviceRegistry;
  readonly vms: VmLifecycle;
  readonly instances: InstanceLifecycle;
  readonly clock: Clock;
  readonly log: Log & { show(): void };
  readonly settings: Settings;
  /** The system that this window runs in. */
  readonly ownSystem: () => OwnSystem;
  /** What the person chose last, over restarts of the editor. */
  readonly lastChoices: LastChoices;
  readonly findProgram: (program: string) => Promise<string | undefined>;
}
