import assert from 'node:assert/strict';
import { runSeveral } from '../../../../src/app/actions/runSeveral';
import type { ActionResult } from '../../../../src/app/actions/vmLifecycle';
import type { Problem } from '../../../../src/core/problem/problem';
import { err, ok } from '../../../../src/core/result';

const PROBLEM: Problem = { kind: 'instance-gone', instance: 'x' };
const GONE = err(PROBLEM);

function options(
  run: (item: string) => Promise<ActionResult>,
  signal = new AbortController().signal,
) {
  const ended: number[] = [];
  return { run, signal, limit: 2, ended, onEnd: (count: number) => ended.push(count) };
}

describe('runSeveral', () => {
  it('tells what became of each, in their order; one that fails stops no other', async () => {
    const results: Record<string, ActionResult> = { b: GONE, c: ok('already') };
    const given = options((item) => Promise.resolve(results[item] ?? ok('done')));
    assert.deepEqual(await runSeveral({ ...given, items: ['a', 'b', 'c', 'd'] }), {
      done: ['a', 'd'],
      already: ['c'],
      failed: [{ item: 'b', problem: PROBLEM }],
      cancelled: [],
    });
    assert.deepEqual(given.ended, [1, 2, 3, 4]);
  });

  it('does some side by side, and no more than it may', async () => {
    let running = 0;
    let most = 0;
    const given = options(async () => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running -= 1;
      return ok('done');
    });
    await runSeveral({ ...given, items: ['a', 'b', 'c', 'd', 'e'] });
    assert.equal(most, 2);
  });

  it('begins no more after an abort, and says which were called off', async () => {
    const abort = new AbortController();
    const given = options((item) => {
      if (item === 'b') {
        abort.abort();
        return Promise.resolve(err({ kind: 'cancelled' }));
      }
      return Promise.resolve(ok('done'));
    }, abort.signal);
    const outcome = await runSeveral({ ...given, limit: 1, items: ['a', 'b', 'c'] });
    assert.deepEqual(outcome, { done: ['a'], already: [], failed: [], cancelled: ['b', 'c'] });
  });

  it('has nothing to tell of nothing', async () => {
    const given = options(() => Promise.resolve(GONE));
    const nothing = { done: [], already: [], failed: [], cancelled: [] };
    assert.deepEqual(await runSeveral({ ...given, items: [] }), nothing);
  });
});
