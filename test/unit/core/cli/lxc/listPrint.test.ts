import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLxcListCsv } from '../../../../../src/core/cli/lxc/listCsv';
import { parseLxcListJson } from '../../../../../src/core/cli/lxc/listJson';
import { printLxcListCsv, printLxcListTable } from '../../../../../src/core/cli/lxc/listPrint';
import { printLxcListJson } from '../../../../../src/core/cli/lxc/listPrintJson';
import { parseLxcListTable } from '../../../../../src/core/cli/lxc/listTable';
import { fullInstance, listedInstance } from './arbitraries';
import { cleanData, sample } from './fixture';

const ALL = '46abcdDefFlmMnNpPsStu';
const LISTINGS = [
  ['list', 'ns46tS'],
  ['list-fast', 'nsacPt'],
  ['list-c-nstPmud', 'nstPmud'],
  ['list-c-all', ALL],
] as const;

describe('printLxcListTable', () => {
  for (const [name, columns] of LISTINGS) {
    it(`prints ${name}-table again to the byte`, () => {
      const recorded = sample(`${name}-table`);
      assert.equal(printLxcListTable(cleanData(parseLxcListTable(recorded)), columns), recorded);
    });
  }

  it('prints the recorded table from the JSON of the same listing', () => {
    const instances = cleanData(parseLxcListJson(sample('list-json')));
    assert.equal(printLxcListTable(instances), sample('list-table'));
    assert.equal(printLxcListTable(instances, 'nsacPt'), sample('list-fast-table'));
    assert.equal(printLxcListTable([]), sample('list-empty-table'));
  });

  it('prints what the parser reads, with hostile names and descriptions', () => {
    fc.assert(
      fc.property(fc.array(listedInstance, { maxLength: 4 }), (instances) => {
        assert.deepEqual(cleanData(parseLxcListTable(printLxcListTable(instances))), instances);
      }),
    );
    fc.assert(
      fc.property(fc.array(fullInstance, { maxLength: 3 }), (instances) => {
        const read = cleanData(parseLxcListTable(printLxcListTable(instances, 'nd')));
        const texts = instances.map(({ name, description }) => [name, trimmedLines(description)]);
        assert.deepEqual(
          read.map(({ name, description }) => [name, description]),
          texts,
        );
      }),
    );
  });

  it('throws for columns that lxc does not have', () => {
    assert.throws(() => printLxcListTable([], 'nZ'), RangeError);
  });
});

/** Blanks at the ends of a line are padding in a table. */
function trimmedLines(text: string | undefined): string | undefined {
  return text
    ?.split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

describe('printLxcListCsv', () => {
  for (const [name, columns] of LISTINGS) {
    it(`prints ${name}-csv again to the byte`, () => {
      const recorded = sample(`${name}-csv`);
      assert.equal(
        printLxcListCsv(cleanData(parseLxcListCsv(recorded, columns)), columns),
        recorded,
      );
    });
  }

  it('prints the recorded CSV from the JSON of the same listing', () => {
    const instances = cleanData(parseLxcListJson(sample('list-json')));
    assert.equal(printLxcListCsv(instances), sample('list-csv'));
    assert.equal(printLxcListCsv([]), sample('list-empty-csv'));
  });

  it('prints what the parser reads, with hostile names and descriptions', () => {
    fc.assert(
      fc.property(fc.array(listedInstance, { maxLength: 4 }), (instances) => {
        assert.deepEqual(cleanData(parseLxcListCsv(printLxcListCsv(instances))), instances);
      }),
    );
    fc.assert(
      fc.property(fc.array(fullInstance, { maxLength: 3 }), (instances) => {
        const read = cleanData(parseLxcListCsv(printLxcListCsv(instances, 'dnP'), 'dnP'));
        assert.deepEqual(
          read.map(({ name, description, profiles }) => [name, description, profiles]),
          instances.map(({ name, description, profiles }) => [name, description, profiles]),
        );
      }),
    );
  });
});

describe('printLxcListJson', () => {
  it('has the keys of the recorded listing, in their order', () => {
    const recorded = JSON.parse(sample('list-json')) as readonly object[];
    const instances = cleanData(parseLxcListJson(sample('list-json')));
    const printed = JSON.parse(printLxcListJson(instances)) as readonly object[];
    assert.deepEqual(printed.map(Object.keys), recorded.map(Object.keys));
    assert.equal(printLxcListJson([]), sample('list-empty-json'));
  });

  for (const name of ['list-json', 'list-fast-json', 'made-list-json-6', 'made-list-json-incus']) {
    it(`prints what the parser reads as ${name}`, () => {
      const instances = cleanData(parseLxcListJson(sample(name)));
      assert.deepEqual(cleanData(parseLxcListJson(printLxcListJson(instances))), instances);
    });
  }

  it('prints what the parser reads, escaped as Go does', () => {
    fc.assert(
      fc.property(fc.array(fullInstance, { maxLength: 4 }), (instances) => {
        const text = printLxcListJson(instances);
        assert.deepEqual(cleanData(parseLxcListJson(text)), instances);
        assert.doesNotMatch(text, /[<>&\u2028\u2029]/);
      }),
    );
  });
});
