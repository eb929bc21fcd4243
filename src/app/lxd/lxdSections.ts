import type { LxdListing } from '../../core/model/lxdListing';
import type { DeviceAccess } from '../deviceAccess';
import { Emitter } from '../emitter';
import {
  EMPTY_SECTION,
  failReading,
  finishReading,
  startReading,
  type DeviceState,
  type Section,
} from '../inventory/deviceState';
import type { Inventory } from '../inventory/inventory';
import type { Clock, Disposable } from '../ports';
import { hasLxd } from './hasLxd';
import type { LxdItem } from './lxdItem';

/** A row that has a listing of an LXD below it. */
export interface LxdSectionRow {
  /** The row's own id: that of its branch, then `/` and the listing. */
  readonly id: string;
  readonly deviceId: string;
  readonly vm: string | undefined;
  readonly listing: LxdListing;
}

interface Entry {
  readonly row: LxdSectionRow;
  readonly access: DeviceAccess;
  section: Section<LxdItem>;
  running: Promise<void> | undefined;
  again: boolean;
  abort: AbortController;
}

/** A reading that takes longer than this shows that it goes on. */
const SHOW_READING_AFTER_MS = 250;
/** Opening a row again this soon shows what is there. */
const FRESH_FOR_MS = 2000;

/**
 * What is below the LXD rows of the tree. Nothing is read before its row is opened; an open one is read
 * again with its device, a closed one when it is opened again.
 */
export class LxdSections implements Disposable {
  readonly #inventory: Inventory;
  readonly #access: (deviceId: string) => DeviceAccess | undefined;
  readonly #clock: Clock;
  readonly #changed = new Emitter<LxdSectionRow>();
  readonly #entries = new Map<string, Entry>();
  /** Ids of rows that were collapsed by hand; what is below them is not on screen. */
  readonly #collapsed = new Set<string>();
  readonly #wasReading = new Set<string>();
  readonly #listener: Disposable;
  #isVisible = true;

  /** Fires with the section whose rows changed. */
  readonly onDidChange = this.#changed.event;

