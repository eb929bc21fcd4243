import { l10n, type TreeView } from 'vscode';
import type { TreeNode } from '../../app/tree/nodes';
import type { CommandHandler } from '../commands/register';
import { showInformation } from '../messages';
import type { Services } from '../services';

/** Opens the Devices view at a row, and puts the keyboard on it. */
export function revealInSidebar(
  { rowOptions }: Services,
  view: Pick<TreeView<TreeNode>, 'reveal'>,
): CommandHandler {
  return async (row) => {
    if (row === undefined) {
      return;
    }
    try {
      await view.reveal(row, { select: true, focus: true });
    } catch (error) {
      // The editor can only go to rows that the filter leaves.
      if (rowOptions.filter.trim() === '') {
        throw error;
      }
      const clear = l10n.t('Clear Filter');
      const pressed = await showInformation(
        l10n.t('The filter of the Devices view hides this row.'),
        clear,
      );
      if (pressed === clear) {
        rowOptions.keepFilter('');
        await view.reveal(row, { select: true, focus: true });
      }
    }
  };
}
