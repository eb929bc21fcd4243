import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  diskProgressOf,
  isOperationUuid,
  NOTHING_READ,
  readDiskProgress,
  type DiskProgress,
} from '../../../../../src/core/cli/vmc/diskProgress';
import { hostileText } from '../../text/hostileText';
import { vmcSample } from './fixture';

const UUID = '3d9a1c02-6c3f-4a2e-9d2b-0c1f4f0a7b11';
const read = (...pieces: readonly string[]): DiskProgress =>
  diskProgressOf(pieces.reduce(readDiskProgress, NOTHING_READ));

describe('readDiskProgress', () => {
  for (const name of ['create', 'export', 'import', 'resize']) {
    it(`reads the whole of ${name}`, () => {
      assert.deepEqual(read(vmcSample(`${name}-progress.stdout`)), {
        uuid: UUID,
        percent: 100,
        isDone: true,
      });
    });
  }

  const rows: readonly (readonly [string, readonly string[], DiskProgress])[] = [
    ['nothing printed', [''], { isDone: false }],
    [
      'a resize that is done at once',
      [vmcSample('resize-immediate')],
      { percent: 100, isDone: true },
    ],
    ['the start', [`Export in progress: ${UUID}\n`], { uuid: UUID, isDone: false }],
    ['half a UUID', [`Export in progress: ${UUID.slice(0, 20)}`], { isDone: false }],
    [
      'a percentage that has no line end',
      [`Export in progress: ${UUID}\n\rOperation in progress: 7% done`],
      { uuid: UUID, percent: 7, isDone: false },
    ],
    [
      'a percentage in two pieces',
      ['\rOperation in progress: 3', '5% done'],
      { percent: 35, isDone: false },
    ],
    [
      'a cut percentage',
      ['\rOperation in progress: 7% done\rOperation in pro'],
      { percent: 7, isDone: false },
    ],
    ['more than all', ['\rOperation in progress: 250% done'], { percent: 100, isDone: false }],
    [
      'a percentage below one before',
      ['\rOperation in progress: 9% done\rOperation in progress: 8% done'],
      { percent: 8, isDone: false },
    ],
    [
      'what was printed when it fails',
      [vmcSample('export-fails-midway.stdout')],
      { uuid: UUID, percent: 99, isDone: false },
    ],
    ['other text', ['hello\r\nOperation in progress: x% done\n'], { isDone: false }],
  ];
  for (const [what, pieces, progress] of rows) {
    it(`reads ${what}`, () => assert.deepEqual(read(...pieces), progress));
  }

  it('gives the same however the text is cut into pieces', () => {
    const lines = fc.constantFrom(
      `Export in progress: ${UUID}\n`,
      '\rOperation in progress: 0% done',
      '\rOperation in progress: 42% done',
      '\rOperation completed successfully\n',
      '\n',
      'x'.repeat(2000),
    );
    const text = fc.array(fc.oneof(lines, hostileText(20)), { maxLength: 8 });
    const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 12 });
    fc.assert(
      fc.property(text, cuts, (parts, at) => {
        const whole = parts.join('');
        const bounds = [0, ...at.map((cut) => cut % (whole.length + 1)), whole.length];
        const sorted = bounds.sort((a, b) => a - b);
        const pieces = sorted.slice(1).map((end, index) => whole.slice(sorted[index], end));
        assert.deepEqual(read(...pieces), read(whole));
        assert.deepEqual(read(...whole.split('')), read(whole));
      }),
    );
  });

  it('keeps no more than a line of what it does not know', () => {
    const reading = readDiskProgress(NOTHING_READ, 'x'.repeat(100_000));
    assert.ok(reading.rest.length <= 1024);
  });
});

describe('isOperationUuid', () => {
  for (const [text, is] of [
    [UUID, true],
    [UUID.toUpperCase(), true],
    [`${UUID} `, false],
    ['-y', false],
    ['', false],
  ] as const) {
    it(`says ${is} for ${JSON.stringify(text)}`, () => assert.equal(isOperationUuid(text), is));
  }
});
