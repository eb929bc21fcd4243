import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FollowRunner } from '../../src/app/followRunner';
import { lxcMonitorCommand } from '../../src/core/cli/lxc/monitor';
import { invocationFor, withSshOptions, type Reach } from '../../src/core/reach/reach';
import { SpawnRunner } from '../../src/platform/spawnRunner';
import { RecordingLog } from '../unit/platform/support';
import { until } from '../host/vscode/until';
import { standInEnv, standInsDir, startLab, writeStandInState } from './lab';
import { oneRunningVm } from './standInState';
import { processesWith, TAG, type LabProcess } from './taggedProcesses';

const MONITOR = lxcMonitorCommand({ format: 'json' });

describe('what is followed on a device', function () {
  let folder: string;
  let sshConfigFile: string;
  let env: Readonly<Record<string, string>>;
  let tag: string;
  let runner: SpawnRunner;
  let count = 0;

  before(() => {
    ({ sshConfigFile } = startLab());
    folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-follow-'));
    // Another user reads the state over ssh.
    chmodSync(folder, 0o755);
    const stateFile = path.join(folder, 'device', 'state.json');
    writeStandInState(oneRunningVm, stateFile);
    env = standInEnv(stateFile);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(() => {
    tag = `follow-${process.pid}-${count++}`;
    const PATH = `${standInsDir}:${process.env['PATH'] ?? ''}`;
    runner = new SpawnRunner({
      log: new RecordingLog(),
      graceMs: 500,
      env: () => ({ ...process.env, PATH }),
    });
  });

  afterEach(async () => {
    await runner.dispose();
    for (const { pid } of processesWith(tag)) {
      process.kill(pid, 'SIGKILL');
    }
  });

  const ssh = (): Reach => ({
    kind: 'ssh',
    host: 'crostini-lab',
    options: ['-F', sshConfigFile],
    program: 'ssh',
    connectTimeoutSeconds: 5,
    env: { ...env, [TAG]: tag },
  });
  const local = (): Reach => ({
    kind: 'local',
    programs: {},
    hasShell: true,
    env: { ...env, [TAG]: tag },
  });
  const inVm = (via: Reach): Reach => ({
    kind: 'vm',
    via,
    vm: 'termina',
    ownerHash: oneRunningVm.ownerHash,
  });
  const REACHES: readonly (readonly [string, () => Reach])[] = [
    ['this machine', local],
    ['a VM of this machine', () => inVm(local())],
    ['ssh', ssh],
    ['ssh › VM', () => inVm(ssh())],
    [
      'ssh, over a shared connection',
      () =>
        withSshOptions(ssh(), [
          ...['-o', 'ControlMaster=auto', '-o', `ControlPath=${path.join(folder, 'socket')}`],
          ...['-o', 'ControlPersist=5'],
        ]),
    ],
  ];

  const monitors = (): readonly LabProcess[] =>
    processesWith(tag).filter(({ line }) => /^lxc monitor /.test(line));

  async function gone(): Promise<void> {
    await until(() => processesWith(tag).length === 0, {
      message: 'nothing of it runs any more',
      timeoutMs: 10_000,
    }).catch(() => {
      const lines = processesWith(tag).map(({ pid, line }) => `${pid} ${line.slice(0, 100)}`);
      assert.fail(`left behind:\n${lines.join('\n')}`);
    });
  }

  /** Follows until the signal; the far side runs when it is returned. */
  async function follow(reach: Reach): Promise<{ end: Promise<unknown>; stop: AbortController }> {
    const stop = new AbortController();
    const options = { signal: stop.signal, onText: () => undefined };
    const end = new FollowRunner(runner).follow(reach, MONITOR, options);
    await until(() => monitors().length === 1, { message: 'lxc monitor runs', timeoutMs: 20_000 });
    return { end, stop };
  }

  for (const [what, reachOf] of REACHES) {
    describe(`through ${what}`, () => {
      it('ends when it is not wanted any more', async () => {
        const { end, stop } = await follow(reachOf());
        stop.abort();
        assert.deepEqual(await end, { ok: false, error: { kind: 'cancelled' } });
        await gone();
      });

      it('ends with the program', async () => {
        const { end } = await follow(reachOf());
        await runner.dispose();
        await end;
        await gone();
      });

      it('ends when the program is killed', async () => {
        const host = hostThatFollows(reachOf());
        await until(() => monitors().length === 1, { message: 'lxc monitor runs' });
        host.kill('SIGKILL');
        await gone();
      });

      it('ends when its first process on this machine is killed', async () => {
        const { end } = await follow(reachOf());
        const [child] = childrenOf(process.pid);
        assert.ok(child !== undefined);
        process.kill(child, 'SIGKILL');
        await end;
        await gone();
      });
    });
  }

  /** Another process that does nothing but follow, as an extension host. */
  function hostThatFollows(reach: Reach): ChildProcess {
    const invocation = invocationFor(reach, { words: [MONITOR.tool, ...MONITOR.args] }, 'follow');
    const script = `
      const { file, args, env } = ${JSON.stringify(invocation)};
      require('child_process').spawn(file, args, {
        stdio: ['pipe', 'pipe', 'pipe'], detached: true, env: { ...process.env, ...env },
      });`;
    const PATH = `${standInsDir}:${process.env['PATH'] ?? ''}`;
    return spawn(process.execPath, ['-e', script], {
      env: { ...process.env, PATH },
      stdio: 'ignore',
    });
  }

  function childrenOf(pid: number): readonly number[] {
    const followers = /\blxc\b.*\bmonitor\b/;
    const args = ['-o', 'pid=,args=', '--ppid', String(pid)];
    const listing = spawnSync('ps', args, { encoding: 'utf8' }).stdout;
    return listing
      .split('\n')
      .filter((line) => followers.test(line))
      .map((line) => Number.parseInt(line, 10));
  }
});
