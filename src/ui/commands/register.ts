import { commands, type Disposable } from 'vscode';
import type { TreeNode } from '../../app/tree/nodes';

/** A command's work: the row it was called on, or nothing from the palette. */
export type CommandHandler = (node: TreeNode | undefined, ...rest: readonly unknown[]) => unknown;

/** Registers each id with its handler. */
export function registerCommands(
  handlers: Readonly<Record<string, CommandHandler>>,
): readonly Disposable[] {
  return Object.entries(handlers).map(([id, handler]) =>
    commands.registerCommand(id, (first: unknown, ...rest: readonly unknown[]) =>
      handler(
        isTreeNode(first) ? first : undefined,
        ...(isTreeNode(first) ? rest : [first, ...rest]),
      ),
    ),
  );
}

/** The tree hands its own rows back; other callers, such as links and key bindings, give anything. */
function isTreeNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}
