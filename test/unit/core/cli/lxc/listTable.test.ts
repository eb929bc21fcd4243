import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLxcListTable } from '../../../../../src/core/cli/lxc/listTable';
import { cleanData, codes, failureOf, parsed, sample, sampleNames } from './fixture';

const TABLE = [
  '+------+---------+----------------+',
  '| NAME |  STATE  |  DESCRIPTION   |',
  '+------+---------+----------------+',
  '| a    | RUNNING | one            |',
  '|      |         | two            |',
  '+------+---------+----------------+',
  '| b    | STOPPED | x | y          |',
  '+------+---------+----------------+',
  '',
].join('\n');

describe('parseLxcListTable', () => {
  for (const name of sampleNames(
    /^list-.*table$|^list-table$|^ssh-list$|^made-list-table-(?!custom)/,
  )) {
    it(`reads ${name} without a warning`, () => {
      if (name !== 'list-c-image-conf-table') {
        assert.ok(
          cleanData(parseLxcListTable(sample(name))).length >= (name.includes('empty') ? 0 : 2),
        );
      }
    });
  }

  it('keeps several values, bars and wide characters of a cell', () => {
    const instances = cleanData(parseLxcListTable(sample('list-c-nstPmud-table')));
    const byName = new Map(instances.map((instance) => [instance.name, instance]));
    assert.deepEqual(byName.get('penguin')?.profiles, ['default', 'crostini']);
    assert.equal(byName.get('penguin')?.memoryUsageBytes, Math.round(17.85 * 1024 ** 2));
    assert.equal(byName.get('stopped-box')?.description, 'comma, "quote" | pipe');
    assert.equal(byName.get('myubuntucontainer')?.description, 'Ünïcödé 漢字 🐧 two NICs');
    assert.deepEqual(
      cleanData(parseLxcListTable(TABLE)).map(({ description }) => description),
      ['one\ntwo', 'x | y'],
    );
  });

  it('reads all columns at once', () => {
    const [first] = cleanData(parseLxcListTable(sample('list-c-all-table')));
    assert.deepEqual(first, {
      name: 'myubuntucontainer',
      state: 'running',
      kind: 'container',
      ephemeral: false,
      addresses: [
        { family: 'inet', address: '100.115.92.200', nic: 'eth0' },
        { family: 'inet', address: '10.77.0.121', nic: 'eth1' },
        { family: 'inet6', address: 'fd42:5c7a:9e10:2:216:3eff:fed0:ba21', nic: 'eth1' },
        { family: 'inet6', address: 'fd42:5c7a:9e10:1:216:3eff:fe0f:c372', nic: 'eth0' },
      ],
      architecture: 'x86_64',
      storagePool: 'default',
      createdAt: '2026-11-21T11:30:00Z',
      description: 'Ünïcödé 漢字 🐧 two NICs',
      project: 'default',
      baseImage: '6337d25612c7bf83410c1c61c831c5b2b38a39de51a9ff05e5505280c5882123',
      lastUsedAt: '2026-11-21T11:31:00Z',
      memoryUsageBytes: 736 * 1024,
      processes: 4,
      pid: 8544,
      profiles: ['default'],
      snapshotCount: 0,
      cpuUsageSeconds: 0,
    });
  });

  it('reads the types of LXD 3 and the location of a cluster', () => {
    const old = cleanData(parseLxcListTable(sample('made-list-table-3.0')));
    assert.deepEqual(
      old.map(({ kind, ephemeral }) => [kind, ephemeral]),
      [
        ['container', false],
        ['container', true],
        ['container', false],
      ],
    );
    const clustered = cleanData(parseLxcListTable(sample('made-list-table-cluster')));
    assert.deepEqual(
      clustered.map(({ location }) => location),
      ['node-a', 'node-b'],
    );
  });

  it('uses the columns it knows, with a warning for each other', () => {
    const result = parseLxcListTable(sample('made-list-table-custom-columns'));
    assert.deepEqual(
      parsed(result).warnings.map(({ code, text }) => `${code} ${text}`),
      ['unknown-column IMAGE OS', 'unknown-column MAC'],
    );
    assert.deepEqual(
      parsed(result).data.map(({ name, state }) => [name, state]),
      [
        ['penguin', 'running'],
        ['stopped-box', 'stopped'],
      ],
    );
  });

  it('reads the same from a pty, with colours, and indented in a note', () => {
    const plain = cleanData(parseLxcListTable(TABLE));
    const forms = [
      TABLE.replaceAll('\n', '\r\n'),
      TABLE.replace('RUNNING', '\u001b[32mRUNNING\u001b[0m'),
      TABLE.replaceAll(/^(?=.)/gm, '    '),
      TABLE.replaceAll(/$/gm, '  '),
    ];
    for (const form of forms) {
      assert.deepEqual(cleanData(parseLxcListTable(form)), plain);
    }
  });

  it('reads a row with an emoji that another version of lxc padded otherwise', () => {
    const narrow = TABLE.replace('| x | y          |', '| x | 🐧           |');
    assert.deepEqual(cleanData(parseLxcListTable(narrow)).at(1)?.description, 'x | 🐧');
  });

  it('warns of a line that does not fit the rule and drops that row only', () => {
    const broken = TABLE.replace('| a    | RUNNING | one            |', '| a | RUNNING | one |');
    assert.deepEqual(codes(parseLxcListTable(broken)), ['unreadable-row@4']);
    assert.equal(parsed(parseLxcListTable(broken)).data.length, 1);
  });

  it('warns of text around the table', () => {
    const pasted = `$ lxc list\n${TABLE}chronos@penguin:~$ `;
    assert.deepEqual(codes(parseLxcListTable(pasted)), ['trailing-text@1', 'trailing-text@10']);
  });

  it('warns of cells that can not be read and keeps the instance', () => {
    const odd = TABLE.replace('RUNNING', 'PARKED ');
    const result = parseLxcListTable(odd);
    assert.deepEqual(parsed(result).warnings, [
      { code: 'unreadable-field', lineNumber: 4, text: 'STATE: PARKED' },
    ]);
    assert.equal(parsed(result).data[0]?.state, 'unknown');
  });

  const failures = [
    ['', 'a table with a ruled line above its heading'],
    ['Error: no\n', 'a table with a ruled line above its heading'],
    ['+------+\n| NAME |\n', 'a heading between two ruled lines'],
    ['+-------+\n| STATE |\n+-------+\n', 'a column NAME'],
  ] as const;
  for (const [text, expected] of failures) {
    it(`fails with "${expected}" for ${JSON.stringify(text)}`, () => {
      assert.equal(failureOf(parseLxcListTable(text)).expected, expected);
    });
  }

  it('never throws', () => {
    const text = sample('list-c-nstPmud-table');
    const mutated = fc
      .tuple(fc.nat(text.length), fc.nat(80), fc.string({ unit: 'grapheme' }))
      .map(([at, cut, added]) => text.slice(0, at) + added + text.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), mutated), (any) => {
        assert.equal(typeof parseLxcListTable(any).ok, 'boolean');
      }),
    );
  });
});
