import type { TreeNode } from '../../../app/tree/nodes';
import { COMMANDS, type DeviceCommandId } from '../../ids';
import type { Services } from '../../services';
import { isTreeNode, type CommandHandler } from '../register';
import type { SeveralAction } from './severalActions';

/** What can be done to several rows at once. */
const ACTIONS: readonly SeveralAction[] = [
  'startVm',
  'stopVm',
  'restartVm',
  'destroyVm',
  'startContainer',
  'stopContainer',
  'restartContainer',
  'freezeContainer',
  'unfreezeContainer',
  'deleteContainer',
];

/** `handlers`, of which some act on all rows that are chosen when they are called on one of several. */
export function orSeveral(
  services: Services,
  handlers: Readonly<Record<DeviceCommandId, CommandHandler>>,
): Readonly<Record<DeviceCommandId, CommandHandler>> {
  const several = ACTIONS.map((action) => {
    const id = COMMANDS[action];
    return [id, orOne(services, action, handlers[id])] as const;
  });
  return { ...handlers, ...Object.fromEntries(several) };
}

function orOne(services: Services, action: SeveralAction, one: CommandHandler): CommandHandler {
  return async (node, ...rest) => {
    const rows = selectedRows(node, rest[0]);
    if (rows.length < 2) {
      return one(node, ...rest);
    }
    const { actOnSeveral } = await import('./actOnSeveral');
    return actOnSeveral(services, action, rows);
  };
}

/** The editor passes the row of the menu, then all that are chosen if that row is one of them. */
function selectedRows(node: TreeNode | undefined, selection: unknown): readonly TreeNode[] {
  if (node === undefined) {
    return [];
  }
  const rows = Array.isArray(selection) ? selection.filter(isTreeNode) : [];
  return rows.some(({ id }) => id === node.id) ? rows : [node];
}
