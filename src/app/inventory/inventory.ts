import type { DeviceConfig } from '../../core/model/device';
import { Emitter } from '../emitter';
import type { Disposable } from '../ports';
import { READ_ALL, type DeviceReader, type ReadManner, type UpdateState } from './deviceReader';
import { deviceIdOf, newDeviceState, type DeviceState, type Updates } from './deviceState';
import { holdBack } from './holdBack';
import { sameUpdates } from './sameRows';

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
  /** Ends all readings under way. */
  abort: AbortController;
}

/** `join`: a reading under way will do. `fresh`: only one that starts from here on will. */
export type RefreshMode = 'join' | 'fresh';

/** How the program reads by itself, when nobody waits for the answer. */
export interface AutomaticRefresh {
  /** A failure that may be over in a moment is told only when the next reading fails, too. */
  readonly isPatient: boolean;
  /** Whether the containers of a VM, or of the device itself, are known without being listed. */
  readonly isCurrent: (deviceId: string, vm: string | undefined) => boolean;
}

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
  async refresh(mode: RefreshMode = 'join', automatic?: AutomaticRefresh): Promise<void> {
    const ids = [...this.#entries.keys()];
    await Promise.all(ids.map((id) => this.refreshDevice(id, mode, automatic)));
  }

  /** `automatic` has no say in a reading that is under way. */
  async refreshDevice(
    id: string,
    mode: RefreshMode = 'join',
    automatic?: AutomaticRefresh,
  ): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      return;
    }
    if (entry.running === undefined) {
      return this.#start(id, entry, automatic);
    }
    if (mode === 'join') {
      return entry.running;
    }
    entry.again ??= entry.running.then(() => {
      entry.again = undefined;
      // The device may be gone by now.
      return this.#entries.get(id) === entry ? this.#start(id, entry, automatic) : undefined;
    });
    return entry.again;
  }

  /**
   * Lists the containers of one VM, or of the device itself, after what is under way for it and beside
   * all else. Patient: a first failure that may be over in a moment is not told.
   */
  async refreshInstances(id: string, vm: string | undefined): Promise<void> {
    const entry = this.#entries.get(id);
    await entry?.source.reader?.readInstances?.(
      vm,
      this.#updateOf(id, entry, { isPatient: true }),
      entry.abort.signal,
    );
  }

  /** Says how changes of a device come to be known. */
  setUpdates(id: string, updates: Updates): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined && !sameUpdates(entry.state.updates, updates)) {
      entry.state = { ...entry.state, updates };
      this.#changed.fire(entry.state);
    }
  }

  /** Ends all readings under way; what is known stays. */
  cancel(): void {
    for (const entry of this.#entries.values()) {
      entry.abort.abort();
      entry.abort = new AbortController();
    }
  }

  dispose(): void {
    this.cancel();
    this.#entries.clear();
  }

  #start(id: string, entry: Entry, automatic: AutomaticRefresh | undefined): Promise<void> {
    const { reader } = entry.source;
    if (reader === undefined) {
      return Promise.resolve();
    }
    const manner: ReadManner =
      automatic === undefined ? READ_ALL : { isCurrent: (vm) => automatic.isCurrent(id, vm) };
    const update = this.#updateOf(id, entry, automatic ?? { isPatient: false });
    entry.running = reader.read(update, entry.abort.signal, manner).finally(() => {
      entry.running = undefined;
    });
    return entry.running;
  }

  #updateOf(
    id: string,
    entry: Entry,
    { isPatient }: Pick<AutomaticRefresh, 'isPatient'>,
  ): UpdateState {
    const before = entry.state;
    return (change) => {
      const after = change(entry.state);
      entry.state = isPatient ? holdBack(before, after) : after;
      if (this.#entries.get(id) === entry) {
        this.#changed.fire(entry.state);
      }
    };
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
