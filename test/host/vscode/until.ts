/** How long to wait, and for what (named in the error). */
export interface UntilOptions {
  readonly message: string;
  readonly timeoutMs?: number;
}

const pollMs = 50;

/**
 * Polls `probe` until it returns something other than `undefined` or `false`, and returns that. What the probe
 * throws counts as "not yet" and is the cause of the error when the time is over.
 */
export async function until<T>(
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  { message, timeoutMs = 20_000 }: UntilOptions,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    let cause: unknown;
    try {
      const result = await probe();
      if (result !== undefined && result !== false) return result;
    } catch (error) {
      cause = error;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${timeoutMs} ms in vain: ${message}`, { cause });
    }
    await pause(pollMs);
  }
}

/** Resolves after `ms` milliseconds. For polling; a test that waits a fixed time is wrong. */
export async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
