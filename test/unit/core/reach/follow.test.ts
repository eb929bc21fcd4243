import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { invocationFor, type Reach } from '../../../../src/core/reach/reach';
import { isRunning, posixIt, until } from '../../platform/support';

const SCRIPT = [
  'exec 3<&0',
  '"$@" </dev/null 3<&- & p=$!',
  '{ while read -r _ <&3; do :; done; kill "$p"; } >/dev/null 2>&1 & w=$!',
  'exec 3<&-',
  'wait "$p"; s=$?',
  'kill "$w" 2>/dev/null',
  'exit "$s"',
].join('\n');

const plain: Reach = { kind: 'local', programs: { lxc: '/opt/lxc' } };
const local: Reach = { ...plain, hasShell: true };
const ssh: Reach = {
  kind: 'ssh',
  host: 'dut',
  options: ['-F', 'x'],
  program: 'ssh',
  connectTimeoutSeconds: 10,
};
const vm = (via: Reach): Reach => ({ kind: 'vm', via, vm: 'my vm', ownerHash: 'abc' });
const WORDS = { words: ['lxc', 'monitor', '$(x)'] };
const LXD = ['LXD_DIR=/mnt/stateful/lxd', 'LXD_CONF=/mnt/stateful/lxd_conf'];
const VSH = ['vsh', '--vm_name=my vm', '--owner_id=abc', '--', ...LXD, ...WORDS.words];
const SSH = [
  ...['ssh', '-T', '-o', 'BatchMode=yes', '-F', 'x', '-o', 'ConnectTimeout=10'],
  ...['-o', 'ServerAliveInterval=15', '--', 'dut'],
];

describe('invocationFor, for what is followed', () => {
  const rows: readonly (readonly [string, Reach, readonly string[]])[] = [
    ['this machine', local, ['sh', '-c', SCRIPT, 'sh', '/opt/lxc', 'monitor', '$(x)']],
    ['a machine without sh', plain, ['/opt/lxc', 'monitor', '$(x)']],
    ['a VM', vm(local), ['sh', '-c', SCRIPT, 'sh', ...VSH]],
    ['ssh', ssh, [...SSH, `env 'LC_ALL=C.UTF-8' sh -c '${SCRIPT}' sh lxc monitor '$(x)'`]],
    [
      'a VM behind ssh',
      vm(ssh),
      [
        ...SSH,
        `env 'LC_ALL=C.UTF-8' sh -c '${SCRIPT}' sh vsh '--vm_name=my vm' --owner_id=abc -- ` +
          `'LXD_DIR=/mnt/stateful/lxd' 'LXD_CONF=/mnt/stateful/lxd_conf' lxc monitor '$(x)'`,
      ],
    ],
  ];
  for (const [what, reach, argv] of rows) {
    it(`ends with its input on ${what}`, () => {
      const { file, args } = invocationFor(reach, WORDS, 'follow');
      assert.deepEqual([file, ...args], argv);
    });
  }

  describe('against a real sh', () => {
    let folder: string;
    let child: ChildProcessWithoutNullStreams | undefined;
    beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-follow-'))));
    afterEach(() => {
      child?.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    });

    function start(script: string): ChildProcessWithoutNullStreams {
      const { file, args } = invocationFor(local, { words: ['sh', '-c', script] }, 'follow');
      child = spawn(file, args, { cwd: folder, stdio: 'pipe' });
      return child;
    }

    function exitOf(of: ChildProcessWithoutNullStreams): Promise<number | null> {
      return new Promise((resolve) => of.once('close', resolve));
    }

    async function pidIn(name: string): Promise<number> {
      let text = '';
      await until(`${name} is written`, () => {
        try {
          text = readFileSync(path.join(folder, name), 'utf8');
        } catch {
          return false;
        }
        return text.endsWith('\n');
      });
      return Number(text);
    }

    for (const code of [0, 3, 255]) {
      posixIt(`passes on exit code ${code}, and leaves nothing behind`, async () => {
        // The shell that reads the input is the other child of the one that waits.
        const running = start(`ps -o pid= --ppid $PPID > all; exit ${code}`);
        assert.equal(await exitOf(running), code);
        const pids = readFileSync(path.join(folder, 'all'), 'utf8').trim().split(/\s+/);
        assert.equal(pids.length, 2);
        await until('both are gone', () => !pids.map(Number).some(isRunning));
      });
    }

    posixIt('passes on both outputs, and gives no input', async () => {
      const running = start('echo out; echo err >&2; cat');
      const texts = { stdout: '', stderr: '' };
      running.stdout.on('data', (chunk) => (texts.stdout += String(chunk)));
      running.stderr.on('data', (chunk) => (texts.stderr += String(chunk)));
      assert.equal(await exitOf(running), 0);
      assert.deepEqual(texts, { stdout: 'out\n', stderr: 'err\n' });
    });

    posixIt('ends the program when its input ends, whatever came before', async () => {
      const running = start('echo $$ > child; exec sleep 300');
      const pid = await pidIn('child');
      running.stdin.write('text that nobody reads\n\n');
      running.stdin.end('a half line');
      assert.equal(await exitOf(running), 128 + 15);
      assert.equal(isRunning(pid), false);
    });

    posixIt('tells of a program that is not there', async () => {
      const { file, args } = invocationFor(
        { ...local, programs: {} },
        { words: ['/nowhere/lxc'] },
        'follow',
      );
      child = spawn(file, args, { stdio: 'pipe' });
      assert.equal(await exitOf(child), 127);
    });
  });
});
