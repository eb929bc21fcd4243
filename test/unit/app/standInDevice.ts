import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CommandRunner } from '../../../src/app/commandRunner';
import { DeviceAccess, type DeviceAccessOptions } from '../../../src/app/deviceAccess';
import type { ProcessRunner } from '../../../src/app/ports';
import type { Reach } from '../../../src/core/reach/reach';
import { SpawnRunner } from '../../../src/platform/spawnRunner';
import {
  readCalls,
  readStandInState,
  standInEnv,
  standInLxcDir,
  standInsDir,
  writeStandInState,
} from '../../lab/lab';
import { oneRunningVm, type StandInState, type StandInVm } from '../../lab/standInState';
import { RecordingLog } from '../platform/support';

export const OWNER = oneRunningVm.ownerHash;

/** A VM of Termina as the stand-ins know it. */
export const termina: StandInVm = {
  name: 'termina',
  sizeBytes: 10737422336,
  minSizeBytes: 1769996288,
  imageType: 'raw',
  type: 'crostini',
  state: 'running',
};

/** A ChromeOS device made of the stand-ins, in a folder of its own, and the real process runner. */
export class StandInDevice {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'crostini-app-'));
  readonly #bin = path.join(this.#folder, 'bin');
  readonly #stateFile = path.join(this.#folder, 'state', 'state.json');
  readonly #runners: SpawnRunner[] = [];
  readonly log = new RecordingLog();
  /** Where programs are looked for besides the device's own folder. */
  path = '/usr/local/bin:/usr/bin:/bin';

  constructor() {
    mkdirSync(this.#bin);
    this.install('vmc', 'vsh', 'dbus-send', 'lxc', 'node');
    this.use();
  }

  /** Puts programs into the device's folder, as they are to begin with. */
  install(...tools: readonly ('vmc' | 'vsh' | 'dbus-send' | 'lxc' | 'node')[]): void {
    for (const tool of tools) {
      this.remove(tool);
      const folder = tool === 'lxc' ? standInLxcDir : standInsDir;
      const target = tool === 'node' ? process.execPath : path.join(folder, tool);
      symlinkSync(target, this.programPath(tool));
    }
  }

  installScript(name: string, text: string, mode = 0o755): void {
    this.remove(name);
    writeFileSync(this.programPath(name), text);
    chmodSync(this.programPath(name), mode);
  }

  remove(name: string): void {
    rmSync(this.programPath(name), { force: true });
  }

  programPath(name: string): string {
    return path.join(this.#bin, name);
  }

  /** Replaces what the device is, and forgets the calls made so far. */
  use(change: Partial<StandInState> = {}): void {
    writeStandInState({ ...oneRunningVm, ...change }, this.#stateFile);
  }

  file(name: string, text: string): string {
    const file = path.join(this.#folder, name);
    writeFileSync(file, text);
    return file;
  }

  /** Every call so far as one line: the tool and its words. */
  calls(tool?: string): readonly string[] {
    return readCalls(this.#stateFile)
      .filter((call) => tool === undefined || call.tool === tool)
      .map((call) => [call.tool, ...call.argv].join(' '));
  }

  /** The words of every call of a tool so far, as the tool got them. */
  words(tool: string): readonly (readonly string[])[] {
    return readCalls(this.#stateFile)
      .filter((call) => call.tool === tool)
      .map(({ argv }) => argv);
  }

  /** The state as the tools have changed it. */
  state(): StandInState {
    return readStandInState(this.#stateFile);
  }

  /** Ids of the processes of a tool that were started with this first word. */
  pids(tool: string, word: string): readonly number[] {
    return readCalls(this.#stateFile)
      .filter((call) => call.tool === tool && call.argv[0] === word)
      .map(({ pid }) => pid);
  }

  /** The owner hash that each `vmc` was given, if any. */
  hashesGiven(): readonly (string | undefined)[] {
    return readCalls(this.#stateFile)
      .filter(({ tool }) => tool === 'vmc')
      .map(({ env }) => env['CROS_USER_ID_HASH']);
  }

  processes(): SpawnRunner {
    const runner = new SpawnRunner({
      log: this.log,
      graceMs: 100,
      env: () => ({
        HOME: this.#folder,
        PATH: `${this.#bin}:${this.path}`,
        ...standInEnv(this.#stateFile),
      }),
    });
    this.#runners.push(runner);
    return runner;
  }

  access(
    options: Partial<DeviceAccessOptions> & { timeoutMs?: number; processes?: ProcessRunner } = {},
  ): DeviceAccess {
    return makeAccess({ processes: this.processes(), log: this.log, ...options });
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.dispose()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Files that a hostile name may have made. */
  filesMade(): readonly string[] {
    return readdirSync(this.#folder).filter((name) => !['bin', 'state'].includes(name));
  }
}

export const LOCAL: Reach = { kind: 'local', programs: {} };

export function makeAccess({
  processes,
  log = new RecordingLog(),
  timeoutMs = 15_000,
  ...options
}: Partial<DeviceAccessOptions> & {
  processes: ProcessRunner;
  log?: RecordingLog;
  timeoutMs?: number;
}): DeviceAccess {
  return new DeviceAccess({
    deviceId: 'local:here',
    reach: LOCAL,
    commands: new CommandRunner({ processes, log, timeoutMs: () => timeoutMs }),
    mayHave: (tool) => Promise.resolve(tool === 'vmc'),
    ...options,
  });
}
