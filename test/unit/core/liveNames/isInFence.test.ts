import assert from 'node:assert/strict';
import { isInFence } from '../../../../src/core/liveNames/isInFence';

describe('isInFence', () => {
  it('tells which lines are in a block', () => {
    const lines = ['a', '```sh', 'b', '```', 'c', '~~~', 'd'];
    const inside = lines.filter((_, place) => isInFence((index) => lines[index] ?? '', place));
    assert.deepEqual(inside, ['b', '```', 'd']);
  });

  it('reads no more than 5 000 lines', () => {
    let read = 0;
    const lineAt = (): string => {
      read += 1;
      return read === 1 ? '```' : '';
    };
    assert.equal(isInFence(lineAt, 4_999), true);
    assert.equal(isInFence(lineAt, 5_000), false);
    assert.equal(read, 4_999);
  });
});
