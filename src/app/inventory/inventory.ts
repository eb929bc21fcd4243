import type { DeviceConfig } from '../../core/model/device';
import { Emitter } from '../emitter';
import type { Disposable } from '../ports';
import type { DeviceReader } from './deviceReader';
import { deviceIdOf, newDeviceState, type DeviceState } from './deviceState';

/** A device with the means to read it. */
export interface DeviceSource {
  readonly config: DeviceConfig;
  /** `undefined` for an entry of the settings that cannot be used. */
  readonly reader: DeviceReader | undefined;
  /** What else the reader depends on, such as paths of programs; another key is another device. */
  readonly key?: string;
}

interface Entry {
  readonly source: DeviceSource;
  state: DeviceState;
  running: Promise<void> | undefined;
  /** A reading that was asked for while one ran, and must see what happened since. */
  again: Promise<void> | undefined;
  abort: AbortController;
}

/** `join`: a reading under way will do. `fresh`: only one that starts from here on will. */
export type RefreshMode = 'join' | 'fresh';

/**
 * The devices and what is known of them. Reads them side by side; one reading per device at a time;
 * a device that fails or hangs keeps nobody else waiting.
 */
export class Inventory implements Disposable {
  readonly #changed = new Emitter<DeviceState | undefined>();
  #entries = new Map<string, Entry>();

  /** Fires with the device that changed, or `undefined` when the list of devices did. */
  readonly onDidChange = this.#changed.event;

  get devices(): readonly DeviceState[] {
    return [...this.#entries.values()].map(({ state }) => state);
  }

  device(id: string): DeviceState | undefined {
    return this.#entries.get(id)?.state;
  }

  /** Takes over a new list. A device whose configuration is the same keeps its data and its reading. */
  setDevices(sources: readonly DeviceSource[]): void {
    const before = this.#entries;
    this.#entries = new Map(
      sources.map((source) => {
        const id = deviceIdOf(source.config);
        const kept = before.get(id);
        const same = kept !== undefined && sameSource(kept.source, source);
        return [id, same ? kept : newEntry(source)] as const;
      }),
    );
    for (const [id, entry] of before) {
      if (this.#entries.get(id) !== entry) {
        entry.abort.abort();
      }
    }
    this.#changed.fire(undefined);
  }

  /** Reads all devices side by side. */
  async refresh(mode: RefreshMode = 'join'): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((id) => this.refreshDevice(id, mode)));
  }

  async refreshDevice(id: string, mode: RefreshMode = 'join'): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      return;
    }
    if (entry.running === undefined) {
      return this.#start(id, entry);
    }
    if (mode === 'join') {
      return entry.running;
    }
    entry.again ??= entry.running.then(() => {
      entry.again = undefined;
      // The device may be gone by now.
      return this.#entries.get(id) === entry ? this.#start(id, entry) : undefined;
    });
    return entry.again;
  }

  /** Ends all readings under way; what is known stays. */
  cancel(): void {
    for (const entry of this.#entries.values()) {
      entry.abort.abort();
    }
  }

  dispose(): void {
    this.cancel();
    this.#entries.clear();
  }

  #start(id: string, entry: Entry): Promise<void> {
    const { reader } = entry.source;
    if (reader === undefined) {
      return Promise.resolve();
    }
    entry.abort = new AbortController();
    entry.running = reader
      .read((change) => {
        entry.state = change(entry.state);
        if (this.#entries.get(id) === entry) {
          this.#changed.fire(entry.state);
        }
      }, entry.abort.signal)
      .finally(() => {
        entry.running = undefined;
      });
    return entry.running;
  }
}

function newEntry(source: DeviceSource): Entry {
  return {
    source,
    state: newDeviceState(source.config),
    running: undefined,
    again: undefined,
    abort: new AbortController(),
  };
}

function sameSource(one: DeviceSource, other: DeviceSource): boolean {
  return one.key === other.key && JSON.stringify(one.config) === JSON.stringify(other.config);
}
