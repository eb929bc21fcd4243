import type { Clock, Disposable } from './ports';

/**
 * Calls `refresh` when the view is shown with data older than the interval, and again after each
 * interval while it stays visible. Hidden, it keeps no timer. An interval of 0 means by hand only,
 * after the first time.
 */
export class RefreshSchedule implements Disposable {
  readonly #clock: Clock;
  readonly #intervalMs: () => number;
  readonly #refresh: () => Promise<void>;
  #timer: Disposable | undefined;
  #visible = false;
  #lastMs: number | undefined;
  #running = 0;
  /** Hidden while a reading ran, which ends it: what it was to find out is still not known. */
  #wasInterrupted = false;

  constructor(clock: Clock, intervalMs: () => number, refresh: () => Promise<void>) {
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#refresh = refresh;
  }

  setVisible(visible: boolean): void {
    if (visible === this.#visible) {
      return;
    }
    this.#visible = visible;
    this.#stop();
    if (visible) {
      this.#plan();
    } else if (this.#running > 0) {
      this.#wasInterrupted = true;
    }
  }

  /** Reads at once if visible, else when the view is next shown: the devices changed. */
  refreshSoon(): void {
    this.#stop();
    this.#lastMs = undefined;
    if (this.#visible) {
      this.#plan();
    }
  }

  dispose(): void {
    this.#visible = false;
    this.#stop();
  }

  #plan(): void {
    const now = this.#clock.now();
    if (this.#lastMs === undefined) {
      void this.#run();
      return;
    }
    const intervalMs = this.#intervalMs();
    if (intervalMs <= 0) {
      return;
    }
    const dueMs = Math.max(0, this.#lastMs + intervalMs - now);
    this.#timer = this.#clock.after(dueMs, () => void this.#run());
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#lastMs = this.#clock.now();
    this.#running++;
    await this.#refresh();
    this.#running--;
    this.#lastMs = this.#wasInterrupted ? undefined : this.#clock.now();
    this.#wasInterrupted = this.#wasInterrupted && this.#running > 0;
    this.#stop();
    if (this.#visible) {
      this.#plan();
    }
  }

  #stop(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }
}
