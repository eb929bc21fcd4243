/** Work under way that several callers wait for; it is aborted when the last of them gives up. */
export class Flight<T> {
  readonly #controller = new AbortController();
  /** Settles when the work has really ended, which after an abort is later than the callers' answer. */
  readonly settled: Promise<T>;
  #callers = 0;

  constructor(start: (signal: AbortSignal) => Promise<T>) {
    this.settled = start(this.#controller.signal);
  }

  get isAborted(): boolean {
    return this.#controller.signal.aborted;
  }

  /** The work's result, or `undefined` as soon as `signal` aborts. */
  join(signal: AbortSignal | undefined): Promise<T | undefined> {
    this.#callers += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#callers -= 1;
        if (this.#callers === 0) {
          this.abort();
        }
        resolve(undefined);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.settled.finally(() => signal?.removeEventListener('abort', leave)).then(resolve, reject);
    });
  }

  abort(): void {
    this.#controller.abort();
  }
}
