import type { TreeView } from 'vscode';
import type { CommandRunner } from '../../app/commandRunner';
import type { TreeNode } from '../../app/tree/nodes';
import { COMMANDS, type DeviceCommandId } from '../ids';
import type { LogDocuments } from '../logs/logDocuments';
import { openExtensionSettings } from '../openExtensionSettings';
import type { Services } from '../services';
import type { CommandHandler } from './register';

export interface CommandParts {
  readonly services: Services;
  readonly runner: CommandRunner;
  readonly documents: LogDocuments;
  /** The Devices view. */
  readonly view: Pick<TreeView<TreeNode>, 'reveal'>;
}

/** The handler of every command of the manifest; its code is loaded when it is first called. */
export function allCommands({
  services,
  runner,
  documents,
  view,
}: CommandParts): Readonly<Record<DeviceCommandId, CommandHandler>> {
  return {
    [COMMANDS.refresh]: onDemand(async () =>
      (await import('../liveHover/refreshRow')).refreshRow(services),
    ),
    [COMMANDS.revealInSidebar]: onDemand(async () =>
      (await import('../liveHover/revealInSidebar')).revealInSidebar(services, view),
    ),
    [COMMANDS.showLog]: () => services.log.show(),
    [COMMANDS.openSettings]: () => openExtensionSettings(),
    [COMMANDS.showProblem]: onDemand(async () => (await import('./report')).showProblem(services)),

    [COMMANDS.addDevice]: onDemand(async () =>
      (await import('./deviceCommands')).addDevice(services, runner),
    ),
    [COMMANDS.diagnoseDevice]: onDemand(async () =>
      (await import('./diagnoseDevice')).diagnoseDevice(services),
    ),
    [COMMANDS.filter]: onDemand(async () =>
      (await import('./rowCommands')).filterDevices(services),
    ),
    [COMMANDS.clearFilter]: onDemand(async () =>
      (await import('./rowCommands')).clearFilter(services),
    ),
    [COMMANDS.sortBy]: onDemand(async () => (await import('./rowCommands')).sortBy(services)),
    [COMMANDS.copyText]: onDemand(async () => (await import('./copyCommands')).copyText()),
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
      (await import('./shellCommands')).openVmShell(services, 'user'),
    ),
    [COMMANDS.openVmRootShell]: onDemand(async () =>
      (await import('./shellCommands')).openVmShell(services, 'root'),
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
    [COMMANDS.createVm]: onDemand(async () => (await import('./vm/createVm')).createVm(services)),
    [COMMANDS.destroyVm]: onDemand(async () =>
      (await import('./vm/destroyVm')).destroyVm(services),
    ),
    [COMMANDS.resizeVmDisk]: onDemand(async () =>
      (await import('./vm/resizeVmDisk')).resizeVmDisk(services),
    ),
    [COMMANDS.exportVm]: onDemand(async () => (await import('./vm/exportVm')).exportVm(services)),
    [COMMANDS.importVm]: onDemand(async () => (await import('./vm/importVm')).importVm(services)),
    [COMMANDS.inspectBackup]: onDemand(async () =>
      (await import('./vm/inspectBackup')).inspectBackup(services),
    ),
    [COMMANDS.startVmWithOptions]: onDemand(async () =>
      (await import('./vm/startVmWithOptions')).startVmWithOptions(services),
    ),
    [COMMANDS.showDiskOperation]: onDemand(async () =>
      (await import('./vm/showDiskOperation')).showDiskOperation(services),
    ),

    [COMMANDS.shareFolder]: onDemand(async () =>
      (await import('./vm/sharing')).shareFolder(services),
    ),
    [COMMANDS.unshareFolder]: onDemand(async () =>
      (await import('./vm/sharing')).unshareFolder(services),
    ),
    [COMMANDS.attachUsb]: onDemand(async () => (await import('./vm/usb')).attachUsb(services)),
    [COMMANDS.detachUsb]: onDemand(async () => (await import('./vm/usb')).detachUsb(services)),

    [COMMANDS.startContainer]: onDemand(async () =>
      (await import('./containerCommands')).startContainer(services),
    ),
    [COMMANDS.stopContainer]: onDemand(async () =>
      (await import('./containerCommands')).stopContainer(services),
    ),
    [COMMANDS.restartContainer]: onDemand(async () =>
      (await import('./containerCommands')).restartContainer(services),
    ),
    [COMMANDS.createContainer]: onDemand(async () =>
      (await import('./container/createContainer')).createContainer(services),
    ),
    [COMMANDS.deleteContainer]: onDemand(async () =>
      (await import('./container/deleteContainer')).deleteContainer(services),
    ),
    [COMMANDS.renameContainer]: onDemand(async () =>
      (await import('./container/renameContainer')).renameContainer(services),
    ),
    [COMMANDS.copyContainer]: onDemand(async () =>
      (await import('./container/copyContainer')).copyContainer(services),
    ),
    [COMMANDS.exportContainer]: onDemand(async () =>
      (await import('./container/exportContainer')).exportContainer(services),
    ),
    [COMMANDS.importContainer]: onDemand(async () =>
      (await import('./container/importContainer')).importContainer(services),
    ),
    [COMMANDS.publishContainer]: onDemand(async () =>
      (await import('./container/publishContainer')).publishContainer(services),
    ),
    [COMMANDS.freezeContainer]: onDemand(async () =>
      (await import('./container/freezeContainer')).freezeContainer(services),
    ),
    [COMMANDS.unfreezeContainer]: onDemand(async () =>
      (await import('./container/freezeContainer')).unfreezeContainer(services),
    ),

    [COMMANDS.takeSnapshot]: onDemand(async () =>
      (await import('./snapshots/takeSnapshot')).takeSnapshot(services),
    ),
    [COMMANDS.restoreSnapshot]: onDemand(async () =>
      (await import('./snapshots/restoreSnapshot')).restoreSnapshot(services),
    ),
    [COMMANDS.deleteSnapshot]: onDemand(async () =>
      (await import('./snapshots/deleteSnapshot')).deleteSnapshot(services),
    ),
    [COMMANDS.copySnapshot]: onDemand(async () =>
      (await import('./snapshots/copySnapshot')).copySnapshot(services),
    ),
    [COMMANDS.showConfig]: onDemand(async () =>
      (await import('./config/showConfig')).showConfig(services, 'instance'),
    ),
    [COMMANDS.showEffectiveConfig]: onDemand(async () =>
      (await import('./config/showConfig')).showConfig(services, 'effective'),
    ),
    [COMMANDS.showProfile]: onDemand(async () =>
      (await import('./config/showProfile')).showProfile(services),
    ),
    [COMMANDS.enableNesting]: onDemand(async () =>
      (await import('./config/enableNesting')).enableNesting(services),
    ),

    [COMMANDS.browseFiles]: onDemand(async () =>
      (await import('./files/browseFiles')).browseFiles(services),
    ),
    [COMMANDS.copyFromContainer]: onDemand(async () =>
      (await import('./files/copyFromContainer')).copyFromContainer(services),
    ),
    [COMMANDS.copyToContainer]: onDemand(async () =>
      (await import('./files/copyToContainer')).copyToContainer(services),
    ),

    [COMMANDS.openVmLog]: onDemand(async () =>
      (await import('./logCommands')).openVmLog(services, documents),
    ),
    [COMMANDS.openJournal]: onDemand(async () =>
      (await import('./logCommands')).openJournal(services, documents),
    ),

    [COMMANDS.copyImage]: onDemand(async () =>
      (await import('./lxd/copyImage')).copyLxdImage(services),
    ),
    [COMMANDS.deleteImage]: onDemand(async () =>
      (await import('./lxd/imageCommands')).deleteLxdImage(services),
    ),
    [COMMANDS.addImageAlias]: onDemand(async () =>
      (await import('./lxd/imageCommands')).addLxdImageAlias(services),
    ),
    [COMMANDS.removeImageAlias]: onDemand(async () =>
      (await import('./lxd/imageCommands')).removeLxdImageAlias(services),
    ),
    [COMMANDS.addRemote]: onDemand(async () =>
      (await import('./lxd/addRemote')).addLxdRemote(services),
    ),
    [COMMANDS.removeRemote]: onDemand(async () =>
      (await import('./lxd/remoteCommands')).removeLxdRemote(services),
    ),
    [COMMANDS.setDefaultRemote]: onDemand(async () =>
      (await import('./lxd/remoteCommands')).setDefaultRemote(services),
    ),
    [COMMANDS.createProfile]: onDemand(async () =>
      (await import('./lxd/profileCommands')).createLxdProfile(services),
    ),
    [COMMANDS.deleteProfile]: onDemand(async () =>
      (await import('./lxd/profileCommands')).deleteLxdProfile(services),
    ),
  };
}

function onDemand(load: () => Promise<CommandHandler>): CommandHandler {
  return async (node, ...rest) => (await load())(node, ...rest);
}
