/** State of an LXD instance. `transitional`: between two states; `unknown`: a word we do not know. */
export type InstanceState =
  'running' | 'stopped' | 'frozen' | 'error' | 'starting' | 'stopping' | 'freezing' | 'unknown';

export interface Address {
  readonly family: 'inet' | 'inet6';
  readonly address: string;
  /** Network interface inside the instance, e.g. `eth0`. */
  readonly nic: string;
}

export interface Snapshot {
  /** Short name, without the instance's. */
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly createdAt?: string;
  readonly stateful?: boolean;
}

/** Snapshots by when they were taken; those of which that is not known come last. */
export function newestFirst(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  return snapshots.toSorted((one, other) => {
    const [earlier, later] = [one.createdAt ?? '', other.createdAt ?? ''];
    return earlier === later ? 0 : earlier < later ? 1 : -1;
  });
}

/** An LXD or Incus instance: what users call a container, or a virtual machine run by LXD. */
export interface Instance {
  readonly name: string;
  readonly state: InstanceState;
  readonly kind: 'container' | 'virtual-machine';
  readonly ephemeral: boolean;
  /**
   * Global-scope addresses, IPv4 first. `undefined` when the listing did not carry them (a fast
   * listing); empty when the instance has none.
   */
  readonly addresses?: readonly Address[];
  /** `undefined` when the listing did not carry them; empty when there are none. */
  readonly snapshots?: readonly Snapshot[];
  /** How many, where the listing gives a number but not the snapshots themselves. */
  readonly snapshotCount?: number;
  readonly profiles?: readonly string[];
  readonly architecture?: string;
  readonly description?: string;
  /** What it was made from, e.g. `Debian bookworm amd64`. */
  readonly image?: string;
  /** ISO 8601 in UTC. */
  readonly createdAt?: string;
  /** ISO 8601 in UTC; `undefined` when it was never used. */
  readonly lastUsedAt?: string;
  readonly project?: string;
  /** Cluster member; `undefined` outside a cluster. */
  readonly location?: string;
  readonly processes?: number;
  readonly memoryUsageBytes?: number;
  readonly diskUsageBytes?: number;
  /** Of the instance's limit, one decimal; only instances with a limit in bytes have it. */
  readonly memoryUsagePercent?: number;
  /** CPU time used since it was started, in whole seconds. */
  readonly cpuUsageSeconds?: number;
  /** Process id of the instance's init, seen from the host. */
  readonly pid?: number;
  /** Pool of the root disk. */
  readonly storagePool?: string;
  /** Fingerprint of the image, in full or its first 12 characters. */
  readonly baseImage?: string;
  /** ISO 8601 in UTC; Incus only. */
  readonly startedAt?: string;
  /** An application container made from an OCI image; Incus only. */
  readonly oci?: boolean;
  /** The remote it was listed from; only Incus's `--all-remotes` says it. */
  readonly remote?: string;
}
