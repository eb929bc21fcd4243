import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCsv } from '../../../../../src/core/cli/lxc/csv';
import { guessCsvColumns, parseLxcListCsv } from '../../../../../src/core/cli/lxc/listCsv';
import { cleanData, codes, failureOf, parsed, sample } from './fixture';

describe('parseCsv', () => {
  const rows: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ['', []],
    ['a,b\n', [['a', 'b']]],
    [
      'a,b\r\nc,\r\n',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    ['\n\na\n', [['a']]],
    [',\n', [['', '']]],
    ['"a,""b""\nc",d\n', [['a,"b"\nc', 'd']]],
    ['"",x\n', [['', 'x']]],
    ['a"b,c\n', [['a"b', 'c']]],
  ];
  for (const [text, cells] of rows) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        cleanData(parseCsv(text)).map((row) => row.cells),
        cells,
      );
    });
  }

  it('counts lines over quoted cells', () => {
    const lines = cleanData(parseCsv('"a\nb\nc",d\ne,f\n\ng,h\n')).map((row) => row.lineNumber);
    assert.deepEqual(lines, [1, 4, 6]);
  });

  it('fails at the line of a quote that is never closed', () => {
    const failure = failureOf(parseCsv('a,b\n"c\nd",e\nf,"g\nh\n'));
    assert.deepEqual(failure, { expected: 'a closing quote', lineNumber: 4, text: '"g\nh\n' });
  });

  it('warns of text behind a closing quote, and of a last line without an end', () => {
    assert.deepEqual(codes(parseCsv('"a"b,c\n')), ['trailing-text@1']);
    assert.deepEqual(codes(parseCsv('a\nb')), ['truncated@2']);
  });

  it('reads back what a writer quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'ü') });
    const record = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(record), (records) => {
        const text = records
          .map((cells) => `${cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}\n`)
          .join('');
        assert.deepEqual(
          cleanData(parseCsv(text)).map((row) => row.cells),
          records,
        );
      }),
    );
  });
});

describe('parseLxcListCsv', () => {
  const samples = [
    ['list-csv', undefined, 9],
    ['list-empty-csv', undefined, 0],
    ['list-fast-csv', 'nsacPt', 9],
    ['list-c-ns46tSL-csv', undefined, 9],
    ['list-c-all-csv', '46abcdDefFlmMnNpPsStu', 9],
    ['list-c-nstPmud-csv', 'nstPmud', 9],
    ['list-c-e-allprojects-csv', 'ens', 10],
    ['list-filter-running-csv', undefined, 4],
    ['list-filter-prefix-csv', undefined, 1],
    ['list-filter-regex-csv', undefined, 1],
    ['ssh-list-tty', undefined, 9],
    ['made-list-csv-3.0', undefined, 2],
    ['made-list-csv-cluster', undefined, 2],
    ['made-list-csv-incus-header', undefined, 2],
  ] as const;
  for (const [name, columns, count] of samples) {
    it(`reads ${name} without a warning`, () => {
      assert.equal(cleanData(parseLxcListCsv(sample(name), columns)).length, count);
    });
  }

  it('has several addresses of a cell, also with a pty’s line ends', () => {
    for (const name of ['list-csv', 'ssh-list-tty']) {
      const ubuntu = cleanData(parseLxcListCsv(sample(name))).find(
        ({ addresses }) => addresses?.length === 4,
      );
      assert.equal(ubuntu?.name, 'myubuntucontainer', name);
    }
  });

  it('keeps projects apart and takes LOCATION behind the default columns', () => {
    const everywhere = cleanData(parseLxcListCsv(sample('list-c-e-allprojects-csv'), 'ens'));
    const penguins = everywhere.filter(({ name }) => name === 'penguin');
    assert.deepEqual(
      penguins.map(({ project }) => project),
      ['default', 'other'],
    );
    const clustered = cleanData(parseLxcListCsv(sample('made-list-csv-cluster')));
    assert.equal(clustered[1]?.location, 'node-b');
  });

  it('ignores columns made from configuration keys', () => {
    assert.equal(
      cleanData(parseLxcListCsv('a,Debian,RUNNING\n', 'n,image.os:OS,s'))[0]?.state,
      'running',
    );
  });

  it('warns of single rows with another number of cells and fails when none fits', () => {
    const mixed = parseLxcListCsv('a,RUNNING,,,CONTAINER,0\nb,RUNNING\n');
    assert.deepEqual(codes(mixed), ['unreadable-row@2']);
    assert.equal(parsed(mixed).data.length, 1);
    const failure = failureOf(parseLxcListCsv('a,RUNNING\nb,STOPPED\n'));
    assert.deepEqual(failure, { expected: '6 cells in a row', lineNumber: 1, text: 'a,RUNNING' });
    assert.equal(failureOf(parseLxcListCsv('a\n', 'nZ')).text, 'nZ');
  });

  it('warns of cells that are not of their column', () => {
    const text = 'a,PARKED,10.0.0.1,x (y),HOUSE,two\n,RUNNING,,,CONTAINER,0\n';
    assert.deepEqual(
      parsed(parseLxcListCsv(text)).warnings.map((warning) => warning.text),
      [
        'STATE: PARKED',
        'IPV4: 10.0.0.1',
        'TYPE: HOUSE',
        'SNAPSHOTS: two',
        ' | RUNNING |  |  | CONTAINER | 0',
      ],
    );
  });

  it('never throws', () => {
    const text = sample('list-csv');
    const mutated = fc
      .tuple(fc.nat(text.length), fc.nat(40), fc.string())
      .map(([at, cut, added]) => text.slice(0, at) + added + text.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string(), mutated), fc.string(), (any, columns) => {
        assert.equal(typeof parseLxcListCsv(any).ok, 'boolean');
        assert.equal(typeof parseLxcListCsv(any, columns).ok, 'boolean');
        assert.equal(typeof (guessCsvColumns(any) ?? ''), 'string');
      }),
    );
  });
});

describe('guessCsvColumns', () => {
  const rows = [
    ['list-csv', 'ns46tS'],
    ['list-fast-csv', 'nsacPt'],
    ['made-list-csv-cluster', 'ns46tSL'],
    ['made-list-csv-3.0', 'ns46tS'],
    ['list-c-nstPmud-csv', undefined],
    ['list-empty-csv', undefined],
    ['list-json', undefined],
  ] as const;
  for (const [name, columns] of rows) {
    it(`says ${columns ?? 'nothing'} for ${name}`, () => {
      assert.equal(guessCsvColumns(sample(name)), columns);
    });
  }

  it('finds the project in front', () => {
    assert.equal(guessCsvColumns('default,penguin,RUNNING,,,CONTAINER,2\n'), 'ens46tS');
  });
});
