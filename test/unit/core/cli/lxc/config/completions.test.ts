import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionsAt } from '../../../../../../src/core/cli/lxc/config/completions';

/** The labels at the mark `|` of a text. */
function labels(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  return completionsAt(marked.replace('|', ''), offset).map(({ label }) => label);
}

describe('completionsAt', () => {
  it('offers the keys of config, but none twice', () => {
    const offered = labels(
      'config:\n  limits.cpu: "1"\n  |\n  boot.autostart: "true"\ndevices: {}\n',
    );
    assert.ok(offered.includes('security.nesting'));
    assert.ok(offered.includes('limits.memory'));
    assert.ok(!offered.includes('limits.cpu'));
    assert.ok(!offered.includes('boot.autostart'));
  });

  it('takes the place of the word that was begun', () => {
    const [nesting] = completionsAt('config:\n  security.nest', 23).filter(
      ({ label }) => label === 'security.nesting',
    );
    assert.equal(nesting?.text, 'security.nesting: ');
    assert.match(nesting.does, /Docker/);
  });

  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['config:\n  security.nesting: |', ['true', 'false']],
    ['config:\n  security.nesting: "t|', ['true', 'false']],
    ['config:\n  limits.memory.enforce: |', ['hard', 'soft']],
    ['config:\n  limits.memory: |', []],
    ['devices:\n  web:\n    |', ['type']],
    [
      'devices:\n  web:\n    type: prox|',
      [
        ...['disk', 'nic', 'proxy', 'gpu', 'usb', 'unix-char', 'unix-block', 'unix-hotplug'],
        ...['infiniband', 'tpm', 'none'],
      ],
    ],
    [
      'devices:\n  web:\n    |\n    type: usb\n    vendorid: 1\n',
      [...['productid', 'required', 'uid', 'gid']],
    ],
    ['devices:\n  a:\n    type: nic\n  web:\n    |', ['type']],
    ['devices:\n  web:\n    type: nonsense\n    |', []],
    ['devices:\n  web:\n    type: __proto__\n    |', []],
    ['devices:\n  |', []],
    ['|', []],
    ['config: {|', []],
    ['profiles:\n- |', []],
    ['config:\n  a: b c|', []],
  ];
  for (const [marked, expected] of cases) {
    it(`offers ${expected.join(', ') || 'nothing'} in ${JSON.stringify(marked)}`, () => {
      assert.deepEqual(labels(marked), expected);
    });
  }

  it('never throws', () => {
    const unit = fc.constantFrom('config:', '\n', '  ', 'a: ', '"', ':', '- ', 'type: disk', '#');
    fc.assert(
      fc.property(fc.string({ unit }), fc.nat({ max: 60 }), (text, offset) => {
        completionsAt(text, offset);
      }),
    );
  });
});
