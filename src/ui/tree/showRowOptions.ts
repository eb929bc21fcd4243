import { l10n, type Disposable, type TreeView } from 'vscode';
import type { TreeNode } from '../../app/tree/nodes';
import type { SortOrder } from '../../app/tree/sortRows';
import type { DeviceTree } from './deviceTree';
import type { RowOptions } from './rowOptions';

/** Says above the rows that some are hidden, and beside the title how they are ordered. */
export function showRowOptions(
  view: TreeView<TreeNode>,
  tree: DeviceTree,
  options: RowOptions,
): Disposable {
  const show = (): void => {
    const filter = options.filter.trim();
    const message = filter === '' ? '' : filterMessage(filter, tree.hiddenRows);
    // Setting it at all makes the editor hold rows that changed at the same time back for 200 ms.
    if ((view.message ?? '') !== message) {
      view.message = message;
    }
    view.description = orderWords(options.sortBy);
  };
  show();
  return tree.onDidChangeTreeData(show);
}

function orderWords(order: SortOrder): string {
  switch (order) {
    case 'listed':
      return '';
    case 'name':
      return l10n.t('by name');
    case 'state':
      return l10n.t('by state');
    case 'last-used':
      return l10n.t('by last use');
  }
}

function filterMessage(filter: string, hidden: number): string {
  switch (hidden) {
    case 0:
      return l10n.t('Filter: {0}', filter);
    case 1:
      return l10n.t('Filter: {0} · 1 row hidden', filter);
    default:
      return l10n.t('Filter: {0} · {1} rows hidden', filter, hidden);
  }
}
