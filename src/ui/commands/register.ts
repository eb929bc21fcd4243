import type { TreeNode } from '../../app/tree/nodes';

/** A command's work: the row it was called on, or nothing from the palette. */
export type CommandHandler = (node: TreeNode | undefined, ...rest: readonly unknown[]) => unknown;

/** What the keys of the manifest that are for container rows pass, as the editor tells them no row. */
const FOCUSED_CONTAINER = 'focusedContainer';

/**
 * Calls a handler with what the editor passed: a row of ours, or anything at all. A key gets the row that
 * the keyboard is on, with the other chosen ones, and does nothing on a row of another kind.
 */
export async function runHandler(
  handler: CommandHandler,
  args: readonly unknown[],
  rowsForKey: () => Promise<readonly TreeNode[]>,
): Promise<unknown> {
  const [first, ...rest] = args;
  if (first === FOCUSED_CONTAINER) {
    const rows = await rowsForKey();
    const [row] = rows;
    return row?.kind === 'instance' ? handler(row, rows) : undefined;
  }
  return isTreeNode(first) ? handler(first, ...rest) : handler(undefined, ...args);
}

/** The tree hands its own rows back; other callers, such as links and key bindings, give anything. */
export function isTreeNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}
