import type { Memento } from 'vscode';
import type { VmTarget } from '../core/model/target';

/** More than anybody shares by hand; the oldest go first. */
const MAX_FOLDERS = 20;

/** Remembers what was shared with a VM from here, over restarts of the editor: `vmc` cannot list it. */
export class SharedFolders {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  /** Paths relative to MyFiles, the last one first. Some may have ended with their VM. */
  of(target: VmTarget): readonly string[] {
    const value = this.#memento.get<unknown>(memoryKey(target));
    return Array.isArray(value) ? value.filter((path) => typeof path === 'string') : [];
  }

  add(target: VmTarget, path: string): void {
    this.#write(target, [path, ...this.#without(target, path)].slice(0, MAX_FOLDERS));
  }

  remove(target: VmTarget, path: string): void {
    this.#write(target, this.#without(target, path));
  }

  #without(target: VmTarget, path: string): readonly string[] {
    return this.of(target).filter((known) => known !== path);
  }

  #write(target: VmTarget, paths: readonly string[]): void {
    void this.#memento.update(memoryKey(target), paths.length === 0 ? undefined : paths);
  }
}

function memoryKey({ deviceId, vm }: VmTarget): string {
  return `sharedFolders.${JSON.stringify([deviceId, vm])}`;
}
