import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  NO_LXC_PROGRESS,
  readLxcProgress,
  type LxcProgress,
} from '../../../../../src/core/cli/lxc/progress';
import { sample } from './fixture';

/** What was reported after each piece. */
function readAll(pieces: readonly string[]): readonly LxcProgress[] {
  const seen: LxcProgress[] = [];
  let reading = NO_LXC_PROGRESS;
  for (const piece of pieces) {
    reading = readLxcProgress(reading, piece);
    if (reading.latest !== undefined && reading.latest !== seen.at(-1)) {
      seen.push(reading.latest);
    }
  }
  return seen;
}

describe('readLxcProgress', () => {
  const rows: readonly (readonly [text: string, progress: LxcProgress | undefined])[] = [
    ['', undefined],
    ['\rRetrieving image: Unpack: 4% (99.00GB/s)', undefined],
    [
      '\rRetrieving image: Unpack: 4% (99.00GB/s)\r          \r',
      { text: 'Retrieving image: Unpack', percent: 4 },
    ],
    ['\rExporting the backup: 100%\n', { text: 'Exporting the backup', percent: 100 }],
    ['Creating box\n', { text: 'Creating box' }],
    [
      '\rTransferring instance: box: 12.00MB (4.00MB/s)\r',
      {
        text: 'Transferring instance: box: 12.00MB (4.00MB/s)',
      },
    ],
    ['\rImporting instance: 1037694% (23.10MB/s)\r', { text: 'Importing instance' }],
    [`\r${'x'.repeat(5000)}\r`, { text: 'x'.repeat(1024) }],
  ];
  for (const [text, progress] of rows) {
    it(`reads ${JSON.stringify(text.slice(0, 60))}`, () => {
      assert.deepEqual(readLxcProgress(NO_LXC_PROGRESS, text).latest, progress);
    });
  }

  const ends = [
    ['progress-launch', { text: 'Remapping container filesystem' }],
    ['progress-launch-tiny', { text: 'Starting ct-e' }],
    ['progress-import', { text: 'Importing instance', percent: 100 }],
    [
      'progress-publish',
      {
        text: 'Instance published with fingerprint: 7b8e747054abc378d8f99917d520e7076c76422c718b1f2766a5065b34964823',
      },
    ],
  ] as const;
  for (const [name, last] of ends) {
    it(`follows ${name} to its end, however it is cut into pieces`, () => {
      const text = `${sample(name)}\n`;
      const whole = readLxcProgress(NO_LXC_PROGRESS, text);
      assert.deepEqual(whole, { latest: last, rest: '' });
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 0, max: text.length })), (cuts) => {
          const places = [0, ...cuts.sort((a, b) => a - b), text.length];
          const pieces = places.slice(1).map((end, at) => text.slice(places[at], end));
          assert.deepEqual(pieces.reduce(readLxcProgress, NO_LXC_PROGRESS), whole);
        }),
        { numRuns: 40 },
      );
    });
  }

  it('reports each percentage of a launch', () => {
    const steps = readAll(sample('progress-launch-tiny').split(/(?=\r)/));
    const percents = steps.map(({ percent }) => percent).filter((percent) => percent !== undefined);
    assert.ok(percents.length > 5, String(percents));
    assert.ok(percents.every((percent) => percent >= 0 && percent <= 100));
    assert.ok(steps.some(({ text }) => text === 'Retrieving image: Unpack'));
  });

  it('never throws, and keeps little of what has no end', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3000 })), (pieces) => {
        const reading = pieces.reduce(readLxcProgress, NO_LXC_PROGRESS);
        assert.ok(reading.rest.length <= 1024);
      }),
    );
  });
});
