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
import type { LxdSections } from '../../app/lxd/lxdSections';
import type { Clock } from '../../app/ports';
import { childNodes, deviceNodes } from '../../app/tree/children';
import { RowFilter } from '../../app/tree/filterRows';
import { branchIdOf, lxdSectionNodes, OPTIONAL_LISTINGS, sectionRow } from '../../app/tree/lxdRows';
import { findRow } from '../../app/tree/findRow';
import type { TreeNode } from '../../app/tree/nodes';
import { Redraws } from '../../app/tree/redraws';
import { sortRows } from '../../app/tree/sortRows';
import type { NodeView } from './nodeView';
import { presentNode } from './presentNode';
import type { RowOptions } from './rowOptions';
import { searchText } from './searchText';
import { tooltipMarkdown } from './tooltip';

/** Shows the inventory as rows. A change of one device redraws only that device's rows. */
export class DeviceTree implements TreeDataProvider<TreeNode>, Disposable {
  readonly #inventory: Inventory;
  readonly #lxd: LxdSections;
  readonly #clock: Clock;
  readonly #options: RowOptions;
  readonly #changed = new EventEmitter<TreeNode | undefined>();
  readonly #listeners: readonly { dispose(): void }[];
  readonly #redraws: Redraws;
  /** Rows as handed out: the editor knows them by identity when one is to be redrawn. */
  readonly #roots = new Map<string, TreeNode>();
  readonly #lxdRows = new Map<string, TreeNode>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(inventory: Inventory, lxd: LxdSections, clock: Clock, options: RowOptions) {
    this.#inventory = inventory;
    this.#lxd = lxd;
    this.#clock = clock;
    this.#options = options;
    this.#redraws = new Redraws(clock, (id) => {
      // With a filter, a change of a device can be that its row comes or goes.
      const isAlone = id !== undefined && !this.#filter().isOn;
      this.#changed.fire(isAlone ? this.#roots.get(id) : undefined);
    });
    this.#listeners = [
      options.onDidChange(() => this.#changed.fire(undefined)),
      inventory.onDidChange((device) => {
        this.#redraws.onChange(device);
      }),
      lxd.onDidChange((row) => {
        // A section that is shown only where there is something in it comes and goes.
        const id = OPTIONAL_LISTINGS.includes(row.listing) ? branchIdOf(row) : row.id;
        const drawn = this.#lxdRows.get(id);
        if (drawn !== undefined) {
          this.#changed.fire(drawn);
        }
      }),
    ];
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) {
      this.#roots.clear();
      this.#lxdRows.clear();
      const roots = this.#rootRows();
      for (const root of roots) {
        this.#roots.set(root.id, root);
      }
      return [...roots];
    }
    const rows = this.#arrange(await this.#rowsBelow(node), this.#current(node));
    for (const row of rows) {
      if (row.kind === 'lxd' || row.kind === 'lxd-section') {
        this.#lxdRows.set(row.id, row);
      }
    }
    return [...rows];
  }

  /** Only of the rows that {@link findRow} finds: no others are gone to. */
  getParent(node: TreeNode): TreeNode | undefined {
    return findRow(this.#inventory.devices, node.id)?.parent;
  }

  /** How many devices, VMs and containers the filter hides. */
  get hiddenRows(): number {
    return this.#filter().countHidden(deviceNodes(this.#inventory.devices));
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
    for (const listener of this.#listeners) {
      listener.dispose();
    }
    this.#redraws.dispose();
    this.#changed.dispose();
  }

  #rootRows(): readonly TreeNode[] {
    const devices = deviceNodes(this.#inventory.devices);
    const rows = this.#arrange(devices, undefined);
    // An empty view would offer to add a device.
    return rows.length === 0 && devices.length > 0
      ? [{ kind: 'note', id: 'filter/note', note: 'nothing-fits' }]
      : rows;
  }

  #arrange(rows: readonly TreeNode[], parent: TreeNode | undefined): readonly TreeNode[] {
    return sortRows(this.#filter().visibleRows(rows, parent), this.#options.sortBy);
  }

  #filter(): RowFilter {
    const nowMs = this.#clock.now();
    return new RowFilter(this.#options.filter, (row) => searchText(row, nowMs));
  }

  /** What is below an LXD is read when it is asked for, i.e. when its row was opened. */
  async #rowsBelow(node: TreeNode): Promise<readonly TreeNode[]> {
    if (node.kind === 'lxd') {
      await Promise.all(
        OPTIONAL_LISTINGS.map((listing) => this.#lxd.open(sectionRow(node, listing))),
      );
      return lxdSectionNodes(node, (id) => this.#lxd.section(id));
    }
    if (node.kind === 'lxd-section') {
      await this.#lxd.open({ ...node, deviceId: node.device.id });
    }
    return childNodes(this.#current(node));
  }

  /** A row outlives the state it was made with, since it is redrawn under the same identity. */
  #current(node: TreeNode): TreeNode {
    if (node.kind === 'lxd-section') {
      return { ...node, section: this.#lxd.section(node.id) };
    }
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
