import { commands } from 'vscode';

/** Shows the settings of this extension only. */
export async function openExtensionSettings(): Promise<void> {
  await commands.executeCommand('workbench.action.openSettings', '@ext:crostini-tools.crostini');
}
