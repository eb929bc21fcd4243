import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classifyVshFailure } from '../../../../../src/core/cli/vsh/failure';
import { vmStateByVshFailure } from '../../../../../src/core/cli/vsh/vmStateByFailure';
import { hostileText } from '../../text/hostileText';
import { vmcSample } from '../vmc/fixture';

const LONG = '../../../../../../../mnt/host/source/src/platform2/vm_tools/vsh/';
const missingContainer = vmcSample('verbatim-errors')
  .split('\n')
  .filter((line) => line.includes('vsh'));

const ROWS: readonly (readonly [string, number, string, string])[] = [
  [vmcSample('vsh-vm-stopped.stderr'), 1, 'vm-not-running', 'stopped'],
  [vmcSample('vsh-vm-does-not-exist-container.stderr'), 1, 'vm-not-running', 'stopped'],
  [vmcSample('vsh-baguette-without-container.stderr'), 1, 'containerless', 'running'],
  [missingContainer[0] ?? '', 1, 'container-missing', 'running'],
  [missingContainer[1] ?? '', 1, 'container-missing', 'running'],
  [
    'ERROR vsh: [vsh_client.cc(140)] Server was unable to set up connection: could not find user: chronos\n',
    1,
    'containerless',
    'running',
  ],
  [
    'ERROR vsh: [vsh_client.cc(140)] Server was unable to set up connection: could not find user: eve\n',
    1,
    'no-such-user',
    'running',
  ],
  [
    'ERROR vsh: [vsh_client.cc(140)] Server was unable to set up connection: only chronos is allowed login on the VM shell\n',
    1,
    'user-refused',
    'running',
  ],
  [
    'ERROR vsh: [vsh_client.cc(140)] Server was unable to set up connection: cannot change to user: root\n',
    1,
    'user-refused',
    'running',
  ],
  [
    'ERROR vsh: [vsh_client.cc(140)] Server was unable to set up connection: could not allocate pty\n',
    1,
    'no-connection',
    'unknown',
  ],
  [
    `ERROR vsh: [${LONG}vsh.cc:300] Failed to connect to vshd: Connection timed out (110)\n`,
    1,
    'no-connection',
    'unknown',
  ],
  [
    '2026-08-21T07:49:17.000000Z ERROR vsh: [vsh.cc(55)] Failed to connect to system bus\n',
    1,
    'service-down',
    'unknown',
  ],
  [
    'ERROR vsh: [vsh.cc(100)] Failed to send dbus message to concierge service\n',
    1,
    'service-down',
    'unknown',
  ],
  [
    'ERROR vsh: [vsh.cc(250)] Exactly one of --cid or --vm_name is required\n',
    1,
    'bad-arguments',
    'unknown',
  ],
  ['ERROR vsh: [vsh.cc(250)] A message of a later version\n', 1, 'other', 'unknown'],
  [
    "ERROR vshd: [vsh_forwarder.cc(451)] Failed to exec 'lxc': No such file or directory (2)\n",
    1,
    'exec-failed',
    'running',
  ],
  [
    'ERROR vsh: [vsh_client.cc(260)] Failed to receive message from server\n',
    123,
    'connection-lost',
    'unknown',
  ],
  ['', 123, 'connection-lost', 'unknown'],
  ['Error: Instance not found\n', 1, 'guest-exit', 'running'],
  ['WARNING vsh: [vsh.cc(9)] Something harmless\n', 1, 'guest-exit', 'running'],
  ['ERROR vsh: [vsh.cc(122)] Failed to get VM info for x\n', 3, 'guest-exit', 'running'],
  ['', 9, 'guest-exit', 'running'],
];

describe('classifyVshFailure', () => {
  for (const [stderr, exitCode, kind] of ROWS) {
    it(`says ${kind} for exit ${exitCode} with ${JSON.stringify(stderr.slice(-60))}`, () => {
      const failure = classifyVshFailure(stderr, exitCode);
      assert.equal(failure.kind, kind);
      assert.equal(failure.line, stderr.trim());
    });
  }

  it('tells the program and the user', () => {
    const failed = classifyVshFailure("x Failed to exec 'lxc': No such file\n", 1);
    assert.equal(failed.kind === 'exec-failed' ? failed.program : undefined, 'lxc');
    const user = classifyVshFailure('ERROR vsh: [a] could not find user: eve, or not\n', 1);
    assert.equal(user.kind === 'no-such-user' ? user.user : undefined, 'eve');
  });

  it('passes the code of the guest on', () => {
    assert.deepEqual(classifyVshFailure('a\nb\n', 42), {
      kind: 'guest-exit',
      line: 'b',
      exitCode: 42,
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(hostileText(400), fc.integer({ min: 0, max: 255 }), (text, exitCode) => {
        assert.ok(classifyVshFailure(`ERROR vsh: [${text}`, exitCode).line.length <= 200);
      }),
    );
  });
});

describe('vmStateByVshFailure', () => {
  for (const [stderr, exitCode, kind, state] of ROWS) {
    it(`takes ${kind} for ${state} (exit ${exitCode}, ${JSON.stringify(stderr.slice(-40))})`, () => {
      assert.equal(vmStateByVshFailure(classifyVshFailure(stderr, exitCode)), state);
    });
  }
});
