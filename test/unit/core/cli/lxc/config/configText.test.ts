import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConfigText } from '../../../../../../src/core/cli/lxc/config/configText';
import type { LxdConfig } from '../../../../../../src/core/cli/lxc/config/lxdConfig';
import { printConfig } from '../../../../../../src/core/cli/lxc/config/printConfig';
import {
  readServerConfig,
  serverText,
} from '../../../../../../src/core/cli/lxc/config/serverConfig';

/** Recorded from `lxc config show` of LXD 5.0.2, shortened. */
const SHOWN = `architecture: x86_64
config:
  image.release: "1.35"
  raw.lxc: lxc.signal.halt = SIGUSR2
  user.a: "#cloud-config\\nx: \\"y'z\\"\\n$(id) \\U0001F600\\n"
  volatile.idmap.base: "0"
  volatile.last_state.power: RUNNING
devices:
  root:
    path: /
    pool: default
    type: disk
ephemeral: false
profiles:
- nonet
stateful: false
description: ""
`;

/** What a person gets to edit. */
const EDITED = `architecture: x86_64
config:
  image.release: "1.35"
  raw.lxc: lxc.signal.halt = SIGUSR2
  user.a: |
    #cloud-config
    x: "y'z"
    $(id) 😀
devices:
  root:
    path: /
    pool: default
    type: disk
ephemeral: false
profiles:
- nonet
description: ""
`;

function server(yaml: string, subject: 'instance' | 'profile' = 'instance') {
  const read = readServerConfig(yaml, subject);
  assert.ok(read.ok, 'unreadable');
  return read.value.data;
}

/** The findings as `line: kind`, and the text they are about. */
function findings(text: string, subject: 'instance' | 'profile' = 'instance'): readonly string[] {
  return readConfigText(text, subject).findings.map(({ start, end, fault }) => {
    const line = text.slice(0, start).split('\n').length;
    const what = fault.kind === 'wrong-type' ? fault.expected : fault.kind;
    return `${line}: ${what} ${JSON.stringify(text.slice(start, end))}`;
  });
}

describe('a configuration on its way from LXD to an editor and back', () => {
  it('shows values of several lines as such, and no key that LXD keeps itself', () => {
    assert.equal(printConfig(server(SHOWN).editable), EDITED);
  });

  it('sends back what it did not show, and what was changed', () => {
    const before = server(SHOWN);
    const { config } = readConfigText(
      EDITED.replace('"1.35"', '010').replace('pool: default', 'pool: fast'),
      'instance',
    );
    assert.ok(config !== undefined);
    assert.deepEqual(JSON.parse(serverText(config, before.kept)), {
      architecture: 'x86_64',
      config: {
        'image.release': '010',
        'raw.lxc': 'lxc.signal.halt = SIGUSR2',
        'user.a': '#cloud-config\nx: "y\'z"\n$(id) 😀\n',
        'volatile.idmap.base': '0',
        'volatile.last_state.power': 'RUNNING',
      },
      devices: { root: { path: '/', pool: 'fast', type: 'disk' } },
      ephemeral: false,
      profiles: ['nonet'],
      stateful: false,
      description: '',
    });
  });

  it('tells who uses a profile, and does not offer its name', () => {
    const { editable, usedBy } = server(
      'config: {}\ndescription: x\ndevices: {}\nname: p\nused_by:\n- /1.0/instances/penguin\n',
      'profile',
    );
    assert.deepEqual(usedBy, [{ kind: 'instance', name: 'penguin' }]);
    assert.equal(printConfig(editable), 'config: {}\ndescription: x\ndevices: {}\n');
  });

  it('says what is no configuration at all', () => {
    for (const text of ['', 'foo\n', '- a\n', 'a: [\n', '{{{{']) {
      assert.equal(readServerConfig(text, 'instance').ok, false, text);
    }
  });

  it('loses and changes nothing, whatever the values are', function () {
    this.timeout(20_000);
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({
        unit: fc.constantFrom(' ', '\n', '\t', '"', "'", ':', '-', '#', 'a', '\r', '\u0085', '|'),
        maxLength: 12,
      }),
      fc.constantFrom(
        'true',
        'null',
        '~',
        '010',
        '1e3',
        '0x1f',
        '<<',
        'yes',
        '---',
        '...',
        '\ufeff',
      ),
    );
    const whole = text.filter((value) => !/\p{Cs}/u.test(value));
    const key = whole.filter((name) => !name.startsWith('volatile.'));
    const values = fc.dictionary(key, whole, { maxKeys: 4, noNullPrototype: true });
    const instance = fc.record(
      {
        architecture: fc.constantFrom('x86_64', 'aarch64'),
        ephemeral: fc.boolean(),
        profiles: fc.array(whole, { maxLength: 3 }),
      },
      { noNullPrototype: true },
    );
    const config: fc.Arbitrary<LxdConfig> = fc.record(
      {
        config: values,
        devices: fc.dictionary(whole, values, { maxKeys: 3, noNullPrototype: true }),
        description: whole,
        instance,
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(config, (given) => {
        const printed = printConfig(given);
        const read = readConfigText(printed, 'instance');
        assert.deepEqual(read, { config: given, findings: [] }, printed);
        // What LXD is sent is YAML that says the same, too.
        const sent = serverText(given, { volatile: {}, parts: {} });
        assert.deepEqual(server(sent).editable, given);
      }),
      { numRuns: 200 },
    );
  });

  it('is no valid YAML when it is cut off anywhere', () => {
    const { editable, kept } = server(SHOWN);
    const sent = serverText(editable, kept).trimEnd();
    for (let length = 1; length < sent.length; length += 1) {
      assert.equal(readServerConfig(sent.slice(0, length), 'instance').ok, false);
    }
  });
});

