import { l10n } from 'vscode';
import type { DeviceState } from '../../app/inventory/deviceState';
import { findRow, type ThingNode } from '../../app/tree/findRow';
import type { LiveAction } from '../../core/liveNames/liveActions';
import { commandLink } from '../../core/text/commandLink';
import type { CommandHandler } from '../commands/register';
import { COMMANDS, type DeviceCommandId } from '../ids';
import { showWarning } from '../messages';

/** The commands that links of hovers may run, and the rows that each of them is for. */
const LINKS: Readonly<
  Record<LiveAction, { readonly id: DeviceCommandId; readonly rows: readonly ThingNode['kind'][] }>
> = {
  startVm: { id: COMMANDS.startVm, rows: ['vm'] },
  stopVm: { id: COMMANDS.stopVm, rows: ['vm'] },
  openVmShell: { id: COMMANDS.openVmShell, rows: ['vm'] },
  openVmLog: { id: COMMANDS.openVmLog, rows: ['vm'] },
  startContainer: { id: COMMANDS.startContainer, rows: ['instance'] },
  stopContainer: { id: COMMANDS.stopContainer, rows: ['instance'] },
  openContainerShell: { id: COMMANDS.openContainerShell, rows: ['instance'] },
  openJournal: { id: COMMANDS.openJournal, rows: ['vm', 'instance'] },
  copyAddress: { id: COMMANDS.copyAddress, rows: ['instance'] },
  reveal: { id: COMMANDS.revealInSidebar, rows: ['device', 'vm', 'instance'] },
  refresh: { id: COMMANDS.refresh, rows: ['device', 'vm', 'instance'] },
};

export function linkedCommand(action: LiveAction): DeviceCommandId {
  return LINKS[action].id;
}

/** The address of a link that runs a command on the row with that id. */
export function rowLink(action: LiveAction, rowId: string): string {
  return commandLink(linkedCommand(action), rowId);
}

/**
 * `handlers`, of which those that links run take the id of a row as well as a row. An id is looked up
 * among the rows as they are now; one that is not there, or not of the kind, runs nothing and says so.
 */
export function takingRowIds(
  devices: () => readonly DeviceState[],
  handlers: Readonly<Record<DeviceCommandId, CommandHandler>>,
): Readonly<Record<DeviceCommandId, CommandHandler>> {
  const linked = Object.values(LINKS).map(({ id, rows }) => {
    const run: CommandHandler = (node, ...rest) => {
      const [rowId] = rest;
      if (node !== undefined || typeof rowId !== 'string') {
        return handlers[id](node, ...rest);
      }
      const row = findRow(devices(), rowId)?.row;
      if (row === undefined || !rows.includes(row.kind)) {
        return showWarning(
          l10n.t(
            'What this link was for is not listed any more. Refresh the devices and try again.',
          ),
        );
      }
      return handlers[id](row);
    };
    return [id, run] as const;
  });
  return { ...handlers, ...Object.fromEntries(linked) };
}
