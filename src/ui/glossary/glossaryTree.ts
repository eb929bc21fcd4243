import {
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeDataProvider,
} from 'vscode';
import type { Disposable } from '../../app/ports';
import type { Glossary, GlossaryStore } from '../../app/glossary/glossaryStore';
import { hoverMarkdown } from '../../core/glossary/hoverText';
import {
  groupEntries,
  type EntryGroup,
  type GroupKey,
  type Grouping,
} from '../../core/glossary/outline';
import type { GlossaryEntry } from '../../core/glossary/schema';
import { hoverLabels } from '../hover/hoverLabels';
import { COMMANDS } from '../ids';
import { entryIcon } from './entryIcon';
import { groupWord } from './groupWords';

/** A row of the Glossary view. */
export type GlossaryNode =
  | { readonly kind: 'group'; readonly group: EntryGroup }
  | { readonly kind: 'entry'; readonly entry: GlossaryEntry; readonly group: GroupKey };

/** Shows the glossary by layer or by kind. The glossary is read when the view is first opened. */
export class GlossaryTree implements TreeDataProvider<GlossaryNode>, Disposable {
  readonly #glossary: GlossaryStore;
  readonly #changed = new EventEmitter<undefined>();
  readonly #subscription: Disposable;
  #grouping: Grouping;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(glossary: GlossaryStore, grouping: Grouping) {
    this.#glossary = glossary;
    this.#grouping = grouping;
    this.#subscription = glossary.onDidChange(() => this.#changed.fire(undefined));
  }

  groupBy(grouping: Grouping): void {
    this.#grouping = grouping;
    this.#changed.fire(undefined);
  }

  async getChildren(node?: GlossaryNode): Promise<GlossaryNode[]> {
    if (node?.kind === 'entry') {
      return [];
    }
    if (node?.kind === 'group') {
      return node.group.entries.map((entry) => ({ kind: 'entry', entry, group: node.group.key }));
    }
    const { index, own } = await this.#glossary.load();
    const groups = groupEntries(index.entries, this.#grouping, (entry) => own.has(entry));
    return groups.map((group) => ({ kind: 'group', group }));
  }

  async getTreeItem(node: GlossaryNode): Promise<TreeItem> {
    return node.kind === 'group'
      ? groupItem(node.group)
      : entryItem(node, await this.#glossary.load());
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function groupItem({ key, entries }: EntryGroup): TreeItem {
  const name = groupWord(key);
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.id = JSON.stringify(key);
  item.description = String(entries.length);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: l10n.t('{0}, {1} entries', name, entries.length) };
  return item;
}

function entryItem(
  { entry, group }: Extract<GlossaryNode, { kind: 'entry' }>,
  { own, overridden }: Glossary,
): TreeItem {
  const item = new TreeItem(entry.term, TreeItemCollapsibleState.None);
  // The same entry stands in each of its layers.
  item.id = JSON.stringify([group, entry.term, own.has(entry)]);
  item.description = overridden.has(entry)
    ? l10n.t('instead of the extension’s · {0}', entry.summary)
    : entry.summary;
  item.iconPath = new ThemeIcon(own.has(entry) ? 'note' : entryIcon(entry));
  item.tooltip = new MarkdownString(hoverMarkdown(entry, undefined, { labels: hoverLabels() }));
  item.contextValue = own.has(entry) ? 'term own' : 'term';
  item.accessibilityInformation = { label: `${entry.term}. ${entry.summary}` };
  item.command = {
    command: COMMANDS.explainTerm,
    title: l10n.t('Explain Term…'),
    arguments: [entry.term],
  };
  return item;
}
