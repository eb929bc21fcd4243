import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  holdsInstances,
  parseLxcDefaultRemote,
  parseLxcRemoteList,
} from '../../../../../src/core/cli/lxc/remoteList';
import { majorMinor, parseLxcVersion } from '../../../../../src/core/cli/lxc/version';
import { cleanData, codes, failureOf, sample } from './fixture';

describe('parseLxcRemoteList', () => {
  it('reads the client’s own remotes', () => {
    const remotes = cleanData(parseLxcRemoteList(sample('remote-list-json')));
    assert.deepEqual(remotes[1], {
      name: 'local',
      address: 'unix://',
      protocol: 'lxd',
      isPublic: false,
      isStatic: true,
    });
    assert.deepEqual(
      remotes.map((remote) => [remote.name, holdsInstances(remote)]),
      [
        ['images', false],
        ['local', true],
        ['ubuntu', false],
        ['ubuntu-daily', false],
      ],
    );
  });

  it('reads other protocols, projects and spellings of the keys', () => {
    const text =
      '{"b":{"addr":"https://b:8443","protocol":"incus","project":"p"},"a":{"Addr":"x","Protocol":"smoke"}}';
    assert.deepEqual(
      cleanData(parseLxcRemoteList(text)).map(({ name, protocol, project }) => [
        name,
        protocol,
        project,
      ]),
      [
        ['a', 'unknown', undefined],
        ['b', 'incus', 'p'],
      ],
    );
  });

  it('warns of what is no remote, and fails for what is no object', () => {
    assert.deepEqual(codes(parseLxcRemoteList('{"a":null,"b":{"Addr":7}}')), [
      'unreadable-row@1',
      'unreadable-row@1',
    ]);
    assert.equal(failureOf(parseLxcRemoteList('[]')).expected, 'a JSON object');
    assert.equal(failureOf(parseLxcRemoteList('{"a":')).expected, 'a JSON object that is complete');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        assert.equal(typeof parseLxcRemoteList(text).ok, 'boolean');
      }),
    );
  });
});

describe('parseLxcDefaultRemote', () => {
  it('reads one name and nothing else', () => {
    assert.equal(cleanData(parseLxcDefaultRemote('termina\r\n')), 'termina');
    assert.equal(failureOf(parseLxcDefaultRemote('')).expected, 'the name of a remote');
    assert.equal(failureOf(parseLxcDefaultRemote('a\nb\n')).expected, 'the name of a remote');
  });
});

describe('parseLxcVersion', () => {
  it('reads client and server of every generation', () => {
    assert.deepEqual(cleanData(parseLxcVersion(sample('version'))), {
      client: '5.0.2',
      server: '5.0.2',
    });
    assert.deepEqual(cleanData(parseLxcVersion(sample('made-version-5.21'))), {
      client: '5.21.3 LTS',
      server: '5.21.3 LTS',
    });
  });

  it('has no server when the daemon is down', () => {
    const version = cleanData(parseLxcVersion(sample('err-daemon-dead-stale-socket-version')));
    assert.deepEqual(version, { client: '5.0.2', server: undefined });
  });

  it('fails for other text', () => {
    assert.equal(failureOf(parseLxcVersion('5.0.2\n')).expected, 'a line "Client version: …"');
    assert.equal(
      failureOf(parseLxcVersion('Client version: 5.0.2\n')).expected,
      'a line "Server version: …"',
    );
  });
});

describe('majorMinor', () => {
  it('reads the first two numbers', () => {
    assert.deepEqual(majorMinor('5.21.3 LTS'), [5, 21]);
    assert.deepEqual(majorMinor('6'), [6, 0]);
    assert.equal(majorMinor('unreachable'), undefined);
  });
});
