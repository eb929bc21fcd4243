interface Waiting {
  readonly key: string;
  readonly admit: () => void;
}

/**
 * Lets at most so many holders in at once, in all and for each key. Who waits is let in in order of
 * arrival, except that a key at its limit does not hold up the others.
 */
export class LimitQueue {
  readonly #maxPerKey: number;
  readonly #maxTotal: number;
  readonly #heldByKey = new Map<string, number>();
  readonly #waiting = new Set<Waiting>();
  #heldTotal = 0;

  constructor({ maxPerKey, maxTotal }: { maxPerKey: number; maxTotal: number }) {
    this.#maxPerKey = maxPerKey;
    this.#maxTotal = maxTotal;
  }

  /** A place, as the function that gives it back; `undefined` when `signal` aborts before there is one. */
  acquire(key: string, signal: AbortSignal): Promise<(() => void) | undefined> {
    if (signal.aborted) {
      return Promise.resolve(undefined);
    }
    return new Promise((resolve) => {
      const leave = (): void => {
        this.#waiting.delete(waiting);
        resolve(undefined);
      };
      const admit = (): void => {
        signal.removeEventListener('abort', leave);
        resolve(this.#take(key));
      };
      const waiting: Waiting = { key, admit };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.add(waiting);
      this.#admitWaiting();
    });
  }

  #admitWaiting(): void {
    for (const waiting of this.#waiting) {
      if (this.#heldTotal >= this.#maxTotal) {
        return;
      }
      if ((this.#heldByKey.get(waiting.key) ?? 0) < this.#maxPerKey) {
        this.#waiting.delete(waiting);
        waiting.admit();
      }
    }
  }

  #take(key: string): () => void {
    this.#change(key, 1);
    let held = true;
    return () => {
      if (held) {
        held = false;
        this.#change(key, -1);
        this.#admitWaiting();
      }
    };
  }

  #change(key: string, by: 1 | -1): void {
    this.#heldTotal += by;
    const held = (this.#heldByKey.get(key) ?? 0) + by;
    if (held === 0) {
      this.#heldByKey.delete(key);
    } else {
      this.#heldByKey.set(key, held);
    }
  }
}
