import assert from 'node:assert/strict';
import { fenceAfter, type FenceState } from '../../../../src/core/glossary/fences';

describe('fenceAfter', () => {
  const ROWS: readonly (readonly [what: string, lines: readonly string[], isInside: boolean])[] = [
    ['in front of everything', [], false],
    ['behind an opening fence', ['```sh'], true],
    ['behind a closing one', ['```sh', 'x', '```'], false],
    ['behind a shorter one', ['````', '```'], true],
    ['behind a longer one', ['```', '`````  '], false],
    ['behind one of another mark', ['~~~', '```'], true],
    ['behind a fence with words, which closes nothing', ['```', '```sh'], true],
    ['behind a code span of three', ['```x``` is code'], false],
    ['in a list', ['- ```', '  x'], true],
    ['in a quotation', ['> ```', '> x', '> ```'], false],
  ];
  for (const [what, lines, isInside] of ROWS) {
    it(`says ${isInside ? 'inside' : 'outside'} ${what}`, () => {
      const state = lines.reduce<FenceState>((before, line) => fenceAfter(line, before), undefined);
      assert.equal(state !== undefined, isInside);
    });
  }
});
