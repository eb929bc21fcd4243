/** Every id that the manifest declares and code uses; a test keeps both sides equal. */
export const COMMANDS = {
  refresh: 'crostini.refresh',
  addDevice: 'crostini.addDevice',
  removeDevice: 'crostini.removeDevice',
  copyName: 'crostini.copyName',
  copyAddress: 'crostini.copyAddress',
  copyValue: 'crostini.copyValue',
  copyCommand: 'crostini.copyCommand',
  openVmShell: 'crostini.openVmShell',
  openContainerShell: 'crostini.openContainerShell',
  openContainerRootShell: 'crostini.openContainerRootShell',
  openDeviceShell: 'crostini.openDeviceShell',
  startVm: 'crostini.startVm',
  stopVm: 'crostini.stopVm',
  restartVm: 'crostini.restartVm',
  startContainer: 'crostini.startContainer',
  stopContainer: 'crostini.stopContainer',
  restartContainer: 'crostini.restartContainer',
  openVmLog: 'crostini.openVmLog',
  openJournal: 'crostini.openJournal',
  showProblem: 'crostini.showProblem',
  showLog: 'crostini.showLog',
  openSettings: 'crostini.openSettings',
  diagnoseDevice: 'crostini.diagnoseDevice',
  filter: 'crostini.filter',
  clearFilter: 'crostini.clearFilter',
  sortBy: 'crostini.sortBy',
  copyText: 'crostini.copyText',
  openVmRootShell: 'crostini.openVmRootShell',
  shareFolder: 'crostini.shareFolder',
  unshareFolder: 'crostini.unshareFolder',
  attachUsb: 'crostini.attachUsb',
  detachUsb: 'crostini.detachUsb',
  createVm: 'crostini.createVm',
  destroyVm: 'crostini.destroyVm',
  resizeVmDisk: 'crostini.resizeVmDisk',
  exportVm: 'crostini.exportVm',
  importVm: 'crostini.importVm',
  inspectBackup: 'crostini.inspectBackup',
  startVmWithOptions: 'crostini.startVmWithOptions',
  showDiskOperation: 'crostini.showDiskOperation',
  createContainer: 'crostini.createContainer',
  deleteContainer: 'crostini.deleteContainer',
  renameContainer: 'crostini.renameContainer',
  copyContainer: 'crostini.copyContainer',
  freezeContainer: 'crostini.freezeContainer',
  unfreezeContainer: 'crostini.unfreezeContainer',
  exportContainer: 'crostini.exportContainer',
  importContainer: 'crostini.importContainer',
  publishContainer: 'crostini.publishContainer',
  takeSnapshot: 'crostini.takeSnapshot',
  restoreSnapshot: 'crostini.restoreSnapshot',
  deleteSnapshot: 'crostini.deleteSnapshot',
  copySnapshot: 'crostini.copySnapshot',
  showConfig: 'crostini.showConfig',
  showEffectiveConfig: 'crostini.showEffectiveConfig',
  showProfile: 'crostini.showProfile',
  enableNesting: 'crostini.enableNesting',
  copyImage: 'crostini.copyImage',
  deleteImage: 'crostini.deleteImage',
  addImageAlias: 'crostini.addImageAlias',
  removeImageAlias: 'crostini.removeImageAlias',
  addRemote: 'crostini.addRemote',
  removeRemote: 'crostini.removeRemote',
  setDefaultRemote: 'crostini.setDefaultRemote',
  createProfile: 'crostini.createProfile',
  deleteProfile: 'crostini.deleteProfile',
  explainTerm: 'crostini.explainTerm',
  insertTermLink: 'crostini.insertTermLink',
  insertDefinition: 'crostini.insertDefinition',
  groupTermsByKind: 'crostini.groupTermsByKind',
  groupTermsByLayer: 'crostini.groupTermsByLayer',
  browseFiles: 'crostini.browseFiles',
  copyFromContainer: 'crostini.copyFromContainer',
  copyToContainer: 'crostini.copyToContainer',
  revealInSidebar: 'crostini.revealInSidebar',
  addTerm: 'crostini.addTerm',
} as const;

export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

/** Commands that need no device; they work in a browser too. */
export const GLOSSARY_COMMANDS = [
  COMMANDS.explainTerm,
  COMMANDS.insertTermLink,
  COMMANDS.insertDefinition,
  COMMANDS.groupTermsByKind,
  COMMANDS.groupTermsByLayer,
  COMMANDS.addTerm,
] as const;

export type GlossaryCommandId = (typeof GLOSSARY_COMMANDS)[number];

/** Commands that are about devices. */
export type DeviceCommandId = Exclude<CommandId, GlossaryCommandId>;

export const DEVICE_COMMANDS: readonly DeviceCommandId[] = Object.values(COMMANDS).filter(
  (id): id is DeviceCommandId => !GLOSSARY_COMMANDS.some((other) => other === id),
);

export const VIEWS = { devices: 'crostini.devices', glossary: 'crostini.glossary' } as const;

export const SETTINGS_SECTION = 'crostini';

/** Entries of the glossary as pages. */
export const GLOSSARY_SCHEME = 'crostini-term';

export const LOG_SCHEME = 'crostini-log';
export const LOG_LANGUAGE = 'crostini-log';

export const CONTEXT_KEYS = {
  /** True where the extension runs in a browser alone and can start no program. */
  inBrowser: 'crostini.inBrowser',
  /** True while the Glossary view is grouped by kind and not by layer. */
  glossaryByKind: 'crostini.glossaryByKind',
  /** True once the list of devices is known, so that the welcome text does not flash before. */
  ready: 'crostini.ready',
  /** True while a filter hides rows of the Devices view. */
  filtered: 'crostini.filtered',
} as const;
