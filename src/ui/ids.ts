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
} as const;

export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

export const VIEWS = { devices: 'crostini.devices' } as const;

export const SETTINGS_SECTION = 'crostini';

export const LOG_SCHEME = 'crostini-log';
export const LOG_LANGUAGE = 'crostini-log';

export const CONTEXT_KEYS = {
  /** True once the list of devices is known, so that the welcome text does not flash before. */
  ready: 'crostini.ready',
} as const;
