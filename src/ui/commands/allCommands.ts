import { commands } from 'vscode';
import type { CommandRunner } from '../../app/commandRunner';
import { COMMANDS, type CommandId } from '../ids';
import type { LogDocuments } from '../logs/logDocuments';
import type { Services } from '../services';
import { restartContainer, startContainer, stopContainer } from './containerCommands';
import { copyAddress, copyCommand, copyName, copyValue } from './copyCommands';
import { addDevice, removeDevice } from './deviceCommands';
import { openJournal, openVmLog } from './logCommands';
import type { CommandHandler } from './register';
import { showProblem } from './report';
import { openContainerShell, openDeviceShell, openVmShell } from './shellCommands';
import { restartVm, startVm, stopVm } from './vmCommands';

interface CommandParts {
  readonly services: Services;
  readonly runner: CommandRunner;
  readonly documents: LogDocuments;
}

/** The handler of every command of the manifest. */
export function allCommands({
  services,
  runner,
  documents,
}: CommandParts): Readonly<Record<CommandId, CommandHandler>> {
  return {
    [COMMANDS.refresh]: () => services.inventory.refresh('fresh'),
    [COMMANDS.addDevice]: addDevice(services, runner),
    [COMMANDS.removeDevice]: removeDevice(services),
    [COMMANDS.copyName]: copyName(services),
    [COMMANDS.copyAddress]: copyAddress(services),
    [COMMANDS.copyValue]: copyValue(),
    [COMMANDS.copyCommand]: copyCommand(services),
    [COMMANDS.openVmShell]: openVmShell(services),
    [COMMANDS.openContainerShell]: openContainerShell(services, 'user'),
    [COMMANDS.openContainerRootShell]: openContainerShell(services, 'root'),
    [COMMANDS.openDeviceShell]: openDeviceShell(services),
    [COMMANDS.startVm]: startVm(services),
    [COMMANDS.stopVm]: stopVm(services),
    [COMMANDS.restartVm]: restartVm(services),
    [COMMANDS.startContainer]: startContainer(services),
    [COMMANDS.stopContainer]: stopContainer(services),
    [COMMANDS.restartContainer]: restartContainer(services),
    [COMMANDS.openVmLog]: openVmLog(services, documents),
    [COMMANDS.openJournal]: openJournal(services, documents),
    [COMMANDS.showProblem]: showProblem(services),
    [COMMANDS.showLog]: () => services.log.show(),
    [COMMANDS.openSettings]: () =>
      commands.executeCommand('workbench.action.openSettings', '@ext:crostini-tools.crostini'),
  };
}
