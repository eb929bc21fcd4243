import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNaturally } from '../../../../src/core/text/naturalOrder';

describe('compareNaturally', () => {
  it('counts as people do', () => {
    const names = ['box10', 'Box1', 'box2', 'arch', 'box1', 'debian-12', 'debian-9', ''];
    assert.deepEqual(names.sort(compareNaturally), [
      ...['', 'arch', 'Box1', 'box1', 'box2', 'box10', 'debian-9', 'debian-12'],
    ]);
  });

  it('is an order, in which only the same name is equal', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const way = Math.sign(compareNaturally(left, right));
        assert.equal(way + Math.sign(compareNaturally(right, left)), 0);
        assert.equal(way === 0, left === right);
      }),
    );
  });
});
