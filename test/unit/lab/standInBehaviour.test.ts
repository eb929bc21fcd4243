import assert from 'node:assert/strict';
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readCalls, readStandInState, standInEnv } from '../../lab/lab';
import { standInLxcDir, standInsDir, writeStandInState } from '../../lab/lab';
import { oneRunningVm, type StandInState } from '../../lab/standInState';

const folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-stand-ins-'));
const stateFile = path.join(folder, 'state.json');
const env = {
  HOME: folder,
  PATH: `${standInLxcDir}:${standInsDir}:${process.env['PATH'] ?? ''}`,
  ...standInEnv(stateFile),
};
const vsh = ['--vm_name=termina', `--owner_id=${oneRunningVm.ownerHash}`];

function run(tool: string, args: readonly string[], more = {}): SpawnSyncReturns<string> {
  return spawnSync(tool, args, {
    encoding: 'utf8',
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 27,
  });
}

function use(change: Partial<StandInState>): void {
  writeStandInState({ ...oneRunningVm, ...change }, stateFile);
}

function states(): Readonly<Record<string, string>> {
  return Object.fromEntries(readStandInState(stateFile).vms.map((vm) => [vm.name, vm.state]));
}

after(() => rmSync(folder, { recursive: true, force: true }));

describe('stand-in vmc', function () {
  // Processes start slowly on a busy machine.
  this.timeout(20_000);
  it('makes a VM for a name that it has never heard of, as the real one does', () => {
    use({});
    assert.equal(run('vmc', ['start', '--no-shell', 'typo']).status, 0);
    assert.deepEqual(states(), { termina: 'running', typo: 'running' });
  });

  it('says starting while a VM boots, and running afterwards', async () => {
    use({ vms: oneRunningVm.vms.map((vm) => ({ ...vm, state: 'stopped' })), startDelayMs: 1000 });
    const child = spawn('vmc', ['start', '--no-shell', 'termina'], { env, stdio: 'ignore' });
    const ended = once(child, 'close');
    const firstLine = (): string => run('vmc', ['list']).stdout.split('\n')[0] ?? '';
    let line = firstLine();
    while (line.endsWith(') ')) line = firstLine();
    assert.match(line, / {2}starting$/);
    assert.deepEqual(await ended, [0, null]);
    assert.deepEqual(states(), { termina: 'running' });
  });

  it('stops silently, also a name that nobody knows', () => {
    use({});
    for (const name of ['termina', 'nobody']) {
      const { status, stdout, stderr } = run('vmc', ['stop', name]);
      assert.deepEqual([status, stdout, stderr], [0, '', '']);
    }
    assert.deepEqual(states(), { termina: 'stopped' });
  });

  it('knows no logs, when the state says that this ChromeOS is older', () => {
    use({ missingSubcommands: ['logs'] });
    assert.equal(run('vmc', ['logs', 'termina']).stderr, 'Error: no such subcommand: `logs`\n');
  });

  it('lists nothing for the hash of another user', () => {
    use({});
    const { stdout } = run('vmc', ['list'], { CROS_USER_ID_HASH: 'ab' });
    assert.equal(stdout, 'Total Size (bytes): 0\n');
  });

  it('records each call with the environment that matters', () => {
    use({});
    run('vmc', ['list'], { CROS_USER_ID_HASH: 'ab' });
    run('vmc', ['logs', 'a b']);
    assert.deepEqual(
      readCalls(stateFile).map((call) => [call.tool, call.argv, call.env['CROS_USER_ID_HASH']]),
      [
        ['vmc', ['list'], 'ab'],
        ['vmc', ['logs', 'a b'], undefined],
      ],
    );
  });
});

