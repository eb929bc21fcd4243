import type { DeviceAccess } from '../deviceAccess';
import type { Clock } from '../ports';
import type { DeviceReader, UpdateState } from './deviceReader';
import { startReading, type Section } from './deviceState';
import { readInstances } from './readInstances';
import type { Instance } from '../../core/model/instance';

/** Reads one remote of this machine's `lxc` client: an LXD server or cluster, or Termina's LXD. */
export class RemoteReader implements DeviceReader {
  readonly #access: DeviceAccess;
  readonly #clock: Clock;
  #instances: Section<Instance> | undefined;

  constructor(access: DeviceAccess, clock: Clock) {
    this.#access = access;
    this.#clock = clock;
  }

  async read(update: UpdateState, signal: AbortSignal): Promise<void> {
    const { commands, deviceId, reach, remote } = this.#access;
    update((state) => ({ ...state, reading: true, instances: startReading(state.instances) }));
    await readInstances({
      commands,
      clock: this.#clock,
      reach,
      remote,
      mayHoldMany: true,
      context: { deviceId, signal },
      previous: this.#instances,
      update: (instances) => {
        this.#instances = instances;
        update((state) => ({ ...state, instances }));
      },
    });
    update((state) => ({
      ...state,
      reading: false,
      wasRead: state.wasRead || !signal.aborted,
    }));
  }
}
