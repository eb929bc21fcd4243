import assert from 'node:assert/strict';
import { formatAge } from '../../../../src/core/text/age';

describe('formatAge', () => {
  const rows: readonly (readonly [number, number, string])[] = [
    [-10_000, 0, 'now'],
    [Number.NaN, 0, 'now'],
    [4999, 0, 'now'],
    [5000, 5, 'seconds'],
    [59_999, 59, 'seconds'],
    [60_000, 1, 'minutes'],
    [3_599_999, 59, 'minutes'],
    [3_600_000, 1, 'hours'],
    [86_399_999, 23, 'hours'],
    [86_400_000, 1, 'days'],
    [400 * 86_400_000, 400, 'days'],
  ];
  for (const [ageMs, value, unit] of rows) {
    it(`says ${value} ${unit} for ${ageMs} ms`, () => {
      assert.deepEqual(formatAge(ageMs), { value, unit });
    });
  }
});
