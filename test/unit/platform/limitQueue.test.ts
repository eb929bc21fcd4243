import assert from 'node:assert/strict';
import { LimitQueue } from '../../../src/platform/limitQueue';

const { signal } = new AbortController();
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Asks for places with these keys, in order; `admitted` names those that got one. */
function askAll(queue: LimitQueue, keys: readonly string[]) {
  const admitted: string[] = [];
  const places = keys.map(async (key, index) => {
    const giveBack = await queue.acquire(key, signal);
    admitted.push(`${key}${index}`);
    return giveBack ?? assert.fail('not cancelled');
  });
  return { admitted, places };
}

describe('LimitQueue', () => {
  it('lets in up to the limit of each key, and a full key holds up no other', async () => {
    const queue = new LimitQueue({ maxPerKey: 2, maxTotal: 9 });
    const { admitted, places } = askAll(queue, ['a', 'a', 'a', 'a', 'b']);
    await settle();
    assert.deepEqual(admitted, ['a0', 'a1', 'b4']);
    (await places[1])?.();
    await settle();
    assert.deepEqual(admitted, ['a0', 'a1', 'b4', 'a2']);
  });

  it('lets in up to the total, then in order of arrival', async () => {
    const queue = new LimitQueue({ maxPerKey: 9, maxTotal: 1 });
    const { admitted, places } = askAll(queue, ['a', 'b', 'c']);
    for (const [index, place] of places.entries()) {
      const giveBack = await place;
      await settle();
      assert.equal(admitted.length, index + 1);
      giveBack();
    }
    assert.deepEqual(admitted, ['a0', 'b1', 'c2']);
  });

  it('counts a place that is given back twice once', async () => {
    const queue = new LimitQueue({ maxPerKey: 1, maxTotal: 9 });
    const { admitted, places } = askAll(queue, ['a', 'a', 'a']);
    const giveBack = await places[0];
    giveBack?.();
    giveBack?.();
    await settle();
    assert.deepEqual(admitted, ['a0', 'a1']);
  });

  it('gives nothing to who aborted before or while waiting, and keeps no place for it', async () => {
    const queue = new LimitQueue({ maxPerKey: 1, maxTotal: 9 });
    assert.equal(await queue.acquire('a', AbortSignal.abort()), undefined);
    const giveBack = await queue.acquire('a', signal);
    const stop = new AbortController();
    const waiting = queue.acquire('a', stop.signal);
    stop.abort();
    assert.equal(await waiting, undefined);
    giveBack?.();
    assert.notEqual(await queue.acquire('a', signal), undefined);
  });
});
