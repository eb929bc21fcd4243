import assert from 'node:assert/strict';
import { existsSync, readlinkSync, statSync } from 'node:fs';
import { DeviceAccess } from '../../src/app/deviceAccess';
import { diagnoseDevice } from '../../src/app/diagnosis/diagnoseDevice';
import type { DiagnosisResult } from '../../src/app/diagnosis/diagnosis';
import { VmcUsages } from '../../src/app/vmcUsages';
import type { Problem } from '../../src/core/problem/problem';
import type { Reach } from '../../src/core/reach/reach';
import { nodeClock } from '../../src/platform/nodeClock';
import { isRunning, until } from '../unit/platform/support';
import { startLab, writeStandInState, type Lab } from './lab';
import { outputOn, processesWith, scriptCommand, SshDevice, sshReach } from './sshDevice';
import { oneRunningVm } from './standInState';

/** Tells one connection from another: the process of the server that serves it. */
const SERVER = 'echo $PPID';

describe('a shared ssh connection', () => {
  let lab: Lab;
  let device: SshDevice;
  const reach = (host = 'crostini-lab', ...options: string[]) =>
    sshReach(lab.sshConfigFile, host, ...options);

  before(() => {
    lab = startLab();
  });

  beforeEach(() => {
    device = new SshDevice();
  });

  afterEach(async () => {
    await device.dispose();
  });

  const folder = async (): Promise<string> => {
    const found = await device.sockets.folder();
    assert.ok(found);
    return found;
  };

  const problemOf = async (
    of: Reach,
    script: string,
    timeoutMs?: number,
  ): Promise<Problem | undefined> => {
    const { signal } = new AbortController();
    const result = await device.commands.run(of, scriptCommand(script, timeoutMs), {
      deviceId: 'lab',
      signal,
    });
    return result.ok ? undefined : result.error;
  };

  it('serves all commands after the first, and the first does not wait for it to end', async () => {
    const startedAt = performance.now();
    const first = await outputOn(device, reach(), SERVER);
    const firstMs = performance.now() - startedAt;
    const secondAt = performance.now();
    const others = [await outputOn(device, reach(), SERVER)];
    const nextMs = performance.now() - secondAt;
    others.push(await outputOn(device, reach(), `${SERVER}; :`));
    assert.deepEqual(others, [first, first]);
    assert.ok(firstMs < 3_000, `the first command took ${firstMs} ms`);
    assert.ok(nextMs < firstMs / 2, `${firstMs} ms, then ${nextMs} ms`);
    console.log(`      first ${Math.round(firstMs)} ms, next ${Math.round(nextMs)} ms`);
  });

  it('is held by one process that is in nobody’s group and has none of our pipes', async () => {
    await outputOn(device, reach(), 'true');
    const [holder, ...more] = processesWith(await folder());
    assert.deepEqual(more, []);
    assert.ok(holder !== undefined);
    for (const fd of [0, 1, 2]) {
      assert.equal(readlinkSync(`/proc/${holder}/fd/${fd}`), '/dev/null');
    }
    assert.equal(statSync(await folder()).mode & 0o777, 0o700);
  });

  it('survives a command that is ended', async () => {
    const server = await outputOn(device, reach(), SERVER);
    const abort = new AbortController();
    const run = device.commands.run(reach(), scriptCommand('echo started; sleep 60'), {
      deviceId: 'lab',
      signal: abort.signal,
      onOutput: () => abort.abort(),
    });
    assert.deepEqual(await run, { ok: false, error: { kind: 'cancelled' } });
    assert.equal(await outputOn(device, reach(), SERVER), server);
  });

  it('leaves nothing behind when it is ended: no process, no folder', async () => {
    const server = Number(await outputOn(device, reach(), SERVER));
    const sockets = await folder();
    await device.dispose();
    assert.deepEqual(processesWith(sockets), []);
    assert.equal(existsSync(sockets), false);
    await until('the server has closed the session', () => !isRunning(server));
  });

  it('ends with its device, and leaves those of other devices alone', async () => {
    const other = reach('crostini-lab-plain');
    const server = await outputOn(device, other, SERVER);
    await outputOn(device, reach(), SERVER);
    assert.equal((await device.sockets.list()).length, 2);
    device.connections.keepOnly([other]);
    const sockets = await folder();
    await until('one is left', () => processesWith(sockets).length === 1);
    assert.equal(await outputOn(device, other, SERVER), server);
  });

  it('is not made where the setting forbids it, and ends when it does', async () => {
    const server = await outputOn(device, reach(), SERVER);
    device.isEnabled = false;
    assert.notEqual(await outputOn(device, reach(), SERVER), server);
    const sockets = await folder();
    await until('it has ended', () => processesWith(sockets).length === 0);
  });

  it('leaves connections that the user shares already to the user', async () => {
    const own = ['-o', 'ControlMaster=auto', '-o', 'ControlPath=none'];
    await outputOn(device, reach('crostini-lab', ...own), 'true');
    assert.deepEqual(await device.sockets.list(), []);
  });

  it('keeps devices apart that lead to the same machine', async () => {
    await outputOn(device, reach(), 'true');
    const problems = await Promise.all(
      ['badkey', 'unknown', 'noidentity'].map((host) =>
        problemOf(reach(`crostini-lab-${host}`), 'true'),
      ),
    );
    assert.deepEqual(
      problems.map((problem) => problem?.kind === 'ssh' && problem.failure.kind),
      ['host-key-changed', 'host-key-unknown', 'auth'],
    );
  });

  it('tells a connection that dies in the middle, and makes a new one', async () => {
    const server = Number(await outputOn(device, reach(), SERVER));
    const { signal } = new AbortController();
    const problem = await device.commands.run(reach(), scriptCommand('echo started; sleep 30'), {
      deviceId: 'lab',
      signal,
      onOutput: () => process.kill(server, 'SIGKILL'),
    });
    assert.deepEqual(problem, {
      ok: false,
      error: { kind: 'ssh', host: 'crostini-lab', failure: { kind: 'closed', line: '' } },
    });
    assert.notEqual(await outputOn(device, reach(), SERVER), String(server));
  });

  it('makes a new one when the process that held it was killed', async () => {
    const server = await outputOn(device, reach(), SERVER);
    const [holder] = processesWith(await folder());
    assert.ok(holder !== undefined);
    process.kill(holder, 'SIGKILL');
    await until('it is gone', () => !isRunning(holder));
    assert.equal((await device.sockets.list()).length, 1, 'its socket is still there');
    assert.notEqual(await outputOn(device, reach(), SERVER), server);
  });

  it('is given up after a command without an answer, as with a network that died', async () => {
    const server = Number(await outputOn(device, reach(), SERVER));
    process.kill(server, 'SIGSTOP');
    try {
      assert.equal((await problemOf(reach(), 'true', 1_000))?.kind, 'timed-out');
      const startedAt = performance.now();
      assert.notEqual(await outputOn(device, reach(), SERVER), String(server));
      assert.ok(performance.now() - startedAt < 4_000);
    } finally {
      process.kill(server, 'SIGCONT');
    }
  });

  it('is given up when the process that holds it hangs', async () => {
    await outputOn(device, reach(), SERVER);
    const [holder] = processesWith(await folder());
    assert.ok(holder !== undefined);
    process.kill(holder, 'SIGSTOP');
    try {
      assert.equal((await problemOf(reach(), 'true', 1_000))?.kind, 'timed-out');
      await outputOn(device, reach(), SERVER);
    } finally {
      process.kill(holder, 'SIGKILL');
    }
  });

  it('does not wait longer for a device that says nothing', async () => {
    const startedAt = performance.now();
    assert.equal((await problemOf(reach('crostini-lab-hang'), 'true', 2_000))?.kind, 'timed-out');
    assert.ok(performance.now() - startedAt < 4_000);
    assert.deepEqual(processesWith(await folder()), []);
  });

  it('goes on while a terminal uses it, and takes nothing new', async () => {
    const server = Number(await outputOn(device, reach(), SERVER));
    const shared = await device.connections.shareWithTerminal(reach());
    assert.ok(shared.kind === 'ssh');
    device.terminalArgs.push(...shared.options);
    const [holder] = processesWith(await folder());
    const terminal = device.processes.run(
      { file: 'ssh', args: ['-T', ...shared.options, '--', 'crostini-lab', 'sleep 31'] },
      { timeoutMs: 20_000, limitKey: 'terminal', shared: false },
    );
    await until('it runs', () => processesWith('sleep 31').some((pid) => pid !== holder));
    await device.connections.dispose();
    assert.ok(isRunning(server));
    assert.deepEqual(await device.sockets.list(), []);
    await device.processes.dispose();
    assert.equal((await terminal).ok, false);
    assert.ok(holder !== undefined);
    process.kill(holder, 'SIGTERM');
  });

  it('ends what is followed on the far side too', async () => {
    const abort = new AbortController();
    let text = '';
    const end = device.followers.follow(
      reach(),
      { tool: 'sh', args: ['-c', 'echo $$; exec sleep 32'] },
      { onText: (piece) => (text += piece), signal: abort.signal },
    );
    await until('it has begun', () => /^\d+\n/.test(text));
    const pid = Number(text);
    assert.ok(isRunning(pid));
    abort.abort();
    await end;
    await until('it has ended on the device', () => !isRunning(pid));
  });

  it('says why a jump host cannot be reached, although a shared connection hides that', async () => {
    const problem = await problemOf(reach('crostini-lab', '-J', 'crostini-lab-nowhere'), 'true');
    assert.equal(problem?.kind === 'ssh' && problem.failure.kind, 'unresolved-host');
  });

  it('goes through a jump host once for all commands', async () => {
    const through = reach('crostini-lab-plain', '-J', 'crostini-lab');
    const server = await outputOn(device, through, SERVER);
    assert.equal(await outputOn(device, through, SERVER), server);
  });
});

