import assert from 'node:assert/strict';
import { CommandRunner } from '../../../../src/app/commandRunner';
import { FollowRunner } from '../../../../src/app/followRunner';
import type { ProcessFollower } from '../../../../src/app/ports';
import { SshConnections, type ControlSockets } from '../../../../src/app/ssh/sshConnections';
import { trueCommand } from '../../../../src/core/cli/chromeOs/release';
import type { Reach } from '../../../../src/core/reach/reach';
import { err } from '../../../../src/core/result';
import { ReplayRunner, type Recording } from '../../../../src/platform/replayRunner';
import { RecordingLog, until } from '../../platform/support';

const DUT: Reach = {
  kind: 'ssh',
  host: 'dut',
  options: ['-p', '2222'],
  program: 'ssh',
  connectTimeoutSeconds: 10,
};
const IN_VM: Reach = { kind: 'vm', via: DUT, vm: 'termina', ownerHash: 'ab' };
const HERE: Reach = { kind: 'local', programs: {} };
const SHARED = [
  ...['-o', 'ControlMaster=auto'],
  ...['-o', 'ControlPath=/tmp/c/dut-%C'],
  ...['-o', 'ControlPersist=120'],
  ...['-o', 'ServerAliveInterval=15'],
];
const PLAIN = 'user root\ncontrolmaster false\n';

interface Change {
  readonly config?: Recording['answer'];
  readonly folder?: string | undefined;
  readonly answers?: readonly Recording[];
}

/** A device called `dut` with one socket, and all that was asked of `ssh`. */
function setUp({ config = { stdout: PLAIN }, folder = '/tmp/c', answers = [] }: Change = {}) {
  const sockets = new Set(['/tmp/c/dut-1']);
  const state = { isEnabled: true, terminal: '' };
  const runner = new ReplayRunner([
    { file: 'ssh', args: (args) => args.includes('-G'), answer: config },
    { file: 'ssh', args: (args) => args.includes('-O'), answer: {} },
    ...answers,
    { file: 'ssh', args: () => true, answer: {} },
    { file: 'true', args: [], answer: {} },
  ]);
  const files: ControlSockets = {
    folder: () => Promise.resolve(folder === '' ? undefined : folder),
    list: (name = '') =>
      Promise.resolve([...sockets].filter((socket) => socket.includes(`/${name}`))),
    remove: (socket) => Promise.resolve(void sockets.delete(socket)),
    removeAll: async () => {
      await Promise.resolve();
      sockets.clear();
    },
    nameOf: (key) => (key.includes('"dut"') ? 'dut' : 'other'),
  };
  const log = new RecordingLog();
  const connections = new SshConnections({
    processes: runner,
    sockets: files,
    log,
    isEnabled: () => state.isEnabled,
    isUsedByTerminal: (text) => state.terminal.includes(text),
  });
  const commands = new CommandRunner({
    processes: runner,
    log,
    timeoutMs: () => 1_000,
    connections,
  });
  const asked = (word: string) => runner.calls.filter(({ args }) => args.includes(word));
  const orders = () => asked('-O').map(({ args }) => args.slice(args.indexOf('-O')).join(' '));
  const run = (reach: Reach) =>
    commands.run(reach, trueCommand(), { deviceId: 'd', signal: new AbortController().signal });
  return { connections, commands, runner, sockets, state, asked, orders, run };
}

