import type { Clock, Disposable } from '../ports';

const TICK_MS = 10_000;
/** A busy machine may be late by seconds; connections live through a sleep that is shorter than this. */
const SLEPT_FROM_MS = 20_000;

/**
 * Notices that the machine slept: timers stand still then, the clock does not. A connection from before
 * may be dead without either end having said so.
 */
export class WakeWatch implements Disposable {
  readonly #clock: Clock;
  readonly #onWake: () => void;
  #timer: Disposable | undefined;

  constructor(clock: Clock, onWake: () => void) {
    this.#clock = clock;
    this.#onWake = onWake;
  }

  /** Does nothing while it is started. */
  start(): void {
    if (this.#timer === undefined) {
      this.#tick();
    }
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #tick(): void {
    const dueMs = this.#clock.now() + TICK_MS;
    this.#timer = this.#clock.after(TICK_MS, () => {
      const lateMs = this.#clock.now() - dueMs;
      this.#tick();
      if (lateMs >= SLEPT_FROM_MS) {
        this.#onWake();
      }
    });
  }
}
