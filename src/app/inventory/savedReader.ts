import type { SavedInventory } from '../../core/config/savedInventory';
import type { Problem } from '../../core/problem/problem';
import type { Clock, Files } from '../ports';
import type { DeviceReader, UpdateState } from './deviceReader';
import { EMPTY_SECTION, failReading, finishReading, type VmContents } from './deviceState';
import { holdsContainers } from '../../core/cli/vmc/vmType';

/** Reads a device that was written down in a `*.crostini.yaml` file. */
export class SavedReader implements DeviceReader {
  readonly #path: string;
  readonly #files: Files;
  readonly #clock: Clock;

  constructor(path: string, files: Files, clock: Clock) {
    this.#path = path;
    this.#files = files;
    this.#clock = clock;
  }

  async read(update: UpdateState): Promise<void> {
    update((state) => ({ ...state, reading: true }));
    const text = await this.#files.readText(this.#path);
    if (!text.ok) {
      this.#fail(update, text.error);
      return;
    }
    // Loaded when there is such a device: the YAML library is as large as all the rest.
    const { parseSavedInventory } = await import('../../core/config/savedInventory');
    const inventory = parseSavedInventory(text.value);
    if (!inventory.ok) {
      this.#fail(update, { kind: 'file-invalid', path: this.#path, ...inventory.error });
      return;
    }
    this.#publish(update, inventory.value);
  }

  #fail(update: UpdateState, problem: Problem): void {
    update((state) => ({
      ...state,
      reading: false,
      wasRead: true,
      problem,
      ...(state.vms === undefined ? {} : { vms: failReading(state.vms, problem) }),
    }));
  }

  #publish(update: UpdateState, { vms, instances, savedAt }: SavedInventory): void {
    const now = this.#clock.now();
    const contents = vms.map(({ vm, instances: held }): [string, VmContents] => [
      vm.name,
      {
        containerless: vm.type === 'baguette',
        instances: holdsContainers(vm) === false ? EMPTY_SECTION : finishReading(held, [], now),
      },
    ]);
    update(({ id, config }) => ({
      id,
      config,
      contents: new Map(contents),
      ...(vms.length > 0
        ? {
            vms: finishReading(
              vms.map(({ vm }) => vm),
              [],
              now,
            ),
          }
        : {}),
      ...(instances.length > 0 || vms.length === 0
        ? { instances: finishReading(instances, [], now) }
        : {}),
      ...(savedAt === undefined ? {} : { savedAt }),
      reading: false,
      wasRead: true,
    }));
  }
}
