import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addImageAliasCommand,
  copyImageCommand,
  deleteImageCommand,
  removeImageAliasCommand,
} from '../../../../../src/core/cli/lxc/imageChangeCommands';
import { aliasProblem } from '../../../../../src/core/cli/lxc/imageName';
import {
  lxcClusterListing,
  lxcImageListCommand,
  lxcNetworkListing,
  lxcProfileListing,
  lxcProjectListing,
  lxcStorageListing,
  lxcStorageSpaceCommand,
} from '../../../../../src/core/cli/lxc/listingCommands';
import {
  createProfileCommand,
  deleteProfileCommand,
  profileNameProblem,
} from '../../../../../src/core/cli/lxc/profileCommands';
import {
  addRemoteCommand,
  removeRemoteCommand,
  switchRemoteCommand,
} from '../../../../../src/core/cli/lxc/remoteCommands';
import {
  remoteAddressProblem,
  remoteNameProblem,
  type RemoteProtocol,
} from '../../../../../src/core/cli/lxc/remoteName';
import { readRemoteQuestion } from '../../../../../src/core/cli/lxc/remoteQuestion';
import { codes, sample } from './fixture';

const FP = 'ab'.repeat(32);
const here = { fingerprint: FP, remote: undefined };
const there = { fingerprint: FP, remote: '--all' };

describe('commands that read an LXD', () => {
  const rows = [
    [lxcImageListCommand(), ['image', 'list', '--format=json']],
    [lxcImageListCommand('-x'), ['image', 'list', '--format=json', '--', '-x:']],
    [lxcProfileListing().list, ['profile', 'list', '--format=json']],
    [lxcProfileListing('a').query, ['query', '--', 'a:/1.0/profiles?recursion=1']],
    [lxcStorageListing('a').list, ['storage', 'list', '--format=json', '--', 'a:']],
    [lxcStorageListing().query, ['query', '--', '/1.0/storage-pools?recursion=1']],
    [lxcNetworkListing('a').list, ['network', 'list', '--format=json', '--', 'a:']],
    [lxcProjectListing().list, ['project', 'list', '--format=json']],
    [lxcClusterListing('a').list, ['cluster', 'list', '--format=json', '--', 'a:']],
    [lxcClusterListing().query, ['query', '--', '/1.0/cluster/members?recursion=1']],
    [lxcStorageSpaceCommand('p'), ['query', '--', '/1.0/storage-pools/p/resources']],
    [
      lxcStorageSpaceCommand('other:/1.0/x?y', 'a'),
      ['query', '--', 'a:/1.0/storage-pools/other%3A%2F1.0%2Fx%3Fy/resources'],
    ],
  ] as const;
  for (const [command, args] of rows) {
    it(`runs lxc ${args.join(' ')}`, () => {
      assert.deepEqual([command.tool, command.mutates], ['lxc', false]);
      assert.deepEqual(command.args, args);
    });
  }
});

describe('commands that change an LXD or its client', () => {
  const remote = { name: 'srv', address: 'srv:8443', protocol: 'lxd' } as const;
  const rows = [
    [
      copyImageCommand({ source: there, target: 'local', alias: undefined, mode: 'pull' }),
      ['image', 'copy', '--', `--all:${FP}`, 'local:'],
    ],
    [
      copyImageCommand({ source: here, target: '-t', alias: '-a b', mode: 'relay' }),
      ['image', 'copy', '--mode=relay', '--alias=-a b', '--', FP, '-t:'],
    ],
    [deleteImageCommand(here), ['image', 'delete', '--', FP]],
    [deleteImageCommand(there), ['image', 'delete', '--', `--all:${FP}`]],
    [addImageAliasCommand(here, '-x'), ['image', 'alias', 'create', '--', '-x', FP]],
    [addImageAliasCommand(there, 'x'), ['image', 'alias', 'create', '--', '--all:x', FP]],
    [removeImageAliasCommand(there, 'x'), ['image', 'alias', 'delete', '--', '--all:x']],
    [addRemoteCommand(remote), ['remote', 'add', '--protocol=lxd', '--', 'srv', 'srv:8443']],
    [removeRemoteCommand('-f'), ['remote', 'remove', '--', '-f']],
    [switchRemoteCommand('-f'), ['remote', 'switch', '--', '-f']],
    [createProfileCommand({ profile: '-p', remote: undefined }), ['profile', 'create', '--', '-p']],
    [
      deleteProfileCommand({ profile: 'p', remote: 'a' }),
      ['profile', 'delete', '--quiet', '--', 'a:p'],
    ],
  ] as const;
  for (const [command, args] of rows) {
    it(`runs lxc ${args.join(' ')}`, () => {
      assert.deepEqual([command.tool, command.mutates], ['lxc', true]);
      assert.deepEqual(command.args, args);
      assert.deepEqual(codes(command.parse('')), []);
    });
  }

  it('gives a password to standard input only, and ends the input at once without one', () => {
    const asked = addRemoteCommand(remote, 's3cret');
    assert.equal(asked.input, 's3cret\n');
    assert.ok(!asked.args.join(' ').includes('s3cret'));
    assert.equal(addRemoteCommand(remote).input, '');
  });
});

