import assert from 'node:assert/strict';
import { vmNameProblem } from '../../../../../src/core/cli/vmc/vmName';

describe('vmNameProblem', () => {
  const rows: readonly (readonly [string, string, string | undefined])[] = [
    ['the usual name', 'termina', undefined],
    ['blanks, slashes, quotes and brackets', `my "vm" (old)/'2' \\ $x`, undefined],
    ['letters of any script', 'домашняя машина 漢字', undefined],
    ['60 bytes', 'x'.repeat(60), undefined],
    ['nothing', '', 'empty'],
    ['an option', '-rf', 'leading-dash'],
    ['a newline', 'a\nb', 'control-character'],
    ['an escape sequence', '\u001B[31mtermina', 'control-character'],
    ['DEL', 'a\u007F', 'control-character'],
    ['an eight-bit control', 'a\u009Bb', 'control-character'],
    ['61 bytes', 'x'.repeat(61), 'too-long'],
    ['21 characters of 3 bytes', '漢'.repeat(21), 'too-long'],
  ];
  for (const [what, name, problem] of rows) {
    it(`says ${problem ?? 'nothing'} of ${what}`, () => {
      assert.equal(vmNameProblem(name), problem);
    });
  }
});
