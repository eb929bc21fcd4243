import type { TreeNode } from '../../app/tree/nodes';
import { presentNode } from './presentNode';

/** All that a row can be found by: what it shows, the state in words, and what its tooltip tells. */
export function searchText(row: TreeNode, nowMs: number): string {
  const { label, description } = presentNode(row, nowMs);
  return [label, description, ...hiddenFields(row)]
    .filter((field) => field !== undefined)
    .join('\n');
}

function hiddenFields(row: TreeNode): readonly (string | undefined)[] {
  switch (row.kind) {
    case 'vm':
      return [row.vm.type];
    case 'instance': {
      const { addresses, image, description, location, profiles } = row.instance;
      const all = (addresses ?? []).map(({ address }) => address);
      return [...all, image, description, location, ...(profiles ?? [])];
    }
    default:
      return [];
  }
}
