import type { LxcRemote } from '../cli/lxc/remoteList';
import type { Image } from './image';
import type { UsedBy } from './usedBy';

/** Settings and devices that containers share. */
export interface Profile {
  readonly name: string;
  readonly description?: string;
  /** Names of its devices, e.g. `eth0`, `root`. */
  readonly devices: readonly string[];
  readonly usedBy: readonly UsedBy[];
}

/** A server in the configuration of an `lxc` client, and whether it is the one in use. */
export interface Remote extends LxcRemote {
  /** What `lxc` uses where no remote is named. */
  readonly isCurrent: boolean;
}

/** Where an LXD keeps its containers and images. */
export interface StoragePool {
  readonly name: string;
  readonly description?: string;
  /** E.g. `dir`, `btrfs`, `zfs`. */
  readonly driver?: string;
  /** A folder, a device or a file, as the driver has it. */
  readonly source?: string;
  /** In a cluster: of the member that was asked. */
  readonly usedBytes?: number;
  readonly totalBytes?: number;
  readonly usedBy: readonly UsedBy[];
}

/** A network that an LXD made, or one of its machine that containers may use. */
export interface Network {
  readonly name: string;
  readonly description?: string;
  /** E.g. `bridge`, `physical`. */
  readonly type?: string;
  /** Made and configured by LXD. */
  readonly isManaged: boolean;
  /** With the length of its prefix, e.g. `100.115.92.193/28`. */
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly usedBy: readonly UsedBy[];
}

/** A part of an LXD with containers of its own. */
export interface Project {
  readonly name: string;
  readonly description?: string;
  readonly usedBy: readonly UsedBy[];
}

/** A machine of an LXD cluster. */
export interface ClusterMember {
  readonly name: string;
  readonly address?: string;
  readonly state: 'online' | 'offline' | 'evacuated' | 'blocked' | 'unknown';
  /** What the cluster says of it, e.g. `Fully operational`. */
  readonly message?: string;
  /** E.g. `database-leader`, `database`. */
  readonly roles: readonly string[];
  readonly architecture?: string;
}

/** What an LXD is asked for besides containers, and what it is made of. */
export interface LxdListings {
  readonly images: Image;
  readonly profiles: Profile;
  readonly remotes: Remote;
  readonly storage: StoragePool;
  readonly networks: Network;
  readonly projects: Project;
  readonly members: ClusterMember;
}

export type LxdListing = keyof LxdListings;
