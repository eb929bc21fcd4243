import assert from 'node:assert/strict';
import { BackOff } from '../../../../src/app/live/backOff';

describe('BackOff', () => {
  it('doubles up to its bound, and begins anew when something worked', () => {
    const backOff = new BackOff({ firstMs: 1000, longestMs: 5000 });
    const four = () => [backOff.next(), backOff.next(), backOff.next(), backOff.next()];
    assert.deepEqual(four(), [1000, 2000, 4000, 5000]);
    assert.equal(backOff.next(), 5000);
    backOff.reset();
    assert.deepEqual(four(), [1000, 2000, 4000, 5000]);
  });
});
