import assert from 'node:assert/strict';
import fc from 'fast-check';
import { singleLine } from '../../../../src/core/text/singleLine';
import { hostileText } from './hostileText';

describe('singleLine', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain text', 'plain text'],
    ['a\nb\r\nc\rd\u2028e', 'a⏎b⏎c⏎d⏎e'],
    ['a\n\n', 'a'],
    ['a\tb', 'a b'],
    ['\u001B[31mred\u0000\u007F', '␛[31mred␀␡'],
    ['evil\u202Etxt.exe', 'evil\uFFFDtxt.exe'],
    ['ünï 漢字 🐧', 'ünï 漢字 🐧'],
  ];
  for (const [text, expected] of rows) {
    it(`shows ${JSON.stringify(text)} as ${expected}`, () => {
      assert.equal(singleLine(text), expected);
    });
  }

  it('never holds a line end or control character', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        assert.doesNotMatch(singleLine(text), /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/);
      }),
    );
  });

  it('takes linear time on a long run of line ends', () => {
    assert.equal(singleLine(`${'\n'.repeat(200_000)}x`).length, 200_001);
  });
});
