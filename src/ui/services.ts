import type { InstanceLifecycle } from '../app/actions/instanceLifecycle';
import type { VmDisks } from '../app/actions/vmDisks';
import type { Locks } from '../app/actions/locks';
import type { VmLifecycle } from '../app/actions/vmLifecycle';
import type { DeviceRegistry } from '../app/deviceRegistry';
import type { OwnSystem } from '../app/ownGuest';
import type { Inventory } from '../app/inventory/inventory';
import type { Clock, Log } from '../app/ports';
import type { SshConfigFiles } from '../app/ssh/readSshHosts';
import type { SshConnections } from '../app/ssh/sshConnections';
import type { ConfigDocuments } from './config/configDocuments';
import type { FileParts } from './files/fileParts';
import type { LastChoices } from './lastChoices';
import type { Settings } from './settings';
import type { RowOptions } from './tree/rowOptions';
import type { SharedFolders } from './sharedFolders';
import type { OpenShells } from './terminals/openShells';

/** What commands need; made once by the composition root. */
export interface Services {
  /** Settles once the list of devices is known; before that there is nothing to choose from. */
  readonly devicesKnown: Promise<void>;
  readonly inventory: Inventory;
  readonly registry: DeviceRegistry;
  readonly vms: VmLifecycle;
  readonly vmDisks: VmDisks;
  readonly instances: InstanceLifecycle;
  /** Keeps two actions off the same thing. */
  readonly locks: Locks;
  readonly clock: Clock;
  readonly log: Log & { show(): void };
  readonly settings: Settings;
  /** The system that this window runs in. */
  readonly ownSystem: () => OwnSystem;
  /** The ssh client's configuration on this machine. */
  readonly sshConfigFiles: SshConfigFiles;
  readonly connections: SshConnections;
  readonly rowOptions: RowOptions;
  /** What the person chose last, over restarts of the editor. */
  readonly lastChoices: LastChoices;
  /** The terminals that run shells of ours. */
  readonly openShells: OpenShells;
  /** Folders that were shared from here; no tool lists them. */
  readonly sharedFolders: SharedFolders;
  /** Open configurations; loaded when the first one is asked for. */
  readonly configs: () => Promise<ConfigDocuments>;
  /** Files in containers; loaded when they are first asked for. */
  readonly files: () => Promise<FileParts>;
  readonly findProgram: (program: string) => Promise<string | undefined>;
}
