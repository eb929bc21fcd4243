import type { DeviceAccess } from '../deviceAccess';
import type { Clock } from '../ports';
import { READ_ALL, type DeviceReader, type ReadManner, type UpdateState } from './deviceReader';
import { startReading, type Section } from './deviceState';
import { readInstances } from './readInstances';
import { Turns } from './turns';
import type { Instance } from '../../core/model/instance';

/** Reads one remote of this machine's `lxc` client: an LXD server or cluster, or Termina's LXD. */
export class RemoteReader implements DeviceReader {
  readonly #access: DeviceAccess;
  readonly #clock: Clock;
  readonly #turns = new Turns();

  constructor(access: DeviceAccess, clock: Clock) {
    this.#access = access;
    this.#clock = clock;
  }

  async read(
    update: UpdateState,
    signal: AbortSignal,
    { isCurrent }: ReadManner = READ_ALL,
  ): Promise<void> {
    update((state) => ({ ...state, reading: true }));
    if (!isCurrent(undefined)) {
      await this.readInstances(undefined, update, signal);
    }
    update((state) => ({
      ...state,
      reading: false,
      wasRead: state.wasRead || !signal.aborted,
    }));
  }

  readInstances(_vm: undefined, update: UpdateState, signal: AbortSignal): Promise<void> {
    return this.#turns.take(undefined, () => this.#list(update, signal));
  }

  async #list(update: UpdateState, signal: AbortSignal): Promise<void> {
    const { commands, deviceId, reach, remote } = this.#access;
    let previous: Section<Instance> | undefined;
    update((state) => {
      previous = state.instances;
      return { ...state, instances: startReading(previous) };
    });
    await readInstances({
      commands,
      clock: this.#clock,
      reach,
      remote,
      mayHoldMany: true,
      context: { deviceId, signal },
      previous,
      update: (instances) => {
        update((state) => ({ ...state, instances }));
      },
    });
  }
}