describe('SshConnections', () => {
  it('lets commands share a connection, by options after those of the device', async () => {
    const { run, runner } = setUp();
    assert.ok((await run(DUT)).ok);
    assert.deepEqual(runner.calls.at(-1)?.args, [
      ...['-T', '-o', 'BatchMode=yes', '-p', '2222', ...SHARED, '-o', 'ConnectTimeout=10'],
      ...['--', 'dut', "env 'LC_ALL=C.UTF-8' true"],
    ]);
  });

  it('asks ssh once per device what the user has set', async () => {
    const { run, asked } = setUp();
    await Promise.all([run(DUT), run(DUT), run(IN_VM)]);
    await run(DUT);
    assert.deepEqual(
      asked('-G').map(({ args }) => args),
      [['-p', '2222', '-G', '--', 'dut']],
    );
  });

  it('asks again when ssh could not say it', async () => {
    const { run, asked } = setUp({ config: { exitCode: 255, stderr: 'Bad configuration option' } });
    await run(DUT);
    await run(DUT);
    assert.equal(asked('-G').length, 2);
    assert.deepEqual(asked(SHARED[1] ?? ''), []);
  });

  const alone: readonly (readonly [string, Change])[] = [
    ['the user shares connections', { config: { stdout: `${PLAIN}controlpath ~/.ssh/x\n` } }],
    ['there is no place for a socket', { folder: '' }],
    ['the place has too long a name', { folder: `/${'x'.repeat(60)}` }],
  ];
  for (const [why, change] of alone) {
    it(`leaves a command as it is where ${why}`, async () => {
      const { run, runner, asked } = setUp(change);
      assert.ok((await run(DUT)).ok);
      assert.deepEqual(asked(SHARED[1] ?? ''), []);
      assert.ok(runner.calls.length > 0);
    });
  }

  it('asks nothing for a command of this machine', async () => {
    const { run, runner } = setUp();
    await run(HERE);
    assert.deepEqual(
      runner.calls.map(({ file }) => file),
      ['true'],
    );
  });

  it('ends them, those of devices that are gone too, and then has no folder', async () => {
    const { connections, run, sockets, orders } = setUp();
    await run(DUT);
    sockets.add('/tmp/c/other-2');
    await connections.dispose();
    assert.deepEqual(orders(), [
      '-O exit -S /tmp/c/dut-1 -- shared',
      '-O exit -S /tmp/c/other-2 -- shared',
    ]);
    assert.equal(sockets.size, 0);
  });

  it('lets a terminal keep its connection, which takes nothing new', async () => {
    const { connections, state, orders } = setUp();
    const reach = await connections.shareWithTerminal(DUT);
    assert.ok(reach.kind === 'ssh');
    state.terminal = reach.options.join(' ');
    await connections.dispose();
    assert.deepEqual(orders(), ['-O stop -S /tmp/c/dut-1 -- shared']);
  });

  it('ends one without an answer when its last command has ended, and uses it no more', async () => {
    const { connections, orders } = setUp();
    const [first, second] = [await connections.share(DUT), await connections.share(DUT)];
    first.release(true);
    assert.deepEqual(await connections.share(DUT).then(({ reach }) => reach), DUT);
    assert.deepEqual(orders(), []);
    second.release(false);
    second.release(false);
    await until('it is ended', () => orders().length > 0);
    assert.deepEqual(orders(), ['-O exit -S /tmp/c/dut-1 -- shared']);
  });

  it('ends what may be dead after the machine slept, what is in use with its last command', async () => {
    const { connections, run, sockets, orders } = setUp();
    const other: Reach = { ...DUT, host: 'other' };
    sockets.add('/tmp/c/other-2');
    await run(other);
    const used = await connections.share(DUT);
    connections.renew();
    assert.deepEqual((await connections.share(DUT)).reach, DUT);
    await until('the idle one is ended', () => orders().length === 1);
    used.release(false);
    await until('the other one is ended, too', () => orders().length === 2);
    assert.deepEqual(orders(), [
      '-O exit -S /tmp/c/other-2 -- shared',
      '-O exit -S /tmp/c/dut-1 -- shared',
    ]);
  });

  it('takes up a new one after that', async () => {
    const { connections, sockets, asked } = setUp();
    (await connections.share(DUT)).release(true);
    await until('it is ended', () => sockets.size === 0);
    await new Promise(setImmediate);
    const { reach } = await connections.share(DUT);
    assert.ok(reach.kind === 'ssh' && reach.options.length > DUT.options.length);
    assert.equal(asked('-G').length, 2);
  });

  it('ends all when the person turns them off', async () => {
    const { connections, run, state, orders } = setUp();
    await run(DUT);
    state.isEnabled = false;
    assert.deepEqual((await connections.share(DUT)).reach, DUT);
    await until('it is ended', () => orders().length > 0);
  });

  it('keeps those of the devices that stay', async () => {
    const { connections, run, orders } = setUp();
    await run(DUT);
    connections.keepOnly([HERE, IN_VM]);
    assert.deepEqual(orders(), []);
    connections.keepOnly([HERE]);
    await until('it is ended', () => orders().length > 0);
  });

  it('suspects a connection of a command that had no answer in time', async () => {
    const { run, orders } = setUp({
      answers: [
        {
          file: 'ssh',
          args: (args) => args.includes('dut'),
          answer: { kind: 'timed-out', timeoutMs: 1, stderr: '' },
        },
      ],
    });
    assert.equal((await run(DUT)).ok, false);
    await until('it is ended', () => orders().length > 0);
  });

  it('asks a program between for its reasons, which sharing hides', async () => {
    const isShared = (args: readonly string[]): boolean => args.includes(SHARED[1] ?? '');
    const { run } = setUp({
      config: { stdout: `${PLAIN}proxyjump gate\n` },
      answers: [
        {
          file: 'ssh',
          args: (args) => args.includes('dut') && isShared(args),
          answer: { exitCode: 255, stderr: 'Connection closed by UNKNOWN port 65535\n' },
        },
        {
          file: 'ssh',
          args: (args) => args.includes('dut') && !isShared(args),
          answer: {
            exitCode: 255,
            stderr: 'ssh: Could not resolve hostname gate: Name or service not known\n',
          },
        },
      ],
    });
    const result = await run(IN_VM);
    assert.ok(!result.ok && result.error.kind === 'ssh');
    assert.equal(result.error.failure.kind, 'unresolved-host');
  });

  it('shares with what is followed', async () => {
    const { connections, commands } = setUp();
    let args: readonly string[] = [];
    const processes: ProcessFollower = {
      follow: (invocation) => {
        args = invocation.args;
        return Promise.resolve(err({ kind: 'cancelled' }));
      },
    };
    await new FollowRunner(processes, connections).follow(
      DUT,
      { tool: 'lxc', args: ['monitor'] },
      { onText: () => undefined, signal: new AbortController().signal },
    );
    assert.ok(SHARED.every((word) => args.includes(word)));
    assert.notDeepEqual(await commands.reachForTerminal(DUT), DUT);
  });
});
