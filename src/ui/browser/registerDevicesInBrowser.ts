import { commands, l10n, window } from 'vscode';
import type { Disposable } from '../../app/ports';
import { COMMANDS, CONTEXT_KEYS, DEVICE_COMMANDS, VIEWS, type DeviceCommandId } from '../ids';
import { showInformation } from '../messages';
import { openExtensionSettings } from '../openExtensionSettings';

/**
 * The Devices view and its commands where no program can be started: the view stays empty, so that its
 * welcome text says what works here.
 */
export function registerDevicesInBrowser(showLog: () => Promise<void>): readonly Disposable[] {
  for (const key of [CONTEXT_KEYS.inBrowser, CONTEXT_KEYS.ready]) {
    void commands.executeCommand('setContext', key, true);
  }
  return [
    window.registerTreeDataProvider<never>(VIEWS.devices, {
      getChildren: () => [],
      getTreeItem: (row) => row,
    }),
    ...DEVICE_COMMANDS.map((id) => commands.registerCommand(id, () => runInBrowser(id, showLog))),
  ];
}

/** The palette offers commands for devices, too, until this extension has been activated once. */
async function runInBrowser(id: DeviceCommandId, showLog: () => Promise<void>): Promise<void> {
  switch (id) {
    case COMMANDS.openSettings:
      await openExtensionSettings();
      return;
    case COMMANDS.showLog:
      await showLog();
      return;
    default:
      await showInformation(
        l10n.t(
          'A browser cannot start programs, so there are no devices here. Open this folder in VS Code on your computer, or in a window that is connected to one.',
        ),
      );
  }
}
