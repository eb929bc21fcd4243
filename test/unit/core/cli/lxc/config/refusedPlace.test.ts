import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findRefused } from '../../../../../../src/core/cli/lxc/config/refusedPlace';

const BASE = `architecture: x86_64
config:
  boot.autostart: "false"
  limits.cpu: "1"
  raw.lxc: lxc.signal.halt = SIGUSR2
devices:
  root:
    path: /
    pool: default
    type: disk
ephemeral: false
profiles:
- default
description: ""
`;

const set = (lines: string) => BASE.replace('config:\n', `config:\n${lines}`);
const device = (lines: string) => BASE.replace('devices:\n', `devices:\n${lines}`);

/** Messages of LXD 5.0.2, recorded; the text they were about; what has to be marked. */
const CASES: readonly (readonly [message: string, text: string, marked: string])[] = [
  [
    'Invalid config: Unknown configuration key: limits.cpuu',
    set('  limits.cpuu: "2"\n'),
    'limits.cpuu',
  ],
  ['Unknown configuration key: bad key', set('  "bad key": x\n'), '"bad key"'],
  ['Invalid config: Invalid CPU limit syntax', BASE.replace('cpu: "1"', 'cpu: two'), 'two'],
  [
    'Invalid config: Invalid value for a boolean "maybe"',
    set('  security.nesting: maybe\n'),
    'maybe',
  ],
  [
    // Another key has the same value, which was accepted before.
    'Invalid config: Invalid value for an integer "false"',
    set('  boot.autostart.priority: "false"\n'),
    '"false"',
  ],
  ['Invalid config: Invalid value: 12QB', set('  limits.memory: 12QB\n'), '12QB'],
  [
    'Failed to get ID map: Invalid ID map line "both 1 x y z"',
    set('  raw.idmap: both 1 x y z\n'),
    'both 1 x y z',
  ],
  [
    'Invalid config: Invalid raw.lxc line: lxc.foo',
    BASE.replace('raw.lxc: lxc', 'raw.lxc: |-\n    lxc.foo\n    lxc'),
    'lxc.foo',
  ],
  [
    'Failed to load config file "/tmp/lxd_config_2037948397": loading config file for the container failed',
    BASE.replace('lxc.signal.halt = SIGUSR2', 'lxc.nonsense.key = 1'),
    'lxc.nonsense.key = 1',
  ],
  ['Invalid config: Invalid allowance: 200', set('  limits.cpu.allowance: "200"\n'), '"200"'],
  [
    'Invalid config: Invalid value for a limit "99". Must be between 0 and 10',
    set('  limits.cpu.priority: 99\n'),
    '99',
  ],
  [
    'Invalid config: Schedule must be of the form: <minute> <hour> <day-of-month> <month> <day-of-week>',
    set('  snapshots.schedule: xyz\n'),
    'xyz',
  ],
  ['Invalid config: Invalid expiry expression', set('  snapshots.expiry: xyz\n'), 'xyz'],
  [
    'Invalid devices: Device validation failed for "usb": Failed loading device "usb": Unsupported device type',
    device('  usb:\n    type: nonsense\n'),
    'nonsense',
  ],
  [
    'Invalid devices: Device validation failed for "usb": Failed loading device "usb": Missing device type in config',
    device('  usb:\n    path: x\n'),
    'usb',
  ],
  [
    'Invalid devices: Device validation failed for "web": Invalid device option "listenn"',
    device('  web:\n    type: proxy\n    listenn: tcp:0.0.0.0:80\n'),
    'listenn',
  ],
  [
    'Invalid devices: Device validation failed for "web": Invalid value for device option "listen": Unknown protocol type "nonsense"',
    device('  web:\n    type: proxy\n    listen: nonsense\n'),
    'nonsense',
  ],
  [
    'Invalid devices: Device validation failed for "web": Invalid value for device option "connect": Unknown protocol type ""',
    device('  web:\n    type: proxy\n    listen: tcp:0.0.0.0:80\n'),
    'web',
  ],
  [
    'Failed add validation for device "d1": Missing source path "/nonexistent/xx" for disk "d1"',
    device('  d1:\n    type: disk\n    source: /nonexistent/xx\n'),
    '/nonexistent/xx',
  ],
  [
    'Cannot update root disk device pool name to "nopool"',
    BASE.replace('pool: default', 'pool: nopool'),
    'nopool',
  ],
  [
    'Invalid devices: Device validation failed for "eth0": Failed loading device "eth0": Failed to load network "nonet99" for project "default": Network not found',
    device('  eth0:\n    type: nic\n    network: nonet99\n'),
    'nonet99',
  ],
  [
    'Failed to start device "eth0": Parent device "nobr" doesn\'t exist',
    device('  eth0:\n    type: nic\n    nictype: bridged\n    parent: nobr\n'),
    'nobr',
  ],
  ['Profile not found', BASE.replace('- default', '- default\n- nosuch'), 'nosuch'],
  // Words that nobody has met yet: what was changed is the best guess.
  ['Something new went wrong', BASE.replace('cpu: "1"', 'cpu: "9"'), '"9"'],
];

describe('findRefused', () => {
  for (const [message, text, marked] of CASES) {
    it(`finds ${JSON.stringify(marked)} for: ${message.slice(0, 90)}`, () => {
      const place = findRefused(message, text, BASE);
      assert.ok(place !== undefined);
      assert.equal(text.slice(place.start, place.end), marked);
      const changedLine = text.slice(0, place.start).split('\n').length;
      assert.notEqual(text.split('\n')[changedLine - 1], BASE.split('\n')[changedLine - 1]);
    });
  }

  it('finds nothing where nothing was changed and nothing is named', () => {
    assert.equal(findRefused('Something new went wrong', BASE, BASE), undefined);
    assert.equal(findRefused('', '', ''), undefined);
  });

  it('never throws, and every place is in the text', () => {
    const part = fc.constantFrom(
      '"',
      'limits.cpu',
      'device ',
      'root',
      ': ',
      'line',
      '\n',
      '- ',
      'x',
    );
    const text = fc.oneof(fc.string({ unit: part, maxLength: 30 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, text, text, (message, edited, before) => {
        const place = findRefused(message, edited, before);
        if (place !== undefined) {
          assert.ok(0 <= place.start && place.start <= place.end && place.end <= edited.length);
        }
      }),
    );
  });
});
