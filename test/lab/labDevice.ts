import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CommandRunner } from '../../src/app/commandRunner';
import { DeviceAccess } from '../../src/app/deviceAccess';
import type { Reach } from '../../src/core/reach/reach';
import { SpawnRunner } from '../../src/platform/spawnRunner';
import { RecordingLog } from '../unit/platform/support';
import { standInEnv, standInsDir, startLab, writeStandInState } from './lab';
import { oneRunningVm } from './standInState';

/** This machine as a device. */
export const localReach: Reach = { kind: 'local', programs: {} };

/**
 * The real LXD with one running VM of the stand-ins before it, on this machine and behind the real
 * ssh, and processes that find both.
 */
export class LabDevice {
  /** Removed in the end. */
  readonly folder: string;
  readonly processes: SpawnRunner;
  readonly log = new RecordingLog();
  /** The device behind ssh. */
  readonly sshReach: Reach;

  /** Brings the lab up. `envIn` is added to the environment of the processes. */
  constructor(name: string, envIn: (folder: string) => Record<string, string> = () => ({})) {
    const { sshConfigFile } = startLab();
    this.folder = mkdtempSync(path.join(os.tmpdir(), `crostini-${name}-`));
    const stateFile = path.join(this.folder, 'state', 'state.json');
    writeStandInState(oneRunningVm);
    writeStandInState(oneRunningVm, stateFile);
    this.processes = new SpawnRunner({
      log: this.log,
      env: () => ({
        ...process.env,
        PATH: `${standInsDir}:${process.env['PATH'] ?? ''}`,
        ...standInEnv(stateFile),
        ...envIn(this.folder),
      }),
    });
    this.sshReach = {
      ...{ kind: 'ssh', host: 'crostini-lab', options: ['-F', sshConfigFile], program: 'ssh' },
      connectTimeoutSeconds: 10,
    };
  }

  accessBy(reach: Reach, remote?: string): DeviceAccess {
    const { processes, log } = this;
    return new DeviceAccess({
      deviceId: 'lab',
      reach,
      commands: new CommandRunner({ processes, log, timeoutMs: () => 60_000 }),
      ownerHash: oneRunningVm.ownerHash,
      mayHave: () => Promise.resolve(true),
      ...(remote === undefined ? {} : { remote }),
    });
  }

  async dispose(): Promise<void> {
    await this.processes.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
