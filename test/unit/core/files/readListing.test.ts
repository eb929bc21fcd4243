import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostileText } from '../text/hostileText';
import { parseFacts, parseListing } from '../../../../src/core/files/readListing';

const TIMES = '1795280004 1795279762 2026-11-21 16:53:24.653682444 +0000';

describe('parseListing', () => {
  const read = (stdout: string) => {
    const parsed = parseListing(stdout);
    assert.ok(parsed.ok, JSON.stringify(parsed));
    return parsed.value;
  };

  it('reads an empty folder', () => {
    assert.deepEqual(read(''), { data: [], warnings: [] });
  });

  it('reads files, folders, links and others of several batches', () => {
    const first = `81a4 12 ${TIMES}\n41ed 4096 ${TIMES}\n\0.file\0.folder\0\0`;
    const second = `a1ff 3 ${TIMES}\n\0fto file\0\0a1ff 3 ${TIMES}\na1ff 3 ${TIMES}\n10c0 0 ${TIMES}\n\0dto folder\0onowhere\0.pipe\0\0`;
    assert.deepEqual(
      read(first + second).data.map(({ name, kind, isLink }) => [name, kind, isLink]),
      [
        ['file', 'file', false],
        ['folder', 'folder', false],
        ['to file', 'file', true],
        ['to folder', 'folder', true],
        ['nowhere', 'other', true],
        ['pipe', 'other', false],
      ],
    );
  });

  it('reads size and times', () => {
    assert.deepEqual(read(`81a4 12 ${TIMES}\n\0.a\0\0`).data, [
      {
        name: 'a',
        kind: 'file',
        isLink: false,
        sizeBytes: 12,
        modifiedAtMs: 1795280004653,
        changedAtMs: 1795279762000,
      },
    ]);
  });

  const times: readonly (readonly [string, number])[] = [
    ['1 1 1970-01-01 00:00:01.000000000 +0000', 1000],
    ['1 1 1970-01-01 00:00:01', 1000],
    ['1 1 ', 1000],
    ['-5 1 1969-12-31 23:59:55.250000000 +0000', -4750],
    ['1.5 1.5 1970-01-01 00:00:01.5 +0000', 1500],
  ];
  for (const [fields, expected] of times) {
    it(`reads the time of ${fields}`, () => {
      assert.equal(read(`81a4 0 ${fields}\n\0.a\0\0`).data[0]?.modifiedAtMs, expected);
    });
  }

  it('is not led astray by names that look like its own lines', () => {
    const name = `x\n81a4 9 ${TIMES}\n`;
    assert.deepEqual(
      read(`81a4 1 ${TIMES}\n81a4 2 ${TIMES}\n\0.${name}\0..\0\0`).data.map((entry) => [
        entry.name,
        entry.sizeBytes,
      ]),
      [
        [name, 1],
        ['.', 2],
      ],
    );
  });

  it('keeps an entry of which it cannot read the facts, and says so', () => {
    const { data, warnings } = read('nonsense\n\0.a\0\0');
    assert.deepEqual(data, [{ name: 'a', kind: 'unknown', isLink: false }]);
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['unreadable-row'],
    );
  });

  it('refuses an output that ends too early, wherever that is', () => {
    const whole = `81a4 12 ${TIMES}\n41ed 4096 ${TIMES}\n\0.file\0.folder\0\0a1ff 3 ${TIMES}\n\0fx\0\0`;
    const good = new Set([0, whole.indexOf('a1ff'), whole.length]);
    for (let length = 0; length <= whole.length; length += 1) {
      assert.equal(parseListing(whole.slice(0, length)).ok, good.has(length), String(length));
    }
  });

  it('never throws', () => {
    const pieces = fc.constantFrom('\0', '\n', '.', 'd', '81a4 1 ', TIMES, 'a', '\xff');
    fc.assert(
      fc.property(
        fc.oneof(
          hostileText(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (stdout) => {
          parseListing(stdout);
          parseFacts(stdout);
        },
      ),
    );
  });
});

describe('parseFacts', () => {
  it('tells a link by its letter', () => {
    const facts = (stdout: string) => {
      const parsed = parseFacts(stdout);
      return parsed.ok ? [parsed.value.data.kind, parsed.value.data.isLink] : undefined;
    };
    assert.deepEqual(facts(`. 81a4 1 ${TIMES}\n`), ['file', false]);
    assert.deepEqual(facts(`d 41ed 1 ${TIMES}\n`), ['folder', true]);
    assert.deepEqual(facts(`o a1ff 1 ${TIMES}\n`), ['other', true]);
    assert.equal(facts(''), undefined);
    assert.equal(facts('. nonsense'), undefined);
  });
});
