import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CommandRunner } from '../../src/app/commandRunner';
import { DeviceRegistry } from '../../src/app/deviceRegistry';
import { FollowRunner } from '../../src/app/followRunner';
import type { DeviceState } from '../../src/app/inventory/deviceState';
import { Inventory } from '../../src/app/inventory/inventory';
import { KeepCurrent } from '../../src/app/live/keepCurrent';
import type { Clock, Disposable } from '../../src/app/ports';
import type { Instance } from '../../src/core/model/instance';
import { err } from '../../src/core/result';
import { nodeClock } from '../../src/platform/nodeClock';
import { SpawnRunner } from '../../src/platform/spawnRunner';
import { until } from '../host/vscode/until';
import { RecordingLog } from '../unit/platform/support';
import { startLab } from './lab';
import { processesWith, TAG, type LabProcess } from './taggedProcesses';

/** Of this run alone: another one may be under way beside it. */
const PROJECT = `crostini-live-${process.pid}`;
/** The budget is 500 ms; a machine that does other things as well gets more. */
const PATIENCE_MS = 1_500;

/** A clock that a test can put forward, as a machine that slept finds it. */
class JumpingClock implements Clock {
  #aheadMs = 0;

  now(): number {
    return nodeClock.now() + this.#aheadMs;
  }

  utcOffsetMinutesAt(timeMs: number): number {
    return nodeClock.utcOffsetMinutesAt(timeMs);
  }

  after(delayMs: number, callback: () => void): Disposable {
    return nodeClock.after(delayMs, callback);
  }

  jump(ms: number): void {
    this.#aheadMs += ms;
  }
}

