import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDeviceSettings } from '../../../../src/core/config/deviceSettings';

describe('parseDeviceSettings', () => {
  it('takes the forms that the settings document', () => {
    const devices = [
      { name: 'this machine', kind: 'local' },
      { name: 'DUT', kind: 'ssh', host: 'dut' },
      {
        name: 'DUT 2',
        kind: 'ssh',
        host: 'root@10.0.0.2',
        userHash: 'ab12',
        sshOptions: ['-p', '2222'],
      },
      { name: 'Termina', kind: 'lxd', remote: 'termina' },
      { name: 'Kitchen', kind: 'saved', file: 'notes/kitchen.crostini.yaml' },
      { name: 'Guest', kind: 'guest' },
      { name: 'Demo', kind: 'demo' },
    ];
    assert.deepEqual(parseDeviceSettings(devices), [
      devices[0],
      { ...devices[1], sshOptions: [] },
      ...devices.slice(2),
    ]);
  });

  const faults: readonly (readonly [string, unknown, string, object])[] = [
    ['a text', 'dut', 'devices[0]', { kind: 'not-an-object' }],
    ['null', null, 'devices[0]', { kind: 'not-an-object' }],
    ['no kind', { name: 'x' }, 'x', { kind: 'unknown-kind', given: '' }],
    [
      'a kind of another age',
      { name: 'x', kind: 'adb' },
      'x',
      { kind: 'unknown-kind', given: 'adb' },
    ],
    ['no name', { kind: 'local' }, 'devices[0]', { kind: 'no-name' }],
    ['an empty name', { name: ' ', kind: 'local' }, 'devices[0]', { kind: 'no-name' }],
    ['no host', { name: 'x', kind: 'ssh' }, 'x', { kind: 'bad-field', field: 'host' }],
    [
      'a host that is an option',
      { name: 'x', kind: 'ssh', host: '-oProxyCommand=id' },
      'x',
      { kind: 'bad-field', field: 'host' },
    ],
    [
      'a host with a space',
      { name: 'x', kind: 'ssh', host: 'a b' },
      'x',
      { kind: 'bad-field', field: 'host' },
    ],
    [
      'a remote that is an option',
      { name: 'x', kind: 'lxd', remote: '--all' },
      'x',
      { kind: 'bad-field', field: 'remote' },
    ],
    [
      'a remote with a colon',
      { name: 'x', kind: 'lxd', remote: 'a:b' },
      'x',
      { kind: 'bad-field', field: 'remote' },
    ],
    [
      'a hash that is none',
      { name: 'x', kind: 'ssh', host: 'a', userHash: '$(id)' },
      'x',
      { kind: 'bad-field', field: 'userHash' },
    ],
    [
      'an unknown field',
      { name: 'x', kind: 'local', colour: 'red' },
      'x',
      { kind: 'bad-field', field: 'colour' },
    ],
  ];
  for (const [title, entry, name, reason] of faults) {
    it(`keeps the place of an entry with ${title}, and says why`, () => {
      assert.deepEqual(parseDeviceSettings([entry]), [{ kind: 'invalid', name, reason }]);
    });
  }

  it('tells devices of one name apart', () => {
    const devices = [1, 2, 3].map(() => ({ name: 'x', kind: 'demo' }));
    assert.deepEqual(
      parseDeviceSettings(devices).map(({ name }) => name),
      ['x', 'x (2)', 'x (3)'],
    );
  });

  it('gives one row with the fault for a value that is no list', () => {
    assert.deepEqual(
      parseDeviceSettings({ name: 'x' }).map(({ kind }) => kind),
      ['invalid'],
    );
  });

  it('never throws, and gives one device per entry with a name of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (entries) => {
        const devices = parseDeviceSettings(entries);
        assert.equal(devices.length, entries.length);
        assert.equal(new Set(devices.map(({ name }) => name)).size, entries.length);
      }),
    );
  });
});
