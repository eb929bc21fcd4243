import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { vmcNotOlderThan } from '../../../../../src/core/cli/vmc/age';
import { parseVmcUsage } from '../../../../../src/core/cli/vmc/usage';

const FOLDER = new URL('../../../../fixtures/vmc/', import.meta.url);

const ROWS: readonly (readonly [file: string, month: string])[] = [
  ['usage-2020-10.generated.txt', '2020-09'],
  ['usage-2022-10.generated.txt', '2022-09'],
  ['verbatim-usage-2026-03.txt', '2025-08'],
];

describe('vmcNotOlderThan', () => {
  for (const [file, month] of ROWS) {
    it(`knows the age of ${file}`, () => {
      const usage = parseVmcUsage(readFileSync(new URL(file, FOLDER), 'utf8'));
      assert.ok(usage.ok);
      assert.equal(vmcNotOlderThan(usage.value.data), month);
    });
  }

  it('takes a vmc with the first subcommands only for one of the first', () => {
    assert.equal(vmcNotOlderThan(new Map([['list', new Set()]])), '2018-11');
  });
});
