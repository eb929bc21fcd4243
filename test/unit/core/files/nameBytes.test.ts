import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import {
  bytesOf,
  isTextName,
  nameOfBytes,
  printfWord,
  shownName,
} from '../../../../src/core/files/nameBytes';
import { posixIt } from '../../platform/support';

/** Any bytes as a string with one character for each. */
const bytes = fc
  .uint8Array({ maxLength: 40 })
  .map((array) => Buffer.from(array).toString('latin1'));

/** Bytes that are nearly UTF-8, or the characters that stand for raw ones. */
const tricky = fc
  .array(fc.constantFrom('a', '\\', 'é', '🐧', '\uEF80', '\uEFFF', '\uFEFF', '\uFFFD'), {
    maxLength: 8,
  })
  .chain((chars) =>
    fc.nat({ max: 4 }).map((cut) => {
      const text = Buffer.from(chars.join('')).toString('latin1');
      return text.slice(0, Math.max(0, text.length - cut));
    }),
  );

describe('nameOfBytes', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain', 'plain'],
    ['', ''],
    [Buffer.from('Ünï 🐧').toString('latin1'), 'Ünï 🐧'],
    ['\xff', '\uEFFF'],
    ['a\xc3', 'a\uEFC3'],
    ['\xc3(', '\uEFC3('],
    ['\xed\xa0\x80', '\uEFED\uEFA0\uEF80'],
    [Buffer.from('\uEF80').toString('latin1'), '\uEFEE\uEFBE\uEF80'],
    [Buffer.from('\uFEFFbom').toString('latin1'), '\uFEFFbom'],
  ];
  for (const [from, name] of rows) {
    it(`reads ${JSON.stringify(from)}`, () => {
      assert.equal(nameOfBytes(from), name);
    });
  }

  it('gives other bytes another name, and only well-formed strings', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, tricky), fc.oneof(bytes, tricky), (one, other) => {
        assert.equal(nameOfBytes(one) === nameOfBytes(other), one === other);
        encodeURIComponent(nameOfBytes(one));
      }),
    );
  });
});

describe('printfWord', () => {
  it('leaves ordinary names as they are', () => {
    for (const name of ['notes.md', 'a b', "it's $(x)", 'Ünï', '%s']) {
      assert.equal(printfWord(name), name);
    }
  });

  posixIt('gives the bytes back through a real shell', () => {
    const names = fc.sample(fc.oneof(bytes, tricky), { numRuns: 300, seed: 7 });
    const wanted = names.filter((name) => !name.includes('\0'));
    // `sh` runs once for all of them.
    const { stdout } = spawnSync(
      'sh',
      [
        '-c',
        'for w; do printf "%bx" "$w"; printf "\\0"; done',
        'sh',
        ...wanted.map((name) => printfWord(nameOfBytes(name))),
      ],
      { encoding: 'latin1', env: { ...process.env, LC_ALL: 'C' } },
    );
    assert.deepEqual(
      stdout.split('\0').slice(0, -1),
      wanted.map((name) => `${name}x`),
    );
  });
});

describe('isTextName and shownName', () => {
  it('tell names apart that are no UTF-8', () => {
    assert.deepEqual([isTextName('é'), isTextName(nameOfBytes('\xff'))], [true, false]);
    assert.equal(shownName(nameOfBytes('a\xffb')), 'a\uFFFDb');
  });
});

describe('bytesOf', () => {
  it('takes one byte from each character', () => {
    assert.deepEqual(bytesOf('\0a\xff'), Uint8Array.of(0, 97, 255));
  });
});