  constructor(options: {
    inventory: Inventory;
    access: (deviceId: string) => DeviceAccess | undefined;
    clock: Clock;
  }) {
    this.#inventory = options.inventory;
    this.#access = options.access;
    this.#clock = options.clock;
    this.#listener = options.inventory.onDidChange((device) => {
      if (device === undefined) {
        this.#dropStrangers();
      } else {
        this.#onDevice(device);
      }
    });
  }

  /** What is known of a section; nothing for one that was never opened. */
  section(id: string): Section<LxdItem> {
    return this.#entries.get(id)?.section ?? EMPTY_SECTION;
  }

  /** The row is about to show what is below it. Settles when there is something to show. */
  async open(row: LxdSectionRow): Promise<void> {
    const entry = this.#entries.get(row.id) ?? this.#add(row);
    if (entry === undefined) {
      return;
    }
    const { data, problem } = entry.section;
    if (data === undefined && problem === undefined) {
      await this.#untilShown(this.#read(entry));
    }
  }

  /** Called with the id of any row of the tree. */
  collapsed(rowId: string): void {
    this.#collapsed.add(rowId);
  }

  /** Called with the id of any row of the tree; sections that come into view by it are read again. */
  expanded(rowId: string): void {
    this.#collapsed.delete(rowId);
    const now = this.#clock.now();
    for (const entry of this.#entries.values()) {
      const { id } = entry.row;
      const isBelow = id === rowId || id.startsWith(`${rowId}/`);
      const isFresh = now - (entry.section.readAtMs ?? -Infinity) < FRESH_FOR_MS;
      if (isBelow && !isFresh && this.#isOpen(entry)) {
        void this.#read(entry);
      }
    }
  }

  /** Hidden, nothing is read; what was interrupted goes on when the view is shown again. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    for (const entry of this.#entries.values()) {
      if (!isVisible) {
        entry.abort.abort();
      } else if (isUnread(entry.section) && this.#isOpen(entry)) {
        void this.#read(entry);
      }
    }
  }

  dispose(): void {
    this.#listener.dispose();
    for (const entry of this.#entries.values()) {
      entry.abort.abort();
    }
    this.#entries.clear();
  }

  #add(row: LxdSectionRow): Entry | undefined {
    const access = this.#access(row.deviceId);
    if (access === undefined) {
      return undefined;
    }
    const entry: Entry = {
      row,
      access,
      section: EMPTY_SECTION,
      running: undefined,
      again: false,
      abort: new AbortController(),
    };
    this.#entries.set(row.id, entry);
    return entry;
  }

  #onDevice(device: DeviceState): void {
    const wasReading = this.#wasReading.has(device.id);
    if (wasReading === device.reading) {
      return;
    }
    if (!device.reading) {
      this.#wasReading.delete(device.id);
      return;
    }
    this.#wasReading.add(device.id);
    for (const entry of this.#entries.values()) {
      if (entry.row.deviceId === device.id && this.#isOpen(entry)) {
        entry.again = entry.running !== undefined;
        void this.#read(entry);
      }
    }
  }

  /** A device that went, or that is reached in another way, takes its sections with it. */
  #dropStrangers(): void {
    for (const [id, { row, access, abort }] of this.#entries) {
      if (this.#access(row.deviceId) !== access) {
        abort.abort();
        this.#entries.delete(id);
      }
    }
  }

  #isOpen({ row }: Entry): boolean {
    const device = this.#inventory.device(row.deviceId);
    return (
      this.#isVisible &&
      device !== undefined &&
      hasLxd(device, row.vm) &&
      [...this.#collapsed].every((id) => row.id !== id && !row.id.startsWith(`${id}/`))
    );
  }

  #read(entry: Entry): Promise<void> {
    entry.running ??= this.#readUntilSettled(entry).finally(() => {
      entry.running = undefined;
    });
    return entry.running;
  }

  async #readUntilSettled(entry: Entry): Promise<void> {
    do {
      await this.#readOnce(entry);
    } while (entry.again && this.#isOpen(entry));
  }

  async #readOnce(entry: Entry): Promise<void> {
    const { row, access } = entry;
    const before = entry.section;
    entry.again = false;
    entry.abort = new AbortController();
    const { signal } = entry.abort;
    entry.section = startReading(before);
    const slow = isUnread(before)
      ? this.#clock.after(SHOW_READING_AFTER_MS, () => this.#changed.fire(row))
      : undefined;
    // Loaded when it is first wanted: most people never open an LXD row.
    const { readListing } = await import('./readListing');
    const context = { deviceId: row.deviceId, signal };
    const listed = await readListing({ access, vm: row.vm }, row.listing, context);
    slow?.dispose();
    if (this.#entries.get(row.id) !== entry) {
      return;
    }
    entry.section = listed.ok
      ? keepingSame(
          before,
          finishReading(listed.value.data, listed.value.warnings, this.#clock.now()),
        )
      : failReading(before, signal.aborted ? { kind: 'cancelled' } : listed.error);
    if (!sameRows(before, entry.section)) {
      this.#changed.fire(row);
    }
  }

  /** Waits for a quick reading, so that its rows come without a word of waiting before them. */
  async #untilShown(reading: Promise<void>): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = this.#clock.after(SHOW_READING_AFTER_MS, resolve);
      void reading.then(() => {
        timer.dispose();
        resolve();
      });
    });
  }
}

function isUnread({ data, problem }: Section<unknown>): boolean {
  return data === undefined && problem === undefined;
}

/** Data that say the same are the same, so that nothing is drawn anew for them. */
function keepingSame(before: Section<LxdItem>, after: Section<LxdItem>): Section<LxdItem> {
  const { data } = before;
  return data !== undefined && JSON.stringify(data) === JSON.stringify(after.data)
    ? { ...after, data }
    : after;
}

function sameRows(before: Section<LxdItem>, after: Section<LxdItem>): boolean {
  return (
    before.data === after.data &&
    before.problem === after.problem &&
    before.warnings.length === after.warnings.length &&
    !isUnread(after)
  );
}
