import assert from 'node:assert/strict';
import { nearestKey } from '../../../../../src/core/glossary/own/nearestKey';

describe('nearestKey', () => {
  const ROWS = [
    ['aliasses', 'aliases'],
    ['Definition', 'definition'],
    ['defintion', 'definition'],
    ['term', 'terms'],
    ['nmae', 'name'],
    ['mtea', 'meta'],
    ['neat', undefined],
    ['nam', 'name'],
    ['owner', undefined],
    ['', undefined],
  ] as const;
  for (const [written, key] of ROWS) {
    it(`takes ${JSON.stringify(written)} for ${key ?? 'nothing'}`, () => {
      assert.equal(nearestKey(written), key);
    });
  }
});
