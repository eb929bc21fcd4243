import { commands, type TreeView } from 'vscode';
import type { TreeNode } from '../app/tree/nodes';

/** Views that are being asked: a second answer would mix with the first. */
const asked = new WeakSet<TreeView<TreeNode>>();

/**
 * The rows that a key is meant for while the list of `view` has the focus, as in the Explorer: the row that
 * the keyboard is on, first, and with it the other selected rows if it is one of them. None when the
 * keyboard is on no row, and while another key is still being looked into.
 *
 * The editor only tells which rows are selected, and arrow keys select none. So the row is selected or
 * unselected for a moment, and what changes by that is it.
 */
export async function rowsForKey(view: TreeView<TreeNode>): Promise<readonly TreeNode[]> {
  if (asked.has(view)) {
    return [];
  }
  asked.add(view);
  try {
    return await askByToggling(view);
  } finally {
    asked.delete(view);
  }
}

async function askByToggling(view: TreeView<TreeNode>): Promise<readonly TreeNode[]> {
  const before = view.selection;
  await commands.executeCommand('list.toggleSelection');
  const after = view.selection;
  await commands.executeCommand('list.toggleSelection');
  const [unselected] = without(before, after);
  if (unselected !== undefined) {
    return [unselected, ...after];
  }
  return without(after, before).slice(0, 1);
}

function without(rows: readonly TreeNode[], others: readonly TreeNode[]): readonly TreeNode[] {
  return rows.filter(({ id }) => !others.some((other) => other.id === id));
}
