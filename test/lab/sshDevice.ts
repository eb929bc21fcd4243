import { readFileSync, readdirSync } from 'node:fs';
import { CommandRunner } from '../../src/app/commandRunner';
import { FollowRunner } from '../../src/app/followRunner';
import { SshConnections } from '../../src/app/ssh/sshConnections';
import type { Command } from '../../src/core/cli/command';
import type { Reach, SshReach } from '../../src/core/reach/reach';
import { PrivateControlSockets } from '../../src/platform/controlSockets';
import { SpawnRunner } from '../../src/platform/spawnRunner';
import { RecordingLog } from '../unit/platform/support';

/** Commands on a device behind a real ssh, as the extension runs them. */
export class SshDevice {
  readonly log = new RecordingLog();
  readonly processes = new SpawnRunner({ log: this.log, graceMs: 200 });
  readonly sockets = new PrivateControlSockets();
  readonly terminalArgs: string[] = [];
  isEnabled = true;
  readonly #control = new SpawnRunner({ log: this.log });
  readonly connections = new SshConnections({
    processes: this.#control,
    sockets: this.sockets,
    log: this.log,
    isEnabled: () => this.isEnabled,
    isUsedByTerminal: (text) => this.terminalArgs.some((word) => word.includes(text)),
  });
  readonly commands = new CommandRunner({
    processes: this.processes,
    log: this.log,
    timeoutMs: () => 20_000,
    connections: this.connections,
  });
  readonly followers = new FollowRunner(this.processes, this.connections);

  async dispose(): Promise<void> {
    await this.processes.dispose();
    await this.connections.dispose();
    await this.#control.dispose();
  }
}

export function sshReach(sshConfigFile: string, host: string, ...options: string[]): SshReach {
  return {
    kind: 'ssh',
    host,
    options: ['-F', sshConfigFile, ...options],
    program: 'ssh',
    connectTimeoutSeconds: 5,
  };
}

/** Runs a shell script on the device; its output is given as it is. */
export function scriptCommand(script: string, timeoutMs = 15_000): Command<string> {
  return {
    tool: 'sh',
    args: ['-c', script],
    parse: (stdout) => ({ ok: true, value: { data: stdout, warnings: [] } }),
    mutates: false,
    timeoutMs,
  };
}

/** What the script printed on the device. */
export async function outputOn(device: SshDevice, reach: Reach, script: string): Promise<string> {
  const { signal } = new AbortController();
  const result = await device.commands.run(reach, scriptCommand(script), {
    deviceId: 'lab',
    signal,
  });
  if (!result.ok) {
    throw new Error(`${script}: ${JSON.stringify(result.error)}`);
  }
  return result.value.data.trim();
}

/** Processes of this machine whose command line or title holds `text`, by process id. */
export function processesWith(text: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => commandLine(pid).includes(text))
    .map(Number);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
