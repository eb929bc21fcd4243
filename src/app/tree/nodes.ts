import type { Instance, Snapshot } from '../../core/model/instance';
import type { Vm } from '../../core/model/vm';
import type { Problem } from '../../core/problem/problem';
import type { LxdListing } from '../../core/model/lxdListing';
import type { DeviceState, VmContents } from '../inventory/deviceState';
import type { LxdItemNode, LxdNode, LxdSectionNode } from './lxdNodes';

/** A property of a row that has a row of its own, and can be copied. */
export type AttributeName =
  | 'address'
  | 'image'
  | 'type'
  | 'profiles'
  | 'architecture'
  | 'description'
  | 'project'
  | 'location'
  | 'created'
  | 'lastUsed'
  | 'memory'
  | 'diskSize'
  | 'minDiskSize'
  | 'diskImage'
  | 'milestone'
  | 'system'
  | 'hostName'
  | 'guestKind'
  | 'savedAt'
  | 'fingerprint'
  | 'alias'
  | 'size'
  | 'uploaded'
  | 'devices'
  | 'usedBy'
  | 'driver'
  | 'source'
  | 'usedSpace'
  | 'totalSpace'
  | 'ipv4'
  | 'ipv6'
  | 'url'
  | 'protocol'
  | 'roles'
  | 'message';

/** A row that explains why there is nothing, or nothing yet. */
export type NoteName =
  | 'reading'
  | 'no-vms'
  | 'no-containers'
  | 'nothing-listed'
  | 'nothing-fits'
  | 'vm-stopped'
  | 'vm-starting'
  | 'vm-state-unknown'
  | 'containerless'
  | 'no-containers-here'
  | 'guest-without-tools';

/** What is read, in the words of a failure. */
export type ReadingAbout = 'device' | 'vms' | 'containers' | LxdListing;

/** What a value of an attribute is, so that it can be shown the reader's way. */
export type AttributeValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'address'; readonly address: string; readonly nic: string }
  | { readonly kind: 'guest'; readonly containerless: boolean }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'time'; readonly iso: string };

/** The row of a container. */
export interface InstanceNode {
  readonly kind: 'instance';
  readonly id: string;
  readonly device: DeviceState;
  /** Name of the VM it is in; `undefined` for the device's own LXD. */
  readonly vm: string | undefined;
  readonly instance: Instance;
}

/** One row of the Devices view. `id` is the same for the same thing after any refresh. */
export type TreeNode =
  | { readonly kind: 'device'; readonly id: string; readonly device: DeviceState }
  | {
      readonly kind: 'vm';
      readonly id: string;
      readonly device: DeviceState;
      readonly vm: Vm;
      readonly contents: VmContents | undefined;
    }
  | InstanceNode
  | {
      readonly kind: 'details';
      readonly id: string;
      /** Attribute rows that would crowd the containers of a VM. */
      readonly rows: readonly TreeNode[];
    }
  | {
      readonly kind: 'snapshots';
      readonly id: string;
      readonly owner: InstanceNode;
      /** Newest first. */
      readonly snapshots: readonly Snapshot[];
    }
  | {
      readonly kind: 'snapshot';
      readonly id: string;
      /** The row of what it is a snapshot of. */
      readonly owner: InstanceNode;
      readonly snapshot: Snapshot;
    }
  | {
      readonly kind: 'attribute';
      readonly id: string;
      readonly name: AttributeName;
      readonly value: AttributeValue;
    }
  | {
      readonly kind: 'problem';
      readonly id: string;
      readonly deviceId: string;
      readonly problem: Problem;
      /** What could not be done. */
      readonly about: ReadingAbout;
      /** When the data that stay on screen were read; `undefined` when there are none. */
      readonly dataReadAtMs: number | undefined;
    }
  | {
      readonly kind: 'warnings';
      readonly id: string;
      /** How many places of the tool's output were passed over. */
      readonly count: number;
      readonly first: string;
    }
  | { readonly kind: 'note'; readonly id: string; readonly note: NoteName }
  | LxdNode
  | LxdSectionNode
  | LxdItemNode;
