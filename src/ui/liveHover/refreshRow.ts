import { l10n, ProgressLocation, window } from 'vscode';
import type { CommandHandler } from '../commands/register';
import type { Services } from '../services';

/** Reads all devices again, or the one of a row; then the sidebar may be hidden, so progress is told. */
export function refreshRow({ inventory }: Services): CommandHandler {
  return (node) => {
    if (node === undefined || !('device' in node)) {
      return inventory.refresh('fresh');
    }
    const { id, config } = node.device;
    return window.withProgress(
      { location: ProgressLocation.Window, title: l10n.t('Reading {0}…', config.name) },
      () => inventory.refreshDevice(id, 'fresh'),
    );
  };
}
