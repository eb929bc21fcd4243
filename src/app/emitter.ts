import type { Disposable } from './ports';

/** A list of listeners for one kind of event. */
export class Emitter<T> {
  readonly #listeners = new Set<(event: T) => void>();
  readonly #waiting: { readonly event: T }[] = [];
  #isFiring = false;

  /** Calls `listener` at each later {@link fire} until the returned object is disposed. */
  readonly event = (listener: (event: T) => void): Disposable => {
    // Wrapped, so that the same function may listen twice and each registration ends by itself.
    const entry = (event: T): void => {
      listener(event);
    };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  /** A listener that fires again is heard after all others have heard of this: the order is kept. */
  fire(event: T): void {
    this.#waiting.push({ event });
    if (this.#isFiring) {
      return;
    }
    this.#isFiring = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        for (const listener of [...this.#listeners]) {
          listener(next.event);
        }
      }
    } finally {
      this.#isFiring = false;
    }
  }
}
