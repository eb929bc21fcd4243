import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Disposable,
  type TreeDataProvider,
} from 'vscode';
import type { Inventory } from '../../app/inventory/inventory';
import type { Clock } from '../../app/ports';
import { childNodes, deviceNodes } from '../../app/tree/children';
import type { TreeNode } from '../../app/tree/nodes';
import { Redraws } from '../../app/tree/redraws';
import type { NodeView } from './nodeView';
import { presentNode } from './presentNode';
import { tooltipMarkdown } from './tooltip';

/** Shows the inventory as rows. A change of one device redraws only that device's rows. */
export class DeviceTree implements TreeDataProvider<TreeNode>, Disposable {
  readonly #inventory: Inventory;
  readonly #clock: Clock;
  readonly #changed = new EventEmitter<TreeNode | undefined>();
  readonly #listener: { dispose(): void };
  readonly #redraws: Redraws;
  /** Top-level rows as handed out: the editor knows them by identity when one is to be redrawn. */
  readonly #roots = new Map<string, TreeNode>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(inventory: Inventory, clock: Clock) {
    this.#inventory = inventory;
    this.#clock = clock;
    this.#redraws = new Redraws(clock, (id) => {
      this.#changed.fire(id === undefined ? undefined : this.#roots.get(id));
    });
    this.#listener = inventory.onDidChange((device) => {
      this.#redraws.onChange(device);
    });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) {
      this.#roots.clear();
      const roots = deviceNodes(this.#inventory.devices);
      for (const root of roots) {
        this.#roots.set(root.id, root);
      }
      return [...roots];
    }
    return [...childNodes(this.#current(node))];
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(node, presentNode(this.#current(node), this.#clock.now()));
  }

  /** Tooltips are made when somebody rests on a row. */
  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem {
    item.tooltip = new MarkdownString(tooltipMarkdown(this.#current(node), this.#clock.now()));
    return item;
  }

  dispose(): void {
    this.#listener.dispose();
    this.#redraws.dispose();
    this.#changed.dispose();
  }

  /** A device row outlives the state it was made with, since it is redrawn under the same identity. */
  #current(node: TreeNode): TreeNode {
    if (node.kind !== 'device') {
      return node;
    }
    const device = this.#inventory.device(node.id);
    return device === undefined ? node : { ...node, device };
  }
}

function treeItem(node: TreeNode, view: NodeView): TreeItem {
  const item = new TreeItem(view.label, COLLAPSE[view.collapse]);
  item.id = node.id;
  if (view.description !== undefined) {
    item.description = view.description;
  }
  item.iconPath =
    view.iconColor === undefined
      ? new ThemeIcon(view.icon)
      : new ThemeIcon(view.icon, new ThemeColor(view.iconColor));
  item.contextValue = view.contextValue;
  item.accessibilityInformation = { label: view.accessibleLabel };
  if (view.command !== undefined) {
    item.command = { command: view.command.id, title: view.command.title, arguments: [node] };
  }
  return item;
}

const COLLAPSE: Readonly<Record<NodeView['collapse'], TreeItemCollapsibleState>> = {
  none: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
};
