import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  parseSshConfigLines,
  type SshConfigLine,
} from '../../../../src/core/config/sshConfigLines';
import { hostileText } from '../text/hostileText';

const ROWS: readonly (readonly [string, readonly SshConfigLine[]])[] = [
  ['Host dut', [{ kind: 'host', patterns: ['dut'] }]],
  ['host=dut', [{ kind: 'host', patterns: ['dut'] }]],
  ['  HOST\ta  b\tc # three', [{ kind: 'host', patterns: ['a', 'b', 'c'] }]],
  ['Host "a b" c', [{ kind: 'host', patterns: ['a b', 'c'] }]],
  ['Host * !dut', [{ kind: 'host', patterns: ['*', '!dut'] }]],
  ['Match all', [{ kind: 'host', patterns: ['*'] }]],
  ['Match host dut exec "touch /tmp/x"', [{ kind: 'match' }]],
  ['Include a.conf ~/b/*', [{ kind: 'include', files: ['a.conf', '~/b/*'] }]],
  ['Include "~/my hosts/*.conf"', [{ kind: 'include', files: ['~/my hosts/*.conf'] }]],
  ['  HostName 192.168.1.4 # kitchen', [{ kind: 'host-name', hostName: '192.168.1.4' }]],
  ['HostName="dut.example"', [{ kind: 'host-name', hostName: 'dut.example' }]],
  ['# Host no\nUser root\nHostKeyAlias x\n', []],
  // What ssh refuses is passed over, and the lines after it count.
  [
    'Host "open\nHost b',
    [
      { kind: 'host', patterns: [] },
      { kind: 'host', patterns: ['b'] },
    ],
  ],
  [
    'Host \nHostName\nInclude "\nHost b\r\n',
    [
      { kind: 'host', patterns: [] },
      { kind: 'include', files: [] },
      { kind: 'host', patterns: ['b'] },
    ],
  ],
];

describe('parseSshConfigLines', () => {
  for (const [text, expected] of ROWS) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseSshConfigLines(text), expected);
    });
  }

  it('never throws', () => {
    const line = fc
      .tuple(fc.constantFrom('Host', 'Match', 'Include', 'HostName', 'hOST='), hostileText(40))
      .map(([keyword, rest]) => `${keyword} ${rest}`);
    fc.assert(
      fc.property(fc.array(line), (lines) => parseSshConfigLines(lines.join('\n')).length >= 0),
    );
  });

  it('reads each line by itself', () => {
    fc.assert(
      fc.property(fc.array(hostileText(30)), (lines) => {
        assert.deepEqual(
          parseSshConfigLines(lines.join('\n')),
          lines.flatMap((line) => parseSshConfigLines(line)),
        );
      }),
    );
  });
});
