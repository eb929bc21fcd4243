import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { classifySshFailure, forgetHostKeyLine } from '../../../../../src/core/cli/ssh/failure';
import { hostileText } from '../../text/hostileText';

const FOLDER = new URL('../../../../fixtures/ssh/', import.meta.url);
const sample = (name: string): string =>
  readFileSync(new URL(`${name}.stderr.txt`, FOLDER), 'utf8');

const SAMPLES: Readonly<Record<string, string>> = {
  auth: 'auth',
  badconfig: 'bad-config',
  badconfig2: 'bad-config',
  badflag: 'bad-config',
  badoption: 'bad-config',
  badport: 'bad-config',
  bannertimeout: 'timed-out',
  'batch-badkey': 'auth',
  'batch-cmd-notfound': 'other',
  'batch-hostkey': 'host-key-unknown',
  'batch-refused': 'refused',
  changed: 'host-key-changed',
  closed: 'closed',
  jump: 'unresolved-host',
  kex: 'no-common-algorithm',
  netunreach: 'timed-out',
  noconfig: 'bad-config',
  notssh: 'closed',
  proxy: 'closed',
  refused: 'refused',
  reset: 'closed',
  unknown: 'host-key-unknown',
  'unknown-strict': 'host-key-unknown',
  unresolved: 'unresolved-host',
};

describe('classifySshFailure', () => {
  for (const [name, kind] of Object.entries(SAMPLES)) {
    it(`says ${kind} for the recorded ${name}`, () => {
      const failure = classifySshFailure(sample(name), 255);
      assert.equal(failure.kind, kind);
      assert.ok(sample(name).includes(failure.line.replace(/…$/, '')));
    });
  }

  it('knows every recorded failure', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.stderr.txt'));
    assert.deepEqual(
      files.map((file) => file.replace('.stderr.txt', '')).sort(),
      Object.keys(SAMPLES).sort(),
    );
  });

  const texts: readonly (readonly [string, string])[] = [
    ['ssh: connect to host dut port 22: No route to host\n', 'unreachable'],
    ['ssh: connect to host dut port 22: Network is unreachable\n', 'unreachable'],
    ['ssh: connect to host dut port 22: Operation timed out\n', 'timed-out'],
    ['Received disconnect from 1.2.3.4 port 22:2: Too many authentication failures\n', 'auth'],
    ['root@dut: Permission denied (publickey,password,keyboard-interactive).\n', 'auth'],
    ['client_loop: send disconnect: Broken pipe\n', 'closed'],
    ['Connection to dut closed by remote host.\n', 'closed'],
    ['something new\n', 'other'],
    ['Cannot execute command-line and remote command.\n', 'bad-config'],
    // The process that holds a shared connection has nowhere to write to.
    ['', 'closed'],
    ['ControlSocket /tmp/c/x already exists, disabling multiplexing\n', 'closed'],
    [
      'mux_client_request_session: session request failed: Session open refused by peer\nssh: connect to host dut port 22: Connection refused\n',
      'refused',
    ],
  ];
  for (const [stderr, kind] of texts) {
    it(`says ${kind} for ${JSON.stringify(stderr)}`, () => {
      assert.equal(classifySshFailure(stderr, 255).kind, kind);
    });
  }

  it('tells the place of a changed key', () => {
    const failure = classifySshFailure(sample('changed'), 255);
    assert.deepEqual(failure, {
      kind: 'host-key-changed',
      line: 'Host key for [127.0.0.1]:22991 has changed and you have requested strict checking.',
      place: { file: 'kh_bad', lineNumber: 1 },
      knownAs: '[127.0.0.1]:22991',
    });
    const home = sample('changed').replaceAll('kh_bad:1', '/home/a user/.ssh/known_hosts:712');
    const moved = classifySshFailure(home, 255);
    assert.deepEqual(moved.kind === 'host-key-changed' ? moved.place : undefined, {
      file: '/home/a user/.ssh/known_hosts',
      lineNumber: 712,
    });
  });

  it('says nothing of ssh for other exit codes, which are of the remote program', () => {
    assert.deepEqual(classifySshFailure('x: Connection refused\n', 1), {
      kind: 'other',
      line: 'x: Connection refused',
    });
  });

  it('gives the line that removes the old key, quoted, from the file that has it', () => {
    const lineFor = (stderr: string): string => {
      const failure = classifySshFailure(stderr, 255);
      assert.ok(failure.kind === 'host-key-changed');
      return forgetHostKeyLine(failure);
    };
    assert.equal(lineFor(sample('changed')), "ssh-keygen -f kh_bad -R '[127.0.0.1]:22991'");
    assert.equal(
      lineFor(sample('changed').replaceAll('kh_bad:1', "/home/it's/.ssh/known_hosts:7")),
      String.raw`ssh-keygen -f '/home/it'\''s/.ssh/known_hosts' -R '[127.0.0.1]:22991'`,
    );
    assert.equal(
      lineFor('Host key for dut has changed and you have requested strict checking.\n'),
      'ssh-keygen -R dut',
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(hostileText(400), (text) => {
        assert.ok(classifySshFailure(`Host key for ${text}`, 255).line.length <= 200);
      }),
    );
  });
});
