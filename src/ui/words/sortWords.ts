import { l10n } from 'vscode';
import type { SortOrder } from '../../app/tree/sortRows';

/** An order, as it is chosen from a list. */
export function sortWords(order: SortOrder): string {
  switch (order) {
    case 'listed':
      return l10n.t('As listed');
    case 'name':
      return l10n.t('Name');
    case 'state':
      return l10n.t('State');
    case 'last-used':
      return l10n.t('Last used');
  }
}
