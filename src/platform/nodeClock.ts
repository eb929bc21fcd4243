import type { Clock } from '../app/ports';

/** `setTimeout` holds its delay in 32 bits and fires at once when given more: about 24.8 days. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** The machine's clock. A pending callback does not keep the process alive. */
export const nodeClock: Clock = {
  now: () => Date.now(),
  utcOffsetMinutesAt: (timeMs) => -new Date(timeMs).getTimezoneOffset(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, Math.min(delayMs, LONGEST_DELAY_MS));
    timer.unref();
    return { dispose: () => clearTimeout(timer) };
  },
};
