import type { Clock, Disposable } from '../ports';

/** The first pause after a listing; it doubles while changes go on. */
const SHORTEST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 2_000;
/** Without a change for so long, the next one is acted on at once again. */
const CALM_MS = 500;

/**
 * Lists again after changes: after the first one at once, then at most one listing at a time with pauses
 * in between, so that fifty changes at once make two listings. No change is left without a listing that
 * began after it.
 */
export class Relist implements Disposable {
  readonly #clock: Clock;
  readonly #list: () => Promise<void>;
  #timer: Disposable | undefined;
  #isListing = false;
  #isOutdated = false;
  #isDisposed = false;
  #endedMs = -Infinity;
  #pauseMs = SHORTEST_PAUSE_MS;

  constructor(clock: Clock, list: () => Promise<void>) {
    this.#clock = clock;
    this.#list = list;
  }

  /** Something changed. */
  soon(): void {
    if (this.#isDisposed || this.#timer !== undefined) {
      return;
    }
    if (this.#isListing) {
      this.#isOutdated = true;
      return;
    }
    const sinceMs = this.#clock.now() - this.#endedMs;
    if (sinceMs >= CALM_MS) {
      this.#pauseMs = SHORTEST_PAUSE_MS;
    }
    if (sinceMs >= this.#pauseMs) {
      void this.#run();
    } else {
      this.#pause(this.#pauseMs - sinceMs);
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #pause(delayMs: number): void {
    this.#timer = this.#clock.after(delayMs, () => {
      this.#timer = undefined;
      this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isListing = true;
    this.#isOutdated = false;
    await this.#list();
    this.#onListed();
  }

  #onListed(): void {
    this.#isListing = false;
    this.#endedMs = this.#clock.now();
    if (this.#isOutdated && !this.#isDisposed) {
      this.#pause(this.#pauseMs);
    }
  }
}
