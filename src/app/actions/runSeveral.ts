import type { Problem } from '../../core/problem/problem';
import type { ActionResult } from './vmLifecycle';

/** What became of each of several things that were to be done. */
export interface SeveralOutcome<T> {
  readonly done: readonly T[];
  /** Where there was nothing to do. */
  readonly already: readonly T[];
  readonly failed: readonly { readonly item: T; readonly problem: Problem }[];
  /** Called off, before or while it was done. */
  readonly cancelled: readonly T[];
}

export interface SeveralOptions<T> {
  readonly items: readonly T[];
  /** How many at once. */
  readonly limit: number;
  readonly run: (item: T) => Promise<ActionResult>;
  readonly signal: AbortSignal;
  /** Called with the number of those that came to an end, whichever it was. */
  readonly onEnd: (ended: number) => void;
}

/** Does one thing to several, side by side. One that fails stops no other; an abort starts no more. */
export async function runSeveral<T>(options: SeveralOptions<T>): Promise<SeveralOutcome<T>> {
  const { items, limit, run, signal, onEnd } = options;
  const results = new Map<T, ActionResult>();
  const waiting = [...items];
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      if (signal.aborted) {
        return;
      }
      results.set(item, await run(item));
      onEnd(results.size);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  const isOutcome = (item: T, outcome: 'done' | 'already'): boolean => {
    const result = results.get(item);
    return result?.ok === true && result.value === outcome;
  };
  const problemOf = (item: T): Problem => {
    const result = results.get(item) ?? CANCELLED;
    return result.ok ? CANCELLED.error : result.error;
  };
  const ended = items.filter((item) => results.get(item)?.ok !== true);
  return {
    done: items.filter((item) => isOutcome(item, 'done')),
    already: items.filter((item) => isOutcome(item, 'already')),
    failed: ended
      .map((item) => ({ item, problem: problemOf(item) }))
      .filter(({ problem }) => problem.kind !== 'cancelled'),
    cancelled: ended.filter((item) => problemOf(item).kind === 'cancelled'),
  };
}

const CANCELLED = { ok: false, error: { kind: 'cancelled' } } as const;
