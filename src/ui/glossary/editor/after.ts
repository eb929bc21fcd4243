import type { Disposable } from '../../../app/ports';

/** Calls `callback` once after `delayMs`, unless disposed before. */
export function after(delayMs: number, callback: () => void): Disposable {
  const timer = setTimeout(callback, delayMs);
  return {
    dispose: () => {
      clearTimeout(timer);
    },
  };
}
