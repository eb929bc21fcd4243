import { newestFirst, type Instance } from '../../core/model/instance';
import type { Vm } from '../../core/model/vm';
import type { DeviceState } from '../inventory/deviceState';
import type { AttributeName, AttributeValue, InstanceNode, TreeNode } from './nodes';

/** The rows below an instance: addresses first, since they are what people come for. */
export function instanceAttributes(node: InstanceNode): readonly TreeNode[] {
  const { id, instance } = node;
  const rows = new AttributeRows(id);
  instance.addresses?.forEach(({ address, nic }, index) =>
    rows.add('address', { kind: 'address', address, nic }, String(index)),
  );
  rows.text('image', instance.image);
  rows.text('type', typeOf(instance));
  rows.text('profiles', instance.profiles?.join(', '));
  rows.snapshots(node);
  rows.text('architecture', instance.architecture);
  rows.text('description', instance.description);
  rows.text('project', instance.project === 'default' ? undefined : instance.project);
  rows.text('location', instance.location);
  rows.bytes('memory', instance.memoryUsageBytes);
  rows.bytes('diskSize', instance.diskUsageBytes);
  rows.time('created', instance.createdAt);
  rows.time('lastUsed', instance.lastUsedAt);
  return rows.all;
}

/** The rows below a VM that tell about its disk. */
export function vmAttributes(id: string, vm: Vm): readonly TreeNode[] {
  const rows = new AttributeRows(id);
  rows.text('type', vm.type);
  rows.bytes('diskSize', vm.sizeBytes);
  rows.bytes('minDiskSize', vm.minSizeBytes);
  rows.text('diskImage', vm.imageType);
  return rows.all;
}

/** When a saved device was written down. */
export function savedAttributes({ id, savedAt }: DeviceState): readonly TreeNode[] {
  const rows = new AttributeRows(id);
  rows.time('savedAt', savedAt);
  return rows.all;
}

function typeOf({ kind, ephemeral }: Instance): string {
  return ephemeral ? `${kind} (ephemeral)` : kind;
}

/** Collects attribute rows, leaving out those without a value. */
export class AttributeRows {
  readonly all: TreeNode[] = [];
  readonly #parentId: string;

  constructor(parentId: string) {
    this.#parentId = parentId;
  }

  add(name: AttributeName, value: AttributeValue, suffix = ''): void {
    this.all.push({ kind: 'attribute', id: `${this.#parentId}/${name}${suffix}`, name, value });
  }

  text(name: AttributeName, text: string | undefined): void {
    if (text !== undefined && text !== '') {
      this.add(name, { kind: 'text', text });
    }
  }

  bytes(name: AttributeName, bytes: number | undefined): void {
    if (bytes !== undefined) {
      this.add(name, { kind: 'bytes', bytes });
    }
  }

  time(name: AttributeName, iso: string | undefined): void {
    if (iso !== undefined) {
      this.add(name, { kind: 'time', iso });
    }
  }

  snapshots(owner: InstanceNode): void {
    const snapshots = newestFirst(owner.instance.snapshots ?? []);
    if (snapshots.length > 0) {
      this.all.push({ kind: 'snapshots', id: `${this.#parentId}/snapshots`, owner, snapshots });
    }
  }
}
