import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isOwnerHash,
  primarySessionCommand,
  userFoldersCommand,
} from '../../../../../src/core/cli/session/ownerHash';
import { hostileText } from '../../text/hostileText';
import { cleanData, failureOf } from '../lxc/fixture';

const HASH = '5d9305ad4c9b95ef1f80c2b97fcf9c4877219a7b';
const OTHER = HASH.replace('5d', 'aa');
const reply = (email: string, hash: string): string =>
  `method return time=1795260605.612381 sender=:1.19 -> destination=:1.234 serial=30 reply_serial=2\n   string "${email}"\n   string "${hash}"\n`;

describe('isOwnerHash', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    [HASH, true],
    [HASH.toUpperCase(), true],
    [HASH.slice(1), false],
    [`${HASH}0`, false],
    [HASH.replace('5', 'g'), false],
    [`${HASH}\n`, false],
    ['', false],
  ];
  for (const [text, expected] of rows) {
    it(`says ${String(expected)} for ${JSON.stringify(text)}`, () => {
      assert.equal(isOwnerHash(text), expected);
    });
  }
});

describe('primarySessionCommand', () => {
  const { tool, args, parse, mutates } = primarySessionCommand();

  it('asks the session manager on the system bus', () => {
    assert.deepEqual([tool, mutates], ['dbus-send', false]);
    assert.ok(args.includes('--print-reply') && args.includes('--system'));
    assert.match(args.at(-1) ?? '', /RetrievePrimarySession$/);
  });

  it('reads the second string', () => {
    assert.equal(cleanData(parse(reply('someone@example.com', HASH))), HASH);
    assert.equal(cleanData(parse(reply('s', HASH).replaceAll('\n', '\r\n'))), HASH);
  });

  it('is not misled by an address that looks like a hash', () => {
    assert.equal(cleanData(parse(reply(OTHER, HASH))), HASH);
  });

  it('refuses the answer when nobody is signed in, and any other', () => {
    assert.deepEqual(failureOf(parse(reply('', ''))), {
      expected: 'an owner hash',
      lineNumber: 3,
      text: '',
    });
    for (const text of [
      '',
      'Error org.freedesktop.DBus.Error.ServiceUnknown: x\n',
      `   string "${HASH}"\n`,
    ]) {
      assert.equal(failureOf(parse(text)).lineNumber, 1);
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (email, hash) => {
        assert.equal(typeof parse(reply(email, hash)).ok, 'boolean');
      }),
    );
  });
});

describe('userFoldersCommand', () => {
  const { tool, args, parse } = userFoldersCommand();

  it('lists the folders of signed-in users', () => {
    assert.deepEqual([tool, ...args], ['ls', '-1', '/home/user']);
  });

  it('finds the only folder that is named like a hash', () => {
    assert.equal(cleanData(parse(`${HASH}\n`)), HASH);
    assert.equal(cleanData(parse(`keep\r\n${HASH}\r\nlost+found\r\n`)), HASH);
  });

  it('refuses to choose between two users, and to make one up', () => {
    assert.equal(failureOf(parse(`${HASH}\n${OTHER}\n`)).lineNumber, 2);
    assert.equal(failureOf(parse('')).lineNumber, 1);
    assert.equal(failureOf(parse('user\n')).text, 'user');
  });
});
