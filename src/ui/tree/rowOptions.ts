import { commands, EventEmitter, type Disposable, type Memento } from 'vscode';
import { SORT_ORDERS, type SortOrder } from '../../app/tree/sortRows';
import { CONTEXT_KEYS } from '../ids';

const FILTER_KEY = 'devices.filter';
const SORT_KEY = 'devices.sortBy';

/** Which rows of the Devices view are shown and in which order, remembered for this workspace. */
export class RowOptions implements Disposable {
  readonly #memento: Memento;
  readonly #changed = new EventEmitter<void>();
  #filter: string;
  #sortBy: SortOrder;

  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
    const filter = memento.get<unknown>(FILTER_KEY);
    this.#filter = typeof filter === 'string' ? filter : '';
    this.#sortBy =
      SORT_ORDERS.find((order) => order === memento.get<unknown>(SORT_KEY)) ?? 'listed';
    this.#tellMenus();
  }

  /** As typed; no words show everything. */
  get filter(): string {
    return this.#filter;
  }

  get sortBy(): SortOrder {
    return this.#sortBy;
  }

  /** Shows what `filter` leaves; kept only by {@link keepFilter}. */
  tryFilter(filter: string): void {
    if (filter !== this.#filter) {
      this.#filter = filter;
      this.#tellMenus();
      this.#changed.fire();
    }
  }

  keepFilter(filter: string): void {
    const kept = filter.trim();
    this.tryFilter(kept);
    void this.#memento.update(FILTER_KEY, kept === '' ? undefined : kept);
  }

  setSortBy(order: SortOrder): void {
    this.#sortBy = order;
    void this.#memento.update(SORT_KEY, order === 'listed' ? undefined : order);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #tellMenus(): void {
    const isFiltered = this.#filter.trim() !== '';
    void commands.executeCommand('setContext', CONTEXT_KEYS.filtered, isFiltered);
  }
}