describe('the diagnosis of a device behind a real ssh', () => {
  let lab: Lab;
  let device: SshDevice;

  before(() => {
    lab = startLab();
    writeStandInState(oneRunningVm);
    device = new SshDevice();
  });

  after(async () => {
    await device.dispose();
  });

  const diagnose = async (host: string): Promise<readonly string[]> => {
    const lines: string[] = [];
    await diagnoseDevice({
      access: new DeviceAccess({
        deviceId: host,
        reach: sshReach(lab.sshConfigFile, host),
        commands: device.commands,
        mayHave: () => Promise.resolve(true),
      }),
      connections: device.connections,
      usages: new VmcUsages(),
      clock: nodeClock,
      signal: AbortSignal.timeout(30_000),
      onResult: (step, result) => lines.push(`${step} ${verdict(result)}`),
    });
    return lines;
  };

  it('goes all the way to the LXD in the VM', async () => {
    assert.deepEqual(await diagnose('crostini-lab'), [
      'resolve 127.0.0.1',
      'connect connected',
      // Debian, with the tools of a ChromeOS device.
      'system other-system',
      'developer-mode no-crossystem',
      'vmc vmc-age',
      'session signed-in',
      'vms vms',
      'vsh vm-answers',
      'lxd lxd',
    ]);
  });

  it('finds the LXD of a machine that is no Chromebook', async () => {
    assert.deepEqual((await diagnose('crostini-lab-plain')).slice(-5), [
      ...['vmc no-vmc', 'session no-vmc', 'vms no-vmc', 'vsh no-vmc', 'lxd lxd'],
    ]);
  });

  const broken: readonly (readonly [host: string, expected: string])[] = [
    ['refused', 'refused'],
    ['nowhere', 'unresolved-host'],
    ['unknown', 'host-key-unknown'],
    ['badkey', 'host-key-changed'],
    ['noidentity', 'auth'],
    ['hang', 'timed-out'],
  ];
  for (const [host, expected] of broken) {
    it(`ends at the connection: ${host}`, async () => {
      const lines = await diagnose(`crostini-lab-${host}`);
      assert.equal(lines[1], `connect ${expected}`);
      assert.ok(lines.slice(2).every((line) => line.endsWith(' earlier-failure')));
    });
  }

  it('tells that nobody is signed in', async () => {
    writeStandInState({ ...oneRunningVm, signedOut: true });
    try {
      assert.equal((await diagnose('crostini-lab'))[5], 'session no-owner-hash');
    } finally {
      writeStandInState(oneRunningVm);
    }
  });
});

function verdict(result: DiagnosisResult): string {
  switch (result.kind) {
    case 'passed':
      return result.fact.kind === 'destination' ? result.fact.hostName : result.fact.kind;
    case 'skipped':
      return result.reason;
    case 'failed':
      return result.problem.kind === 'ssh' ? result.problem.failure.kind : result.problem.kind;
  }
}
