import assert from 'node:assert/strict';
import { Turns } from '../../../../src/app/inventory/turns';
import { settle } from '../fakeClock';

describe('Turns', () => {
  const ends = new Map<string, () => void>();
  const started: string[] = [];
  const work = (name: string) => (): Promise<string> => {
    started.push(name);
    return new Promise((resolve) => ends.set(name, () => resolve(name)));
  };

  beforeEach(() => {
    ends.clear();
    started.length = 0;
  });

  it('runs what is asked for one key one after the other, and other keys beside it', async () => {
    const turns = new Turns();
    const results = [
      turns.take('vm', work('first')),
      turns.take('vm', work('second')),
      turns.take(undefined, work('own')),
      turns.take('vm', work('third')),
    ];
    assert.deepEqual(started, ['first', 'own']);
    ends.get('first')?.();
    await settle();
    assert.deepEqual(started, ['first', 'own', 'second']);
    ends.get('second')?.();
    await settle();
    ends.get('third')?.();
    ends.get('own')?.();
    assert.deepEqual(await Promise.all(results), ['first', 'second', 'own', 'third']);
  });

  it('starts at once when nothing is under way', async () => {
    const turns = new Turns();
    const first = turns.take('vm', work('first'));
    ends.get('first')?.();
    await first;
    void turns.take('vm', work('second'));
    assert.deepEqual(started, ['first', 'second']);
  });
});
