import assert from 'node:assert/strict';
import {
  addRemote,
  removeRemote,
  useDefaultRemote,
  type RemoteDialog,
} from '../../../../src/app/actions/lxdRemotes';
import type { RunOptions } from '../../../../src/app/ports';
import { makeAccess } from '../standInDevice';
import { ok, type Result } from '../../../../src/core/result';
import type { ProcessOutput, ProcessRunner, RunError } from '../../../../src/app/ports';
import { sample } from '../../core/cli/lxc/fixture';

const FINGERPRINT = 'b364147bc2ec3c1538bdcba7f8866c86e5802f868c06cb51cc36c715be91b476';
const srv = { name: 'srv', address: 'srv:8443', protocol: 'lxd' } as const;
const never = new AbortController().signal;
const eof = { exitCode: 1, stderr: 'Error: EOF\n' };

/** Plays `lxc remote add` by the input it is given, and remembers that input. */
class RemoteAdd implements ProcessRunner {
  readonly inputs: string[] = [];
  readonly lines: string[] = [];

  constructor(readonly answer: (input: string) => Partial<ProcessOutput>) {}

  run(
    { args }: { readonly args: readonly string[] },
    { input, onOutput }: RunOptions,
  ): Promise<Result<ProcessOutput, RunError>> {
    this.lines.push(args.join(' '));
    const text = input?.kind === 'text' ? input.text : 'no input';
    this.inputs.push(text);
    const output = { stdout: '', stderr: '', exitCode: 0, durationMs: 0, ...this.answer(text) };
    onOutput?.(output.stdout);
    return Promise.resolve(ok(output));
  }
}

/** A server whose certificate and client are not known yet. */
function stranger(input: string): Partial<ProcessOutput> {
  switch (input) {
    case '':
      return { ...eof, stdout: sample('remote-add-certificate') };
    case `${FINGERPRINT}\n`:
      return { ...eof, stdout: sample('remote-add-secret') };
    case 'token\n':
      return { stdout: sample('remote-add-wrong-secret') };
    default:
      return {
        exitCode: 1,
        stdout: sample('remote-add-wrong-secret'),
        stderr: sample('remote-add-wrong-secret.stderr'),
      };
  }
}

function dialog(change: Partial<RemoteDialog> = {}): RemoteDialog & { shown: string[] } {
  const shown: string[] = [];
  return {
    shown,
    isRightCertificate: (fingerprint) => {
      shown.push(fingerprint);
      return Promise.resolve(true);
    },
    askSecret: () => Promise.resolve('token'),
    ...change,
  };
}

function lxdOf(processes: ProcessRunner) {
  return { access: makeAccess({ processes }), vm: undefined };
}

describe('addRemote', () => {
  it('shows the certificate, accepts that very one, then gives the token to standard input', async () => {
    const processes = new RemoteAdd(stranger);
    const asked = dialog();
    const added = await addRemote(lxdOf(processes), srv, { dialog: asked, signal: never });
    assert.deepEqual(added, ok('done'));
    assert.deepEqual(asked.shown, [FINGERPRINT]);
    assert.deepEqual(processes.inputs, ['', `${FINGERPRINT}\n`, 'token\n']);
    assert.deepEqual(
      new Set(processes.lines),
      new Set(['remote add --protocol=lxd -- srv srv:8443']),
    );
  });

  it('goes no further when the certificate is not the right one, or no token is given', async () => {
    const refuse = dialog({ isRightCertificate: () => Promise.resolve(false) });
    const processes = new RemoteAdd(stranger);
    const refused = await addRemote(lxdOf(processes), srv, { dialog: refuse, signal: never });
    assert.ok(!refused.ok && refused.error.kind === 'cancelled');
    assert.deepEqual(processes.inputs, ['']);
    const silent = dialog({ askSecret: () => Promise.resolve(undefined) });
    const without = await addRemote(lxdOf(new RemoteAdd(stranger)), srv, {
      dialog: silent,
      signal: never,
    });
    assert.ok(!without.ok && without.error.kind === 'cancelled');
  });

  it('asks once, and tells why the server did not take the answer', async () => {
    const processes = new RemoteAdd(stranger);
    const asked = dialog({ askSecret: () => Promise.resolve('wrong') });
    const added = await addRemote(lxdOf(processes), srv, { dialog: asked, signal: never });
    assert.ok(!added.ok && added.error.kind === 'lxc');
    assert.equal(added.error.failure.kind, 'not-authorized');
    assert.equal(processes.inputs.length, 3);
  });

  it('refuses a certificate that turned up after the question', async () => {
    const other = 'cd'.repeat(32);
    const processes = new RemoteAdd((input) =>
      input === ''
        ? stranger('')
        : {
            exitCode: 1,
            stdout: `Certificate fingerprint: ${other}\nok (y/n/[fingerprint])? `,
            stderr: "Error: Please type 'y', 'n' or the fingerprint:\n",
          },
    );
    const added = await addRemote(lxdOf(processes), srv, { dialog: dialog(), signal: never });
    assert.ok(!added.ok && added.error.kind === 'lxc');
    assert.deepEqual(processes.inputs, ['', `${FINGERPRINT}\n`]);
  });

  it('asks nothing about a server that is trusted already', async () => {
    const asked = dialog();
    const processes = new RemoteAdd(() => ({}));
    const remote = {
      name: 'i',
      address: 'https://i.example.com',
      protocol: 'simplestreams',
    } as const;
    const added = await addRemote(lxdOf(processes), remote, { dialog: asked, signal: never });
    assert.deepEqual(added, ok('done'));
    assert.deepEqual(asked.shown, []);
    assert.deepEqual(processes.inputs, ['']);
  });

  it('tells of a server that cannot be reached', async () => {
    const processes = new RemoteAdd(() => ({
      exitCode: 1,
      stderr: sample('err-remote-add-refused.stderr'),
    }));
    const added = await addRemote(lxdOf(processes), srv, { dialog: dialog(), signal: never });
    assert.ok(!added.ok && added.error.kind === 'lxc');
    assert.equal(added.error.failure.kind, 'remote-unreachable');
  });

  it('leaves the choice of a project to a terminal', async () => {
    const stdout = 'Available projects:\n - a\nName of the project to use for this remote: ';
    const processes = new RemoteAdd(() => ({ ...eof, stdout }));
    const added = await addRemote(lxdOf(processes), srv, { dialog: dialog(), signal: never });
    assert.deepEqual(added.ok ? undefined : added.error, {
      kind: 'remote-asks-for-project',
      remote: 'srv',
    });
  });

  it('runs nothing for a name or an address that could mean something else', async () => {
    const processes = new RemoteAdd(() => ({}));
    for (const change of [{ name: 'a:b' }, { name: '-x' }, { address: '/etc' }, { address: '' }]) {
      const remote = { ...srv, ...change };
      const added = await addRemote(lxdOf(processes), remote, { dialog: dialog(), signal: never });
      assert.ok(!added.ok && added.error.kind === 'bad-remote', JSON.stringify(change));
    }
    assert.deepEqual(processes.lines, []);
  });
});

describe('removeRemote and useDefaultRemote', () => {
  it('name the remote behind the options', async () => {
    const processes = new RemoteAdd(() => ({}));
    await removeRemote(lxdOf(processes), '-x', never);
    await useDefaultRemote(lxdOf(processes), '-x', never);
    assert.deepEqual(processes.lines, ['remote remove -- -x', 'remote switch -- -x']);
  });
});
