import type { DeviceState } from '../inventory/deviceState';
import { childNodes, deviceNodes } from './children';
import type { TreeNode } from './nodes';

/** The row of something that can be started, or of the device it is on. */
export type ThingNode = Extract<TreeNode, { kind: 'device' | 'vm' | 'instance' }>;

/** A row and the one above it; `undefined` for a device's. */
export interface PlacedRow {
  readonly row: ThingNode;
  readonly parent: ThingNode | undefined;
}

/** The rows of all devices, VMs and containers, each behind the one that it is below. */
export function placedRows(devices: readonly DeviceState[]): readonly PlacedRow[] {
  return deviceNodes(devices)
    .filter(isThing)
    .flatMap((row) => withThoseBelow({ row, parent: undefined }));
}

/** The row with that id as things are now. */
export function findRow(devices: readonly DeviceState[], id: string): PlacedRow | undefined {
  // Ids begin with the device's.
  const candidates = devices.filter((device) => id === device.id || id.startsWith(`${device.id}/`));
  return placedRows(candidates).find(({ row }) => row.id === id);
}

function withThoseBelow(placed: PlacedRow): readonly PlacedRow[] {
  const { row } = placed;
  const below = row.kind === 'instance' ? [] : childNodes(row).filter(isThing);
  return [placed, ...below.flatMap((child) => withThoseBelow({ row: child, parent: row }))];
}

function isThing(row: TreeNode): row is ThingNode {
  return row.kind === 'device' || row.kind === 'vm' || row.kind === 'instance';
}