describe('stand-in vsh', function () {
  // Processes start slowly on a busy machine.
  this.timeout(20_000);
  it('sets the leading assignments and hands output and exit code on', () => {
    use({});
    const script = 'echo "$A"; echo no >&2; exit 7';
    const { status, stdout, stderr } = run('vsh', [...vsh, '--', 'A=b', 'sh', '-c', script]);
    assert.deepEqual([status, stdout, stderr], [7, 'b\n', 'no\n']);
  });

  it('takes a word with two equals signs for the program', () => {
    use({});
    assert.equal(run('vsh', [...vsh, '--', 'A=b=c', 'true']).status, 1);
  });

  it('exits with the number of the signal that ended the command', () => {
    use({});
    assert.equal(run('vsh', [...vsh, '--', 'sh', '-c', 'kill -9 $$']).status, 9);
  });

  it('hands SIGTERM on to the command', async () => {
    use({});
    const script = 'trap "exit 42" TERM; echo up; while :; do sleep 0.05; done';
    const child = spawn('vsh', [...vsh, '--', 'sh', '-c', script], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'close');
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [42, null]);
  });

  it('finds no VM for the hash of another user', () => {
    use({});
    const { status, stderr } = run('vsh', ['--vm_name=termina', '--owner_id=ab', '--', 'true']);
    assert.equal(status, 1);
    assert.match(stderr, /Failed to get VM info for termina\n$/);
  });

  it('reaches lxc with the LXD_DIR of Termina only', () => {
    use({ lxd: { instances: [{ name: 'penguin', status: 'Running' }] } });
    const lxc = ['lxc', 'list', '--format', 'csv', '-c', 'ns'];
    const withDir = ['LXD_DIR=/mnt/stateful/lxd', 'LXD_CONF=/mnt/stateful/lxd_conf', ...lxc];
    assert.equal(run('vsh', [...vsh, '--', ...withDir]).stdout, 'penguin,RUNNING\n');
    assert.equal(run('vsh', [...vsh, '--', 'env', ...withDir]).stdout, 'penguin,RUNNING\n');
    assert.match(run('vsh', [...vsh, '--', ...lxc]).stderr, /no such file or directory\n$/);
  });

  it('sends no input on from a socket, which is what Node gives its children', async () => {
    use({});
    const child = spawn('vsh', [...vsh, '--', 'sh', '-c', 'echo up; read line; echo "$line"'], {
      env,
      stdio: 'pipe',
    });
    child.stdin.end('never seen\n');
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    assert.equal(first.toString(), 'up\n');
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [os.constants.signals.SIGTERM, null]);
  });
});

describe('stand-in dbus-send', function () {
  // Processes start slowly on a busy machine.
  this.timeout(20_000);
  const ask = [
    '--system',
    '--dest=org.chromium.SessionManager',
    '--print-reply',
    '/org/chromium/SessionManager',
    'org.chromium.SessionManagerInterface.RetrievePrimarySession',
  ];

  it('prints address and hash of the user who is signed in', () => {
    use({});
    const lines = run('dbus-send', ask).stdout.split('\n');
    assert.deepEqual(lines.slice(1), [
      '   string "user@example.com"',
      `   string "${oneRunningVm.ownerHash}"`,
      '',
    ]);
  });

  it('prints empty strings, when nobody is', () => {
    use({ signedOut: true });
    assert.deepEqual(run('dbus-send', ask).stdout.split('\n').slice(1, 3), [
      '   string ""',
      '   string ""',
    ]);
  });
});

