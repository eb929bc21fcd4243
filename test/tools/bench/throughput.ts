import type { BenchLine } from './line';
import { inTurns, timeMs } from './measure';

const RUNS = 9;
const MIN_MEGABYTES_PER_SECOND = 20;

/**
 * Megabytes of ASCII text that `read` takes in a second. `JSON.parse` of the same lines as an array of
 * strings runs in turns with it, as a measure of how fast this machine is at the moment.
 */
export async function throughputLine(
  what: string,
  text: string,
  read: (text: string) => unknown,
): Promise<BenchLine> {
  const json = JSON.stringify(text.split('\n'));
  const rate = (size: number, milliseconds: number): number => size / 1000 / milliseconds;
  const { measured, against } = await inTurns(
    RUNS,
    () =>
      rate(
        text.length,
        timeMs(() => read(text)),
      ),
    () =>
      rate(
        json.length,
        timeMs(() => JSON.parse(json) as unknown),
      ),
  );
  return {
    kind: 'measured',
    what: `${what}, ${(text.length / 1e6).toFixed(1)} MB`,
    runs: RUNS,
    measured,
    unit: 'MB/s',
    against: { name: '`JSON.parse` of its lines', value: against },
    budget: { kind: 'at-least', value: MIN_MEGABYTES_PER_SECOND },
  };
}
