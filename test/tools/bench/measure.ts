import { performance } from 'node:perf_hooks';

/** The middle one of a list, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
}

/** The medians of two values, measured in turns: a machine that is busy for a while slows both. */
export async function inTurns(
  runs: number,
  measured: () => number | Promise<number>,
  against: () => number | Promise<number>,
): Promise<{ readonly measured: number; readonly against: number }> {
  const values = { measured: [] as number[], against: [] as number[] };
  for (let run = 0; run < runs; run++) {
    values.against.push(await against());
    values.measured.push(await measured());
  }
  return { measured: median(values.measured), against: median(values.against) };
}

/** Milliseconds that synchronous work takes. */
export function timeMs(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** Milliseconds until asynchronous work has come to its end. */
export async function timeMsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
