import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isProxied,
  parseSshEffectiveConfig,
  sharesConnections,
} from '../../../../../src/core/cli/ssh/effectiveConfig';
import { hostileText } from '../../text/hostileText';

// OpenSSH 9.2, shortened.
const PLAIN = `user root
hostname 127.0.0.1
port 41677
controlmaster false
identityfile ~/.ssh/id_rsa
identityfile ~/.ssh/id_ed25519
userknownhostsfile ~/.ssh/known_hosts ~/.ssh/known_hosts2
controlpersist no
`;

describe('parseSshEffectiveConfig', () => {
  it('reads keywords with their values, some of which come several times', () => {
    const settings = parseSshEffectiveConfig(PLAIN);
    assert.deepEqual(settings.get('port'), ['41677']);
    assert.deepEqual(settings.get('identityfile'), ['~/.ssh/id_rsa', '~/.ssh/id_ed25519']);
    assert.deepEqual(settings.get('userknownhostsfile'), [
      '~/.ssh/known_hosts ~/.ssh/known_hosts2',
    ]);
  });

  it('never throws', () => {
    fc.assert(fc.property(hostileText(300), (text) => parseSshEffectiveConfig(text).size >= 0));
  });
});

describe('sharesConnections', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    [PLAIN, false],
    ['', false],
    ['controlmaster no\n', false],
    ['controlmaster auto\n', true],
    ['controlmaster true\n', true],
    ['controlmaster false\ncontrolpath /tmp/x\n', true],
  ];
  for (const [text, expected] of rows) {
    it(`is ${expected} for ${JSON.stringify(text.slice(-40))}`, () => {
      assert.equal(sharesConnections(parseSshEffectiveConfig(text)), expected);
    });
  }
});

describe('isProxied', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    [PLAIN, false],
    ['proxycommand none\n', false],
    ['proxyjump gate\n', true],
    ['proxycommand nc %h %p\n', true],
  ];
  for (const [text, expected] of rows) {
    it(`is ${expected} for ${JSON.stringify(text.slice(-40))}`, () => {
      assert.equal(isProxied(parseSshEffectiveConfig(text)), expected);
    });
  }
});