describe('readConfigText', () => {
  const base = EDITED;
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['nothing wrong', base, []],
    ['comments and another order', `# mine\nprofiles: [a]\nconfig: {a: b} # x\n`, []],
    ['empty values', 'config:\ndevices: ~\nprofiles: null\ndescription:\n', []],
    ['no text at all', '', ['1: mapping ""']],
    ['a list', '- a\n', ['1: mapping "- a"']],
    ['a key that is given twice', 'config:\n  a: 1\n  a: 2\n', ['3: syntax "a"']],
    ['a part that LXD would pass over', 'config: {}\nconfg: {}\n', ['2: unknown-part "confg"']],
    ['a part that would restore a snapshot', 'restore: snap0\n', ['1: unknown-part "restore"']],
    ['a part that cannot be changed', 'status: Frozen\n', ['1: unknown-part "status"']],
    ['a key of LXD itself', 'config:\n  volatile.uuid: x\n', ['2: volatile-key "volatile.uuid"']],
    ['a list for a value', 'config:\n  a: [1]\n', ['2: text "[1]"']],
    ['a mapping for a value', 'config:\n  a: {b: c}\n', ['2: text "{b: c}"']],
    ['a text for a mapping', 'config: x\n', ['1: mapping "x"']],
    ['a device without keys', 'devices:\n  root: disk\n', ['2: mapping "disk"']],
    ['no boolean', 'ephemeral: perhaps\n', ['1: true-or-false "perhaps"']],
    ['a text for a list', 'profiles: default\n', ['1: list "default"']],
    ['a reference', 'description: &a x\nconfig:\n  k: *a\n', ['3: text "*a"']],
    ['several', 'a: 1\nconfig:\n  b: []\n', ['1: unknown-part "a"', '3: text "[]"']],
  ];
  for (const [what, text, expected] of cases) {
    it(`finds ${what}`, () => {
      assert.deepEqual(findings(text), expected);
      assert.equal(readConfigText(text, 'instance').config === undefined, expected.length > 0);
    });
  }

  it('tells the place of an error in the syntax', () => {
    const text = 'config:\n  a: "x\n  b: y\n';
    const [first] = readConfigText(text, 'instance').findings;
    assert.ok(first?.fault.kind === 'syntax');
    assert.ok(first.start >= text.indexOf('"'));
  });

  it('knows no profiles in a profile', () => {
    assert.deepEqual(findings('profiles: []\n', 'profile'), ['1: unknown-part "profiles"']);
  });

  it('says that a text is nested too deeply', () => {
    assert.deepEqual(
      readConfigText('['.repeat(5000), 'instance').findings.map(({ fault }) => fault.kind),
      ['too-deep'],
    );
  });

  it('never throws, and every place is in the text', () => {
    const yaml = fc.string({
      unit: fc.constantFrom(
        'config:',
        '\n',
        '  ',
        'a',
        ': ',
        '- ',
        '[',
        ']',
        '{',
        '"',
        '&',
        '*',
        '#',
        '|',
        '?',
        '\t',
        '!!x ',
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.oneof(yaml, fc.string({ unit: 'binary' })), (text) => {
        for (const { start, end } of readConfigText(text, 'instance').findings) {
          assert.ok(0 <= start && start <= end && end <= text.length);
        }
      }),
    );
  });
});
