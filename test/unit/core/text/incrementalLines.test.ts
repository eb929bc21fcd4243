import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IncrementalLines } from '../../../../src/core/text/incrementalLines';

function linesOf(pieces: readonly string[], maxLineChars = 1000): readonly string[] {
  const lines = new IncrementalLines(maxLineChars);
  return pieces.flatMap((piece) => [...lines.push(piece)]);
}

describe('IncrementalLines', () => {
  const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['nothing', [''], []],
    ['a line that is not complete', ['half'], []],
    ['lines', ['one\ntwo\n'], ['one', 'two']],
    ['a line in three pieces', ['o', 'n', 'e\n'], ['one']],
    ['empty lines', ['\n\n'], ['', '']],
    ['CRLF', ['one\r\ntwo\r\n'], ['one', 'two']],
    ['CRLF cut in the middle', ['one\r', '\n'], ['one']],
    ['a carriage return within a line', ['10%\r20%\n'], ['10%\r20%']],
  ];
  for (const [what, pieces, lines] of rows) {
    it(`gives ${what}`, () => {
      assert.deepEqual(linesOf(pieces), lines);
    });
  }

  it('gives the same lines however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ab\r\n]{0,6}$/), { maxLength: 12 }), (pieces) => {
        assert.deepEqual(linesOf(pieces, 5), linesOf([pieces.join('')], 5));
      }),
    );
  });

  it('drops a line that is too long, counts it, and goes on with the next one', () => {
    const lines = new IncrementalLines(4);
    const pieces = ['1234\n12', '345\n', 'ok\r\n', '1234\r\n', '123456789'];
    assert.deepEqual(
      pieces.flatMap((piece) => [...lines.push(piece)]),
      ['1234', 'ok', '1234'],
    );
    assert.equal(lines.droppedLines, 1);
    assert.deepEqual(lines.push('\nnext\n'), ['next']);
    assert.equal(lines.droppedLines, 2);
  });
});