describe('readRemoteQuestion', () => {
  const fingerprint = 'b364147bc2ec3c1538bdcba7f8866c86e5802f868c06cb51cc36c715be91b476';
  it('finds the question at which LXD 5.0 gave up', () => {
    assert.deepEqual(readRemoteQuestion(sample('remote-add-certificate')), {
      kind: 'certificate',
      fingerprint,
      acceptance: fingerprint,
    });
    for (const name of ['secret', 'secret-only', 'wrong-secret']) {
      assert.deepEqual(readRemoteQuestion(sample(`remote-add-${name}`)), { kind: 'secret' }, name);
    }
  });

  it('answers yes where the client knows no better', () => {
    const old = `Certificate fingerprint: ${fingerprint}\nok (y/n)? `;
    assert.deepEqual(readRemoteQuestion(old), {
      kind: 'certificate',
      fingerprint,
      acceptance: 'y',
    });
  });

  it('knows the words of other generations', () => {
    const rows = [
      ['Admin password for srv: ', 'secret'],
      ['Trust token for srv: ', 'secret'],
      ['Available projects:\n - a\n - b\nName of the project to use for this remote: ', 'project'],
      ['', undefined],
      ['Certificate fingerprint: zz\nok (y/n)? ', undefined],
    ] as const;
    for (const [text, kind] of rows) {
      assert.equal(readRemoteQuestion(text)?.kind, kind, text);
    }
  });
});

describe('remoteNameProblem', () => {
  const rows = [
    ['termina', undefined],
    ['lxd-images.2', undefined],
    ['', 'empty'],
    ['x'.repeat(64), 'too-long'],
    ['a:b', 'bad-character'],
    ['../x', 'bad-character'],
    ['a/b', 'bad-character'],
    ['-x', 'bad-character'],
  ] as const;
  for (const [name, problem] of rows) {
    it(`${JSON.stringify(name.slice(0, 10))}: ${problem ?? 'fine'}`, () => {
      assert.equal(remoteNameProblem(name), problem);
    });
  }
});

describe('remoteAddressProblem', () => {
  const rows: readonly (readonly [RemoteProtocol, string, string | undefined])[] = [
    ['simplestreams', 'https://images.lxd.canonical.com', undefined],
    ['simplestreams', 'https://cloud-images.ubuntu.com/releases/', undefined],
    ['simplestreams', 'http://images.example.com', 'not-https'],
    ['simplestreams', 'images.example.com', 'not-https'],
    ['simplestreams', 'https://user:word@images.example.com/x', 'has-password'],
    ['simplestreams', 'https://', 'bad-character'],
    ['simplestreams', 'https://a b', 'bad-character'],
    ['lxd', 'srv', undefined],
    ['lxd', '192.0.2.7:8443', undefined],
    ['lxd', '[2001:db8::1]:8443', undefined],
    ['lxd', 'https://srv:8443', undefined],
    ['lxd', 'https://srv:8443/', undefined],
    ['lxd', 'https://srv/path', 'bad-character'],
    ['lxd', 'unix:///var/lib/lxd/unix.socket', 'not-https'],
    ['lxd', '/etc/passwd', 'bad-character'],
    ['lxd', '--password=x', 'bad-character'],
    ['lxd', 'user@srv', 'has-password'],
    ['lxd', '', 'empty'],
  ];
  for (const [protocol, address, problem] of rows) {
    it(`${protocol} ${address}: ${problem ?? 'fine'}`, () => {
      assert.equal(remoteAddressProblem(protocol, address), problem);
    });
  }
});

describe('aliasProblem and profileNameProblem', () => {
  it('refuse what could stand for something else in a command', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (aliasProblem(text) === undefined) {
          assert.doesNotMatch(text, /^$|^-|[:\s\u0000-\u001f]/);
        }
        if (profileNameProblem(text) === undefined) {
          assert.doesNotMatch(text, /^$|^\.\.?$|[:/?#%\u0000-\u001f]/);
        }
      }),
    );
    assert.equal(aliasProblem('debian/12'), undefined);
    assert.equal(aliasProblem('größe'), undefined);
    assert.equal(aliasProblem('x'.repeat(256)), 'too-long');
    assert.equal(profileNameProblem('my profile'), undefined);
    assert.equal(profileNameProblem('..'), 'only-dots');
  });
});
