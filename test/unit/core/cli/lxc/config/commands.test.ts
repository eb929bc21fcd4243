import assert from 'node:assert/strict';
import {
  editConfigCommand,
  editProfileCommand,
  setConfigCommand,
  showConfigCommand,
  showProfileCommand,
} from '../../../../../../src/core/cli/lxc/config/commands';

const here = { instance: 'penguin' };
const far = { instance: 'penguin', remote: 'termina', project: 'other' };

describe('commands for configurations', () => {
  it('put every word where lxc takes it', () => {
    const commands = [
      showConfigCommand({ ...here, expanded: false }),
      showConfigCommand({ ...far, expanded: true }),
      editConfigCommand(here, '{}'),
      editConfigCommand(far, '{}'),
      showProfileCommand({ profile: 'default', remote: undefined }),
      editProfileCommand({ profile: 'gpu', remote: 'termina' }, '{}'),
      setConfigCommand({ ...far, values: { 'security.nesting': 'true', 'user.a': 'b=c $(id)' } }),
    ];
    assert.deepEqual(
      commands.map(({ tool, args }) => [tool, ...args]),
      [
        ['lxc', 'config', 'show', '--', 'penguin'],
        ['lxc', 'config', 'show', '--project=other', '--expanded', '--', 'termina:penguin'],
        ['lxc', 'config', 'edit', '--', 'penguin'],
        ['lxc', 'config', 'edit', '--project=other', '--', 'termina:penguin'],
        ['lxc', 'profile', 'show', '--', 'default'],
        ['lxc', 'profile', 'edit', '--', 'termina:gpu'],
        [
          ...['lxc', 'config', 'set', '--quiet', '--project=other', '--', 'termina:penguin'],
          ...['security.nesting=true', 'user.a=b=c $(id)'],
        ],
      ],
    );
    assert.deepEqual(
      commands.map(({ mutates }) => mutates),
      [false, false, true, true, false, true, true],
    );
  });

  it('hand the YAML to standard input, and read nothing there otherwise', () => {
    assert.equal(editConfigCommand(here, '{"a":1}').input, '{"a":1}');
    assert.equal(editProfileCommand({ profile: 'p', remote: undefined }, '{}').input, '{}');
    assert.equal(showConfigCommand({ ...here, expanded: false }).input, undefined);
  });

  it('take no answer for none', () => {
    const { parse } = showConfigCommand({ ...here, expanded: false });
    assert.equal(parse('').ok, false);
    assert.equal(parse(' \n').ok, false);
    assert.deepEqual(parse('a: b\n'), { ok: true, value: { data: 'a: b\n', warnings: [] } });
  });
});
