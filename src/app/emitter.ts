import type { Disposable } from './ports';

/** A list of listeners for one kind of event. */
export class Emitter<T> {
  readonly #listeners = new Set<(event: T) => void>();

  /** Calls `listener` at each later {@link fire} until the returned object is disposed. */
  readonly event = (listener: (event: T) => void): Disposable => {
    // Wrapped, so that the same function may listen twice and each registration ends by itself.
    const entry = (event: T): void => {
      listener(event);
    };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  fire(event: T): void {
    for (const listener of [...this.#listeners]) {
      listener(event);
    }
  }
}
