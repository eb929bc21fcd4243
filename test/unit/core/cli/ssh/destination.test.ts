import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSshDestination } from '../../../../../src/core/cli/ssh/destination';
import { parseDeviceSettings } from '../../../../../src/core/config/deviceSettings';
import { hostileText } from '../../text/hostileText';

const GOOD: readonly (readonly [string, string, number | undefined])[] = [
  ['dut', 'dut', undefined],
  ['  dut ', 'dut', undefined],
  ['root@dut', 'root@dut', undefined],
  ['root@dut:2222', 'root@dut', 2222],
  ['192.168.1.4:22', '192.168.1.4', 22],
  ['[::1]:2222', '::1', 2222],
  ['[::1]', '::1', undefined],
  ['::1', '::1', undefined],
  ['root@fe80::1%eth0', 'root@fe80::1%eth0', undefined],
  ['ssh://root@dut:2222', 'root@dut', 2222],
  ['ssh://dut/', 'dut', undefined],
  ['me@example.org@dut', 'me@example.org@dut', undefined],
];

const BAD: readonly string[] = [
  '',
  '@dut',
  'root@',
  '-oProxyCommand=x',
  'root@-dut',
  '-l@dut',
  'dut:0',
  'dut:65536',
  'dut:22x',
  'dut:',
  'a dut',
  '[dut]:22',
  '[::1',
  'http://dut/',
];

describe('parseSshDestination', () => {
  for (const [text, host, port] of GOOD) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseSshDestination(text), { host, port });
    });
  }

  for (const text of BAD) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(parseSshDestination(text), undefined);
    });
  }

  it('gives nothing that the settings would refuse or ssh would take for an option', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(40), fc.string({ unit: 'grapheme' })), (text) => {
        const found = parseSshDestination(text);
        if (found !== undefined) {
          const [config] = parseDeviceSettings([{ kind: 'ssh', name: 'x', host: found.host }]);
          assert.equal(config?.kind, 'ssh');
          assert.ok(!found.host.startsWith('-'));
        }
      }),
    );
  });
});
