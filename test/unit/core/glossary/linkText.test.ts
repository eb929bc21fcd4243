import assert from 'node:assert/strict';
import { isInLinkText } from '../../../../src/core/glossary/linkText';

describe('isInLinkText', () => {
  const ROWS = [
    ['see [vm', true],
    ['- [x](y), [vm', true],
    ['[', true],
    ['- [', false],
    ['  1. [ ', false],
    ['[vm]', false],
    ['[vm](', false],
    ['![a picture of', false],
    ['\\[vm', false],
    ['vm', false],
    ['', false],
  ] as const;
  for (const [before, expected] of ROWS) {
    it(`says ${expected ? 'yes' : 'no'} behind ${JSON.stringify(before)}`, () => {
      assert.equal(isInLinkText(before), expected);
    });
  }
});
