import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLxcListJson } from '../../../../../src/core/cli/lxc/listJson';
import { cleanData, codes, failureOf, parsed, sample, sampleNames } from './fixture';

const one = (fields: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify([{ name: 'penguin', status: 'Running', ...fields }])}\n`;

describe('parseLxcListJson', () => {
  it('reads an instance of LXD 5.0 with all it carries', () => {
    const penguin = cleanData(parseLxcListJson(sample('list-json'))).find(
      ({ name }) => name === 'penguin',
    );
    assert.deepEqual(penguin, {
      name: 'penguin',
      state: 'running',
      kind: 'container',
      ephemeral: false,
      architecture: 'x86_64',
      description: 'Default Crostini container',
      project: 'default',
      createdAt: '2026-11-21T11:29:59.402976629Z',
      lastUsedAt: '2026-11-21T11:30:05.054269757Z',
      profiles: ['default', 'crostini'],
      image: 'Debian bookworm amd64 (lab)',
      baseImage: 'e8c566ed99e9163d926271a50368d05c01926e6452fac17b55e18b8c4c50affe',
      storagePool: 'default',
      addresses: [
        { family: 'inet', address: '100.115.92.205', nic: 'eth0' },
        { family: 'inet6', address: 'fd42:5c7a:9e10:1:216:3eff:fe6e:1e6c', nic: 'eth0' },
      ],
      processes: 7,
      pid: 6234,
      cpuUsageSeconds: 0,
      memoryUsageBytes: 18_718_720,
      snapshots: [
        { name: 'snap0', createdAt: '2026-11-21T11:30:01.885989705Z', stateful: false },
        { name: 'clean-install', createdAt: '2026-11-21T11:30:03.420200311Z', stateful: false },
      ],
    });
  });

  it('reads every recorded JSON listing without a warning', () => {
    const counts = sampleNames(
      /^(?:ssh-)?list-.*json$|^query-.*recursion|^made-list-json-(?!hint)/,
    ).map((name) => [name, cleanData(parseLxcListJson(sample(name))).length] as const);
    for (const [name, count] of counts) {
      const expected = name.includes('empty')
        ? 0
        : name.startsWith('made')
          ? 3
          : name.includes('filter')
            ? 1
            : 9;
      assert.equal(count, expected, name);
    }
  });

  it('leaves out addresses and snapshots of a fast listing, and has them empty in a full one', () => {
    const fast = cleanData(parseLxcListJson(sample('list-fast-json')));
    assert.ok(
      fast.every(({ addresses, snapshots }) => addresses === undefined && snapshots === undefined),
    );
    const full = cleanData(parseLxcListJson(sample('list-json')));
    const stopped = full.find(({ name }) => name === 'stopped-box');
    assert.deepEqual(
      [stopped?.addresses, stopped?.snapshots, stopped?.lastUsedAt],
      [[], [], undefined],
    );
  });

  it('reads what other generations write otherwise', () => {
    const of = (generation: string) =>
      cleanData(parseLxcListJson(sample(`made-list-json-${generation}`)));
    const [, oldPenguin] = of('3.0');
    assert.equal(oldPenguin?.kind, 'container');
    assert.equal(oldPenguin.project, undefined);
    assert.deepEqual(oldPenguin.snapshots?.[0], {
      name: 'snap0',
      createdAt: '2026-11-21T11:30:01.885989705Z',
      stateful: false,
    });
    assert.deepEqual(
      of('4.0.7').map(({ project }) => project),
      [undefined, undefined, undefined],
    );
    const [clustered] = of('6');
    assert.equal(clustered?.location, 'node-b');
    assert.equal(clustered.diskUsageBytes, 123_456_789);
    const [ephemeral, penguin] = of('incus');
    assert.deepEqual(
      [penguin?.oci, penguin?.startedAt, penguin?.memoryUsagePercent, ephemeral?.oci],
      [true, '2026-11-21T11:30:05.5Z', 3.5, undefined],
    );
  });

  it('tolerates text around the JSON with a warning', () => {
    assert.deepEqual(codes(parseLxcListJson(sample('made-list-json-hint'))), ['trailing-text@1']);
    const pasted = parseLxcListJson(`$ lxc list --format json\r\n${one({})}chronos@penguin:~$ `);
    assert.deepEqual(codes(pasted), ['trailing-text@1', 'trailing-text@3']);
    assert.equal(parsed(pasted).data.length, 1);
  });

  it('reads the answer of `lxc query --raw`', () => {
    const raw = `{"type":"sync","metadata":${one({}).trim()}}\n`;
    assert.equal(cleanData(parseLxcListJson(raw)).length, 1);
  });

  const failures = [
    ['', 1, 'a JSON array'],
    ['Error: nope\n', 1, 'a JSON array'],
    ['{"name":"penguin"}', 1, 'a JSON array'],
    ['hint\n[{"name":"a"},\n{"na', 3, 'a JSON array that is complete'],
    ['[1,\n2,\n?]', 3, 'a JSON array that is complete'],
  ] as const;
  for (const [text, lineNumber, expected] of failures) {
    it(`fails at line ${lineNumber} for ${JSON.stringify(text)}`, () => {
      const failure = failureOf(parseLxcListJson(text));
      assert.deepEqual([failure.lineNumber, failure.expected], [lineNumber, expected]);
    });
  }

  it('leaves out what is no instance, says where, and keeps the rest', () => {
    const result = parseLxcListJson(
      '[{"name":"a","status":"Running"},"/1.0/instances/b",null,{"name":7}]',
    );
    assert.deepEqual(
      parsed(result).data.map(({ name }) => name),
      ['a'],
    );
    assert.deepEqual(
      parsed(result).warnings.map(({ code, text }) => `${code} ${text}`),
      [
        'unreadable-row [1]: "/1.0/instances/b"',
        'unreadable-row [2]: nothing',
        'unreadable-row [3]: 7',
      ],
    );
  });

  const fieldRows: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
    [{ status: 'Bewildered' }, '[0].status: "Bewildered"'],
    [{ type: 'unikernel' }, '[0].type: "unikernel"'],
    [{ description: 5 }, '[0].description: 5'],
    [{ created_at: 'yesterday' }, '[0].created_at: "yesterday"'],
    [{ last_used_at: '2026-13-01T00:00:00Z' }, '[0].last_used_at: "2026-13-01T00:00:00Z"'],
    [{ profiles: ['a', 1] }, '[0].profiles: a list'],
    [{ config: [] }, '[0].config: a list'],
    [{ state: 'oops' }, '[0].state: "oops"'],
    [{ state: { network: [] } }, '[0].state.network: a list'],
    [
      { state: { network: { eth0: { addresses: {} } } } },
      '[0].state.network.eth0.addresses: an object',
    ],
    [
      { state: { network: { eth0: { addresses: [{ family: 'ipx' }] } } } },
      '[0].state.network.eth0.addresses: an object',
    ],
    [{ snapshots: 2 }, '[0].snapshots: 2'],
    [{ snapshots: ['s'] }, '[0].snapshots: "s"'],
  ];
  for (const [fields, text] of fieldRows) {
    it(`leaves out a field with the warning ${text}`, () => {
      const result = parsed(parseLxcListJson(one(fields)));
      assert.equal(result.data.length, 1);
      assert.deepEqual(result.warnings, [{ code: 'unreadable-field', lineNumber: 1, text }]);
    });
  }

  it('takes nulls for empty lists and turns other offsets into UTC', () => {
    const text = one({
      profiles: null,
      snapshots: null,
      state: { network: null },
      created_at: '2020-05-01T12:00:00.5+02:00',
    });
    const [instance] = cleanData(parseLxcListJson(text));
    assert.deepEqual(
      [instance?.profiles, instance?.snapshots, instance?.addresses, instance?.createdAt],
      [[], [], [], '2020-05-01T10:00:00.500Z'],
    );
  });

  it('names the image by its parts when it has no description', () => {
    const config = {
      'image.os': 'Debian',
      'image.release': 'bookworm',
      'image.architecture': 'arm64',
    };
    assert.equal(cleanData(parseLxcListJson(one({ config })))[0]?.image, 'Debian bookworm arm64');
  });

  it('never throws', () => {
    const text = sample('made-list-json-incus');
    const mutated = fc
      .tuple(fc.nat(text.length), fc.nat(20), fc.string())
      .map(([at, cut, added]) => text.slice(0, at) + added + text.slice(at + cut));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.object()).map((v) => JSON.stringify(v)),
          mutated,
        ),
        (any) => {
          assert.equal(typeof parseLxcListJson(any).ok, 'boolean');
        },
      ),
    );
  });
});
