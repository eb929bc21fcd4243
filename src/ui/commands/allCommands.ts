import { commands } from 'vscode';
import type { CommandRunner } from '../../app/commandRunner';
import { COMMANDS, type CommandId } from '../ids';
import type { LogDocuments } from '../logs/logDocuments';
import type { Services } from '../services';
import type { CommandHandler } from './register';

export interface CommandParts {
  readonly services: Services;
  readonly runner: CommandRunner;
  readonly documents: LogDocuments;
}

/** The handler of every command of the manifest; its code is loaded when it is first called. */
export function allCommands({
  services,
  runner,
  documents,
}: CommandParts): Readonly<Record<CommandId, CommandHandler>> {
  return {
    [COMMANDS.refresh]: () => services.inventory.refresh('fresh'),
    [COMMANDS.showLog]: () => services.log.show(),
    [COMMANDS.openSettings]: () =>
      commands.executeCommand('workbench.action.openSettings', '@ext:crostini-tools.crostini'),
    [COMMANDS.showProblem]: onDemand(async () => (await import('./report')).showProblem(services)),

    [COMMANDS.addDevice]: onDemand(async () =>
      (await import('./deviceCommands')).addDevice(services, runner),
    ),
    [COMMANDS.removeDevice]: onDemand(async () =>
      (await import('./deviceCommands')).removeDevice(services),
    ),

    [COMMANDS.copyName]: onDemand(async () => (await import('./copyCommands')).copyName(services)),
    [COMMANDS.copyAddress]: onDemand(async () =>
      (await import('./copyCommands')).copyAddress(services),
    ),
    [COMMANDS.copyValue]: onDemand(async () => (await import('./copyCommands')).copyValue()),
    [COMMANDS.copyCommand]: onDemand(async () =>
      (await import('./copyCommands')).copyCommand(services),
    ),

    [COMMANDS.openVmShell]: onDemand(async () =>
      (await import('./shellCommands')).openVmShell(services),
    ),
    [COMMANDS.openContainerShell]: onDemand(async () =>
      (await import('./shellCommands')).openContainerShell(services, 'user'),
    ),
    [COMMANDS.openContainerRootShell]: onDemand(async () =>
      (await import('./shellCommands')).openContainerShell(services, 'root'),
    ),
    [COMMANDS.openDeviceShell]: onDemand(async () =>
      (await import('./shellCommands')).openDeviceShell(services),
    ),

    [COMMANDS.startVm]: onDemand(async () => (await import('./vmCommands')).startVm(services)),
    [COMMANDS.stopVm]: onDemand(async () => (await import('./vmCommands')).stopVm(services)),
    [COMMANDS.restartVm]: onDemand(async () => (await import('./vmCommands')).restartVm(services)),

    [COMMANDS.startContainer]: onDemand(async () =>
      (await import('./containerCommands')).startContainer(services),
    ),
    [COMMANDS.stopContainer]: onDemand(async () =>
      (await import('./containerCommands')).stopContainer(services),
    ),
    [COMMANDS.restartContainer]: onDemand(async () =>
      (await import('./containerCommands')).restartContainer(services),
    ),

    [COMMANDS.openVmLog]: onDemand(async () =>
      (await import('./logCommands')).openVmLog(services, documents),
    ),
    [COMMANDS.openJournal]: onDemand(async () =>
      (await import('./logCommands')).openJournal(services, documents),
    ),
  };
}

function onDemand(load: () => Promise<CommandHandler>): CommandHandler {
  return async (node, ...rest) => (await load())(node, ...rest);
}
