import type { Clock, Disposable } from '../ports';

/** The first pause after a listing; it doubles while changes go on. */
const SHORTEST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 600;
/** When nothing changed for so long after a listing, the next change is acted on at once again. */
const CALM_MS = 300;

/**
 * Lists again after changes: after the first one at once, then one listing at a time with pauses in
 * between, so that fifty changes at once make two listings. A pause is at least as long as the listing
 * before it took: a large LXD is not kept busy by that. No change is left without a listing that began
 * after it.
 */
export class Relist implements Disposable {
  readonly #clock: Clock;
  readonly #list: () => Promise<void>;
  #timer: Disposable | undefined;
  #isListing = false;
  #isOutdated = false;
  #isDisposed = false;
  #endedMs = -Infinity;
  #tookMs = 0;
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
    if (this.#clock.now() - this.#endedMs >= CALM_MS) {
      this.#pauseMs = SHORTEST_PAUSE_MS;
      void this.#run();
    } else {
      this.#wait();
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #wait(): void {
    const dueMs = this.#endedMs + Math.max(this.#pauseMs, this.#tookMs);
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
    this.#timer = this.#clock.after(Math.max(0, dueMs - this.#clock.now()), () => {
      this.#timer = undefined;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    const beganMs = this.#clock.now();
    this.#isListing = true;
    this.#isOutdated = false;
    await this.#list();
    this.#onListed(beganMs);
  }

  #onListed(beganMs: number): void {
    this.#isListing = false;
    this.#endedMs = this.#clock.now();
    this.#tookMs = this.#endedMs - beganMs;
    if (this.#isOutdated && !this.#isDisposed) {
      this.#wait();
    }
  }
}
