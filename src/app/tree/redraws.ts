import type { DeviceState } from '../inventory/deviceState';
import { sameRows } from '../inventory/sameRows';
import type { Clock, Disposable } from '../ports';

/** A device that takes longer than this shows what it has so far. */
const SHOW_PARTS_AFTER_MS = 250;

/**
 * Decides when a device's rows are drawn again. The editor draws the first of several changes at once
 * and the others 200 ms after the last, so a re-reading is drawn as a whole when it ends, unless a slow
 * part of it keeps the others waiting. A first reading is drawn as it comes in.
 */
export class Redraws implements Disposable {
  readonly #clock: Clock;
  readonly #redraw: (deviceId: string | undefined) => void;
  readonly #drawn = new Map<string, DeviceState>();
  readonly #waiting = new Map<string, { readonly timer: Disposable; device: DeviceState }>();

  constructor(clock: Clock, redraw: (deviceId: string | undefined) => void) {
    this.#clock = clock;
    this.#redraw = redraw;
  }

  /** `undefined`: the list of devices changed. */
  onChange(device: DeviceState | undefined): void {
    if (device === undefined) {
      this.dispose();
      this.#redraw(undefined);
      return;
    }
    const { id } = device;
    const drawn = this.#drawn.get(id);
    if (drawn !== undefined && sameRows(drawn, device)) {
      // What waited to be drawn is not so any more.
      this.#stopWaiting(id);
      return;
    }
    if (!device.reading || !device.wasRead) {
      this.#draw(device);
      return;
    }
    const waiting = this.#waiting.get(id);
    if (waiting !== undefined) {
      waiting.device = device;
      return;
    }
    const timer = this.#clock.after(SHOW_PARTS_AFTER_MS, () => {
      this.#draw(this.#waiting.get(id)?.device ?? device);
    });
    this.#waiting.set(id, { timer, device });
  }

  dispose(): void {
    for (const { timer } of this.#waiting.values()) {
      timer.dispose();
    }
    this.#waiting.clear();
    this.#drawn.clear();
  }

  #draw(device: DeviceState): void {
    this.#stopWaiting(device.id);
    this.#drawn.set(device.id, device);
    this.#redraw(device.id);
  }

  #stopWaiting(id: string): void {
    this.#waiting.get(id)?.timer.dispose();
    this.#waiting.delete(id);
  }
}
