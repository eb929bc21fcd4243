import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { stripAnsi } from '../../../../src/core/text/stripAnsi';

describe('stripAnsi', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['colours', '\u001B[1;31mred\u001B[0m', 'red'],
    ['cursor movement and modes', '\u001B[?2004l\u001B[2K\u001B[1Gtext\u001B[?25h', 'text'],
    ['a title up to BEL', '\u001B]0;title\u0007text', 'text'],
    ['a link up to ST', '\u001B]8;;http://a\u001B\\text\u001B]8;;\u001B\\', 'text'],
    ['a title that never ends, to the end of its line', '\u001B]0;title\ntext', '\ntext'],
    ['a character set', '\u001B(Btext\u001B=', 'text'],
    ['24 bit colours with colons', '\u001B[38:2::255:0:0mtext', 'text'],
  ];
  for (const [what, text, expected] of rows) {
    it(`removes ${what}`, () => {
      assert.equal(stripAnsi(text), expected);
    });
  }

  it('leaves text without sequences alone, with its other control characters', () => {
    assert.equal(stripAnsi('a\tb\u0007\r\nc\u001B'), 'a\tb\u0007\r\nc\u001B');
  });

  it('agrees with Node on colours', () => {
    const coloured = fc
      .array(fc.tuple(fc.nat(107), fc.string({ maxLength: 8 })))
      .map((parts) => parts.map(([code, text]) => `\u001B[${code}m${text}`).join(''));
    fc.assert(
      fc.property(coloured, (text) => {
        assert.equal(stripAnsi(text), stripVTControlCharacters(text));
      }),
    );
  });

  it('takes linear time on sequences that never end', () => {
    const text = `${'\u001B['.repeat(100_000)}${'\u001B]'.repeat(100_000)}${'\u001B[1;'.repeat(50_000)}`;
    assert.ok(stripAnsi(text).length <= text.length);
  });
});
