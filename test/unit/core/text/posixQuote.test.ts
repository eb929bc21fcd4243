import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { posixJoin, posixQuote } from '../../../../src/core/text/posixQuote';
import { hostileText } from './hostileText';

/** Words a guest could be named after, with all that means something to a shell. */
const HOSTILE = [
  ...['', ' ', 'a b', "it's", "''", '"', '`id`', '$(id)', '$HOME', '${IFS}', '\\', 'a\\', '\\n'],
  ...['-rf', '--', '*', '?', '[a-z]', '{a,b}', '~', '~root', '#', 'a#b', '!', '!!', '&', ';', '|'],
  ...['>x', '<x', '(', ')', '=ls', 'A=b', '\n', 'a\nb', '\t', '\r', '\u001B[31m', 'ünï', '漢字'],
  ...['if', 'done', 'time', '{', '[[', 'a\'b"c`d$e\\f', 'x'.repeat(5000)],
];

/** What a real shell makes of a command line: the arguments of printf. */
function wordsOf(line: string): readonly string[] {
  const output = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}

const word = fc.oneof(
  fc.constantFrom(...HOSTILE),
  hostileText(),
  fc.string({
    unit: fc.constantFrom(...' \t\n\'"`$\\(){}[]<>|&;*?~#!=-aA1'.split('')),
    maxLength: 20,
  }),
);

describe('posixQuote', () => {
  it('leaves plain words readable', () => {
    for (const plain of ['penguin', '/mnt/stateful/lxd', '--vm_name=termina', 'a@b:1,2+3%4_5.6']) {
      assert.equal(posixQuote(plain), plain);
    }
  });

  it('quotes what would be an assignment, a reserved word or nothing', () => {
    assert.deepEqual(['A=b', 'if', '', "it's"].map(posixQuote), [
      "'A=b'",
      "'if'",
      "''",
      String.raw`'it'\''s'`,
    ]);
  });
});

describe('posixJoin', () => {
  it('comes back unchanged from a real shell, for every hostile word', () => {
    assert.deepEqual(wordsOf(posixJoin(HOSTILE)), HOSTILE);
  });

  it('comes back unchanged from a real shell, for any words', function () {
    this.timeout(20_000);
    // One word has no NUL, and a lone surrogate has no place in UTF-8.
    const usable = word.filter((text) => !text.includes('\0') && !/\p{Surrogate}/u.test(text));
    fc.assert(
      fc.property(fc.array(usable, { minLength: 1, maxLength: 40 }), (words) => {
        assert.deepEqual(wordsOf(posixJoin(words)), words);
      }),
      { numRuns: 60 },
    );
  });

  it('names a program, never a variable or a keyword, in first place', () => {
    for (const program of ['A=b', 'if', '!', '{', 'time']) {
      const line = `${posixJoin([program, 'x'])} 2>/dev/null; echo $?:$A`;
      assert.equal(execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' }), '127:\n', program);
    }
  });
});
