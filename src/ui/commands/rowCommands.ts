import { l10n, window } from 'vscode';
import { SORT_ORDERS, type SortOrder } from '../../app/tree/sortRows';
import type { Services } from '../services';
import { sortWords } from '../words/sortWords';
import type { CommandHandler } from './register';

/** Asks for words while the rows follow; without Enter the filter is as it was. */
export function filterDevices({ rowOptions }: Services): CommandHandler {
  return async () => {
    const before = rowOptions.filter;
    const input = window.createInputBox();
    input.title = l10n.t('Filter Devices');
    input.prompt = l10n.t('Names, states, addresses, images; a row has to fit all words');
    input.placeholder = l10n.t('penguin running');
    input.value = before;
    input.valueSelection = [0, before.length];
    const kept = await new Promise<string | undefined>((resolve) => {
      input.onDidChangeValue((value) => rowOptions.tryFilter(value));
      input.onDidAccept(() => resolve(input.value));
      input.onDidHide(() => resolve(undefined));
      input.show();
    });
    input.dispose();
    if (kept === undefined) {
      rowOptions.tryFilter(before);
    } else {
      rowOptions.keepFilter(kept);
    }
  };
}

export function clearFilter({ rowOptions }: Services): CommandHandler {
  return () => rowOptions.keepFilter('');
}

export function sortBy({ rowOptions }: Services): CommandHandler {
  return async () => {
    const items = SORT_ORDERS.map((order) => ({
      label: sortWords(order),
      description: order === rowOptions.sortBy ? l10n.t('in use') : '',
      detail: explanation(order),
      order,
    }));
    const picked = await window.showQuickPick(items, { title: l10n.t('Sort By') });
    if (picked !== undefined) {
      rowOptions.setSortBy(picked.order);
    }
  };
}

function explanation(order: SortOrder): string {
  switch (order) {
    case 'listed':
      return l10n.t('VMs and containers as their tool lists them, devices as in the settings');
    case 'name':
      return l10n.t('By name, with box2 before box10');
    case 'state':
      return l10n.t('What runs first, what is stopped last');
    case 'last-used':
      return l10n.t('Containers that were used last first');
  }
}