describe('stand-in lxc', function () {
  // Processes start slowly on a busy machine.
  this.timeout(20_000);
  const lxd = (change = {}): Partial<StandInState> => ({
    lxd: {
      instances: [
        { name: 'on', status: 'Running', stopTimesOut: true },
        { name: 'off', status: 'Stopped' },
        { name: 'ice', status: 'Frozen' },
        { name: 'bad', status: 'Stopped', startFails: true },
        { name: 'going', status: 'Running', stopsWhenEntered: true },
      ],
      ...change,
    },
  });
  const hint = (name: string): string => `\nTry \`lxc info --show-log ${name}\` for more info`;
  const socket = 'Get "http://unix.socket/1.0": dial unix /var/lib/lxd/unix.socket: connect: ';
  const rows: readonly (readonly [string, string, object?])[] = [
    ['start on', `The instance is already running${hint('on')}`],
    [
      'start bad',
      `Failed to run: /usr/bin/lxd forkstart bad /var/lib/lxd/containers /var/log/lxd/bad/lxc.conf: exit status 1${hint('bad')}`,
    ],
    ['start nosuch', 'Instance not found'],
    ['stop off', 'The instance is already stopped'],
    [
      'stop on',
      `Failed shutting down instance, status is "Running": shutting down the container failed${hint('on')}`,
    ],
    ['restart off', `The instance is already stopped${hint('off')}`],
    ['pause off', "The container isn't running"],
    ['delete nosuch', 'Failed checking instance exists "local:nosuch": Instance not found'],
    ['delete on', 'The instance is currently running, stop it first or pass --force'],
    ['exec going -- ls', 'Instance is not running'],
    ['exec off -- ls', 'Instance is not running'],
    ['exec ice -- ls', 'Instance is frozen'],
    ['frobnicate', 'unknown command "frobnicate" for "lxc"'],
    ['list --frob', 'unknown flag: --frob'],
    ['list -f xml', 'Invalid format "xml"'],
    ['list -c nZ', "Unknown column shorthand char 'Z' in 'nZ'"],
    ['list nosuchremote:', 'The remote "nosuchremote" doesn\'t exist'],
    ['list', `${socket}permission denied`, { reachable: 'denied' }],
    ['list', `${socket}connection refused`, { reachable: 'refused' }],
    ['list', `${socket}no such file or directory`, { reachable: 'no-socket' }],
  ];
  for (const [commandLine, message, change] of rows) {
    it(`fails as LXD 5.0 does: ${commandLine}: ${message.split('\n')[0] ?? ''}`, () => {
      use(lxd(change));
      const { status, stderr } = run('lxc', commandLine.split(' '));
      assert.deepEqual([status, stderr], [1, `Error: ${message}\n`]);
    });
  }

  it('changes the state that the next list shows', () => {
    use(lxd());
    run('lxc', ['start', 'off']);
    run('lxc', ['stop', '--force', 'on']);
    assert.equal(
      run('lxc', ['list', '-f', 'csv', '-c', 'ns']).stdout,
      'bad,STOPPED\ngoing,RUNNING\nice,FROZEN\noff,RUNNING\non,STOPPED\n',
    );
  });

  it('prints the last lines of the recorded journal', () => {
    const journal = path.join(folder, 'journal.jsonl');
    writeFileSync(journal, '{"a":1}\n{"a":2}\n{"a":3}\n');
    use({ lxd: { instances: [{ name: 'penguin', status: 'Running', journal }] } });
    const args = ['exec', 'penguin', '--', 'journalctl', '-n', '2', '-o', 'json'];
    assert.equal(run('lxc', args).stdout, '{"a":2}\n{"a":3}\n');
  });
});

describe('faults of the stand-ins', function () {
  // Processes start slowly on a busy machine.
  this.timeout(20_000);
  it('take the place of the call with the most words, and of no other', () => {
    use({
      faults: {
        vmc: { exitCode: 5 },
        'vmc list': { stdout: 'half a li', stderr: 'x', exitCode: 3 },
      },
    });
    const { status, stdout, stderr } = run('vmc', ['list']);
    assert.deepEqual([status, stdout, stderr], [3, 'half a li', 'x']);
    assert.equal(run('vmc', ['logs', 'termina']).status, 5);
    assert.equal(run('dbus-send', []).status, 1);
  });

  it('end after so many calls', () => {
    use({ faults: { 'vmc list': { exitCode: 9, times: 1 } } });
    assert.deepEqual([run('vmc', ['list']).status, run('vmc', ['list']).status], [9, 0]);
  });

  it('name the command in the guest for vsh, without its environment', () => {
    use({ faults: { 'vsh lxc list': { exitCode: 123 } } });
    assert.equal(run('vsh', [...vsh, '--', 'LXD_DIR=/x', 'lxc', 'list']).status, 123);
    assert.equal(run('vsh', [...vsh, '--', 'true']).status, 0);
  });

  it('cut the output of a tool that otherwise works', () => {
    use({ faults: { 'vmc list': { truncateAfterBytes: 10 } } });
    assert.equal(run('vmc', ['list']).stdout, 'termina (1');
  });

  it('print 50 MB without piling them up', () => {
    use({ faults: { 'lxc list': { bytes: 50_000_000 } } });
    assert.equal(run('lxc', ['list']).stdout.length, 50_000_000);
  });

  it('print bytes that are no UTF-8', () => {
    use({ faults: { 'lxc list': { garbage: true } } });
    assert.match(run('lxc', ['list']).stdout, /\uFFFD/);
  });

  it('hang with half the output, and through SIGTERM where asked', async () => {
    use({ faults: { 'lxc list': { stdout: '[{"name":', hang: true, ignoresTerm: true } } });
    const child = spawn('lxc', ['list'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(child, 'close');
    const [half] = (await once(child.stdout, 'data')) as [Buffer];
    assert.equal(half.toString(), '[{"name":');
    child.kill('SIGTERM');
    assert.equal(child.exitCode, null);
    child.kill('SIGKILL');
    assert.deepEqual(await ended, [null, 'SIGKILL']);
  });
});
