import { childNodes } from './children';
import type { TreeNode } from './nodes';

/** Rows that are looked for; all others go with the row that they are below. */
type FilteredNode = Extract<TreeNode, { kind: 'device' | 'vm' | 'instance' }>;

/**
 * Hides the devices, VMs and containers that do not have all the words that were typed, in their own
 * row or in one that they are below; `dut running` shows what runs on DUT. A row with a visible one
 * below it stays.
 */
export class RowFilter {
  readonly #words: readonly string[];
  readonly #textOf: (row: FilteredNode) => string;

  /** `textOf`: all that a row can be found by. Upper and lower case make no difference. */
  constructor(text: string, textOf: (row: FilteredNode) => string) {
    this.#words = filterWords(text);
    this.#textOf = textOf;
  }

  get isOn(): boolean {
    return this.#words.length > 0;
  }

  /** The visible ones among `rows`, which are below `parent`; `undefined` for the top level. */
  visibleRows(rows: readonly TreeNode[], parent: TreeNode | undefined): readonly TreeNode[] {
    if (!this.isOn) {
      return rows;
    }
    const above = this.#textAbove(parent);
    return rows.filter((row) => {
      if (isFiltered(row)) {
        return this.#isVisible(row, above);
      }
      return isAbout(row) || this.#fits(above);
    });
  }

  /** How many devices, VMs and containers are hidden, in all of the tree that begins with `roots`. */
  countHidden(roots: readonly TreeNode[]): number {
    return this.isOn ? this.#countHidden(roots, '') : 0;
  }

  #countHidden(rows: readonly TreeNode[], above: string): number {
    let hidden = 0;
    for (const row of rows.filter(isFiltered)) {
      hidden += this.#isVisible(row, above) ? 0 : 1;
      hidden += this.#countHidden(filteredBelow(row), this.#textWith(row, above));
    }
    return hidden;
  }

  #isVisible(row: FilteredNode, above: string): boolean {
    const text = this.#textWith(row, above);
    return this.#fits(text) || filteredBelow(row).some((child) => this.#isVisible(child, text));
  }

  #fits(text: string): boolean {
    return this.#words.every((word) => text.includes(word));
  }

  #textWith(row: FilteredNode, above: string): string {
    return `${above}\n${this.#textOf(row).toLowerCase()}`;
  }

  #textAbove(parent: TreeNode | undefined): string {
    if (parent?.kind === 'device') {
      return this.#textWith(parent, '');
    }
    if (parent?.kind === 'vm') {
      const { device } = parent;
      return this.#textWith(parent, this.#textWith({ kind: 'device', id: device.id, device }, ''));
    }
    return '';
  }
}

function filterWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function filteredBelow(row: FilteredNode): readonly FilteredNode[] {
  return row.kind === 'instance' ? [] : childNodes(row).filter(isFiltered);
}

/** What tells something about its parent stays; what else is below it, such as images, has been asked for by nobody. */
function isAbout({ kind }: TreeNode): boolean {
  return kind !== 'lxd' && kind !== 'details';
}

function isFiltered(row: TreeNode): row is FilteredNode {
  return row.kind === 'device' || row.kind === 'vm' || row.kind === 'instance';
}
