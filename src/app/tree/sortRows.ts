import type { InstanceState } from '../../core/model/instance';
import type { VmState } from '../../core/model/vm';
import { compareNaturally } from '../../core/text/naturalOrder';
import type { TreeNode } from './nodes';

/** How VMs and containers are ordered. `listed`: as their tool lists them, devices as configured. */
export const SORT_ORDERS = ['listed', 'name', 'state', 'last-used'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

/** What goes on comes first, what was stopped last. */
const STATES: readonly (InstanceState | VmState)[] = [
  'running',
  'starting',
  'stopping',
  'freezing',
  'frozen',
  'error',
  'unknown',
  'stopped',
];

/**
 * `rows` in another order. Rows of one kind change places among themselves; all others, such as one
 * that tells a problem, stay where they are.
 */
export function sortRows(rows: readonly TreeNode[], order: SortOrder): readonly TreeNode[] {
  const sorted = [...rows];
  for (const kind of ['device', 'vm', 'instance'] as const) {
    const compare = comparison(kind, order);
    if (compare !== undefined) {
      const inOrder = rows.filter((row) => row.kind === kind).sort(compare);
      let next = 0;
      rows.forEach((row, place) => {
        sorted[place] = row.kind === kind ? (inOrder[next++] ?? row) : (sorted[place] ?? row);
      });
    }
  }
  return sorted;
}

type Compare = (left: TreeNode, right: TreeNode) => number;

function comparison(kind: 'device' | 'vm' | 'instance', order: SortOrder): Compare | undefined {
  switch (order) {
    case 'listed':
      return undefined;
    case 'name':
      return byName;
    case 'state':
      return kind === 'device' ? undefined : (a, b) => stateRank(a) - stateRank(b) || byName(a, b);
    case 'last-used':
      // Nobody says when a VM was last used.
      return kind === 'instance' ? (a, b) => byLastUse(a, b) || byName(a, b) : undefined;
  }
}

function byName(left: TreeNode, right: TreeNode): number {
  return compareNaturally(nameOf(left), nameOf(right));
}

/** The latest first, and what was never used last. ISO dates in UTC are in order as text. */
function byLastUse(left: TreeNode, right: TreeNode): number {
  const [a, b] = [left, right].map((row) =>
    row.kind === 'instance' ? (row.instance.lastUsedAt ?? '') : '',
  );
  return (a ?? '') === (b ?? '') ? 0 : (a ?? '') > (b ?? '') ? -1 : 1;
}

function stateRank(row: TreeNode): number {
  const state =
    row.kind === 'vm' ? row.vm.state : row.kind === 'instance' ? row.instance.state : 'unknown';
  return STATES.indexOf(state);
}

function nameOf(row: TreeNode): string {
  switch (row.kind) {
    case 'device':
      return row.device.config.name;
    case 'vm':
      return row.vm.name;
    case 'instance':
      return row.instance.name;
    default:
      return '';
  }
}
