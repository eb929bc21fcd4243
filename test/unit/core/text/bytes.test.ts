import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatBytes, parseBytes } from '../../../../src/core/text/bytes';

describe('formatBytes', () => {
  const rows: readonly (readonly [number, string])[] = [
    [0, '0 B'],
    [1023, '1023 B'],
    [1023.7, '1.0 KiB'],
    [1024, '1.0 KiB'],
    [1536, '1.5 KiB'],
    [1024 ** 2 - 1, '1.0 MiB'],
    [2 * 1024 ** 3, '2.0 GiB'],
    [10_737_422_336, '10.0 GiB'],
    [1024 ** 4, '1.0 TiB'],
    [2 ** 64, '16.0 EiB'],
    [-1, '?'],
    [Number.NaN, '?'],
    [Number.POSITIVE_INFINITY, '?'],
  ];
  for (const [sizeBytes, expected] of rows) {
    it(`writes ${sizeBytes} as ${expected}`, () => {
      assert.equal(formatBytes(sizeBytes), expected);
    });
  }

  it('stays within the rounding of one decimal when read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 52 }), (sizeBytes) => {
        const back = parseBytes(formatBytes(sizeBytes));
        assert.ok(back !== undefined);
        assert.ok(Math.abs(back - sizeBytes) <= sizeBytes * 0.05, `${sizeBytes} → ${back}`);
        assert.equal(formatBytes(back), formatBytes(sizeBytes));
      }),
    );
  });
});

describe('parseBytes', () => {
  const rows: readonly (readonly [string, number | undefined])[] = [
    ['2.0 GiB', 2 * 1024 ** 3],
    ['512MiB', 512 * 1024 ** 2],
    ['10G', 10 * 1024 ** 3],
    ['1.5 kib', 1536],
    [' 300 B ', 300],
    ['1048576', 1_048_576],
    ['0', 0],
    ['', undefined],
    ['GiB', undefined],
    ['-1', undefined],
    ['1,5 GiB', undefined],
    ['10 GB', undefined],
    ['1e3', undefined],
    ['9999999999 EiB', undefined],
    ['1 GiB extra', undefined],
  ];
  for (const [text, expected] of rows) {
    it(`reads ${JSON.stringify(text)} as ${String(expected)}`, () => {
      assert.equal(parseBytes(text), expected);
    });
  }
});