describe('live updates from a real LXD', function () {
  const tag = `live-${process.pid}`;
  const log = new RecordingLog();
  const clock = new JumpingClock();
  const latencies: string[] = [];
  let folder: string;
  let env: NodeJS.ProcessEnv;
  let processes: SpawnRunner;
  let inventory: Inventory;
  let current: KeepCurrent;
  /** How often the instances were listed. */
  let lists = 0;

  before(async () => {
    startLab();
    folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-live-'));
    env = { ...process.env, LXD_CONF: path.join(folder, 'lxc'), [TAG]: tag };
    const features = ['-c', 'features.profiles=false', '-c', 'features.images=false'];
    lxc('project', 'create', PROJECT, ...features);
    writeClientSettings();
    processes = new SpawnRunner({ log, graceMs: 500, env: () => env });
    inventory = new Inventory();
    const commands = new CommandRunner({ processes, log, timeoutMs: () => 10_000 });
    const registry = new DeviceRegistry({
      ...{ inventory, commands, demoCommands: commands, clock },
      followers: new FollowRunner(processes),
      hasShell: true,
      files: { readText: (file) => Promise.resolve(err({ kind: 'file-missing', path: file })) },
      programs: () => ({}),
      hasProgram: (program) => Promise.resolve(program === 'lxc'),
      ownHash: undefined,
    });
    current = new KeepCurrent({
      ...{ inventory, clock, log },
      accessOf: (id) => registry.access(id),
      // Whatever is seen here was seen by an event.
      intervalMs: () => 0,
      isLive: () => true,
    });
    registry.apply([{ kind: 'local', name: 'here' }]);
    inventory.onDidChange(() => {
      lists = log.lines.filter((line) => /> lxc list .*exit 0/.test(line)).length;
    });
    current.setVisible(true);
    await until(() => device().updates?.kind === 'live', { message: 'events come in' });
  });

  after(async () => {
    current.dispose();
    await processes.dispose();
    removeProject();
    rmSync(folder, { recursive: true, force: true });
    console.log(`      until the inventory shows it: ${latencies.join(', ')}`);
  });

  const device = (): DeviceState => {
    const state = inventory.device('local:here');
    assert.ok(state);
    return state;
  };
  const instance = (name: string): Instance | undefined =>
    device().instances?.data?.find((candidate) => candidate.name === name);
  const monitors = (): readonly LabProcess[] =>
    processesWith(tag).filter(({ line }) => /^lxc monitor /.test(line));

  function lxc(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('lxc', args, {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  /** Where the client looks for the daemon, but in this test's project. */
  function writeClientSettings(): void {
    const config = path.join(folder, 'lxc');
    mkdirSync(config, { recursive: true });
    const local = `{ addr: "unix://", public: false, project: ${PROJECT} }`;
    writeFileSync(
      path.join(config, 'config.yml'),
      `default-remote: local\nremotes:\n  local: ${local}\naliases: {}\n`,
    );
  }

  function removeProject(): void {
    spawnSync('lxc', ['delete', '--force', '--project', PROJECT, 'live-a', 'live-b'], {
      stdio: 'ignore',
    });
    spawnSync('lxc', ['project', 'delete', PROJECT], { stdio: 'ignore' });
  }

  async function shows(what: string, condition: () => boolean): Promise<void> {
    const beganMs = performance.now();
    await until(condition, { message: what, timeoutMs: PATIENCE_MS });
    latencies.push(`${what} ${Math.round(performance.now() - beganMs)} ms`);
  }

  it('shows what plain lxc does, right after it', async () => {
    lxc('init', '--quiet', 'busybox', 'live-a', '-c', 'raw.lxc=lxc.signal.halt = SIGUSR2');
    await shows('init', () => instance('live-a')?.state === 'stopped');
    lxc('start', 'live-a');
    await shows('start', () => instance('live-a')?.state === 'running');
    lxc('snapshot', 'live-a', 's0');
    await shows('snapshot', () => instance('live-a')?.snapshots?.[0]?.name === 's0');
    lxc('pause', 'live-a');
    await shows('pause', () => instance('live-a')?.state === 'frozen');
    lxc('start', 'live-a');
    await shows('resume', () => instance('live-a')?.state === 'running');
  });

  it('finds the address that came after the start, for which there is no event', async () => {
    await until(() => (instance('live-a')?.addresses?.length ?? 0) > 0, {
      message: 'an address',
      timeoutMs: 15_000,
    });
  });

  it('is not kept busy by what runs in a container', async () => {
    await until(() => device().instances?.reading === false, { message: 'calm' });
    const before = lists;
    for (let run = 0; run < 5; run++) {
      lxc('exec', 'live-a', '--', 'true');
    }
    lxc('file', 'pull', 'live-a/etc/passwd', path.join(folder, 'passwd'));
    // An event that counts, so that those before it have surely come.
    lxc('config', 'set', 'live-a', 'user.seen', 'yes');
    await until(() => lists > before, { message: 'a listing' });
    assert.ok(lists - before <= 2, `${lists - before} listings`);
  });

  it('goes on where a monitor was killed', async () => {
    const [monitor] = monitors();
    assert.ok(monitor);
    process.kill(monitor.pid, 'SIGKILL');
    await until(() => monitors().some(({ pid }) => pid !== monitor.pid), { message: 'another' });
    lxc('stop', '--force', 'live-a');
    await until(() => instance('live-a')?.state === 'stopped', { message: 'stopped' });
    assert.equal(device().instances?.problem, undefined);
  });

  it('connects again where a monitor hung while the machine slept', async () => {
    await until(() => device().updates?.kind === 'live', { message: 'events come in' });
    const [monitor] = monitors();
    assert.ok(monitor);
    process.kill(monitor.pid, 'SIGSTOP');
    clock.jump(3_600_000);
    await until(() => monitors().some(({ pid }) => pid !== monitor.pid), {
      message: 'another monitor',
      timeoutMs: 20_000,
    });
    await until(() => device().updates?.kind === 'live', { message: 'events come in' });
    lxc('rename', 'live-a', 'live-b');
    await shows('rename', () => instance('live-b') !== undefined);
    assert.equal(instance('live-a'), undefined);
    await until(() => !monitors().some(({ pid }) => pid === monitor.pid), {
      message: 'the old monitor is gone',
    });
  });

  it('shows that a container is gone', async () => {
    lxc('delete', 'live-b');
    await shows('delete', () => instance('live-b') === undefined);
  });

  it('leaves no process when the view is hidden', async () => {
    current.setVisible(false);
    inventory.cancel();
    await until(() => processesWith(tag).length === 0, { message: 'nothing runs' });
  });
});
