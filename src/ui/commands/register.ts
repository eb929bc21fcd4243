import type { TreeNode } from '../../app/tree/nodes';

/** A command's work: the row it was called on, or nothing from the palette. */
export type CommandHandler = (node: TreeNode | undefined, ...rest: readonly unknown[]) => unknown;

/** Calls a handler with what the editor passed: a row of ours, or anything at all. */
export function runHandler(handler: CommandHandler, args: readonly unknown[]): unknown {
  const [first, ...rest] = args;
  return isTreeNode(first) ? handler(first, ...rest) : handler(undefined, ...args);
}

/** The tree hands its own rows back; other callers, such as links and key bindings, give anything. */
function isTreeNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}
