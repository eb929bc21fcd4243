import type { Disposable } from '../../app/ports';

/** Does something for a key once nobody has asked for it for a while. */
export class Delay implements Disposable {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** Replaces what was still to be done for `key`. */
  run(key: string, delayMs: number, action: () => void): void {
    this.cancel(key);
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      action();
    }, delayMs);
    this.#timers.set(key, timer);
  }

  cancel(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  dispose(): void {
    for (const key of [...this.#timers.keys()]) {
      this.cancel(key);
    }
  }
}
