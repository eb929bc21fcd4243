import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLxcListCompact } from '../../../../../src/core/cli/lxc/listCompact';
import { parseLxcListTable } from '../../../../../src/core/cli/lxc/listTable';
import { cleanData, codes, failureOf, sample } from './fixture';

describe('parseLxcListCompact', () => {
  for (const name of ['list', 'list-fast', 'list-empty']) {
    it(`reads ${name}-compact as the table of the same listing`, () => {
      assert.deepEqual(
        cleanData(parseLxcListCompact(sample(`${name}-compact`))),
        cleanData(parseLxcListTable(sample(`${name}-table`))),
      );
    });
  }

  it('reads a listing whose blanks at line ends were stripped', () => {
    const stripped = sample('list-compact').replaceAll(/ +$/gm, '');
    assert.deepEqual(
      cleanData(parseLxcListCompact(stripped)),
      cleanData(parseLxcListTable(sample('list-table'))),
    );
  });

  it('says why when the columns can not be told and what to use instead', () => {
    const crossed = '  NAME   STATE  \n  a bc  RUNNING  \n  penguin  RUNNING  \n';
    assert.match(
      failureOf(parseLxcListCompact(crossed)).expected,
      /--format json \(compact: no column widths fit/,
    );
    const open = '   NAME     STATE   \n  abcde   RUNNING  \n';
    assert.match(failureOf(parseLxcListCompact(open)).expected, /--format json/);
    assert.match(failureOf(parseLxcListCompact('')).expected, /NAME/);
  });

  it('warns of text around it and of a last line without an end', () => {
    const text = `$ lxc list -f compact\n${sample('list-compact')}$ `;
    assert.deepEqual(codes(parseLxcListCompact(text)), [
      'trailing-text@1',
      'trailing-text@13',
      'truncated@13',
    ]);
  });

  it('never throws', () => {
    const text = sample('list-compact');
    const mutated = fc
      .tuple(fc.nat(text.length), fc.nat(40), fc.string({ unit: 'grapheme' }))
      .map(([at, cut, added]) => text.slice(0, at) + added + text.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string(), mutated), (any) => {
        assert.equal(typeof parseLxcListCompact(any).ok, 'boolean');
      }),
    );
  });
});
