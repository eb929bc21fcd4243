import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RunOptions } from '../../../src/app/ports';
import type { Invocation } from '../../../src/core/reach/invocation';
import { SpawnRunner, type SpawnRunnerOptions } from '../../../src/platform/spawnRunner';
import { RecordingLog, runOptions, until } from './support';

/**
 * For each test of the enclosing `describe` a folder, a log and runners, which are disposed after it.
 * Programs are given the folder as `FOLDER` and leave their marks there.
 */
export function useRunnerBench() {
  let folder = '';
  let log = new RecordingLog();
  let runners: SpawnRunner[] = [];

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'spawn-runner-'));
    log = new RecordingLog();
    runners = [];
  });

  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.dispose()));
    rmSync(folder, { recursive: true, force: true });
  });

  const newRunner = (options: Partial<SpawnRunnerOptions> = {}): SpawnRunner => {
    const runner = new SpawnRunner({ log, graceMs: 300, ...options });
    runners.push(runner);
    return runner;
  };
  const inFolder = (name: string): string => path.join(folder, name);
  const textOf = (name: string): string =>
    existsSync(inFolder(name)) ? readFileSync(inFolder(name), 'utf8') : '';
  const sh = (script: string): Invocation => ({
    file: 'sh',
    args: ['-c', script],
    env: { FOLDER: folder },
  });

  return {
    folder: () => folder,
    log: () => log,
    newRunner,
    inFolder,
    textOf,
    sh,
    /** Runs with a runner of its own. */
    run: (invocation: Invocation, options: Partial<RunOptions> = {}) =>
      newRunner().run(invocation, runOptions(options)),
    node: (script: string, ...args: string[]): Invocation => ({
      file: process.execPath,
      args: ['-e', script, '--', ...args],
      env: { FOLDER: folder },
    }),
    /** Adds a line to the file `started`, waits for {@link openGate}, then prints `name`. */
    gated: (name = ''): Invocation =>
      sh(
        `echo ${name} >> "$FOLDER/started"
         until [ -e "$FOLDER/go" ]; do sleep 0.02; done; echo ${name}`,
      ),
    started: (): number => textOf('started').split('\n').length - 1,
    openGate: (): void => writeFileSync(inFolder('go'), ''),
    /** The process id that a program writes into a file, as soon as it is there. */
    pidFrom: async (name: string): Promise<number> => {
      await until(`${name} holds a process id`, () => textOf(name).endsWith('\n'));
      return Number(textOf(name));
    },
    writeProgram: (name: string, text: string, mode = 0o755): string => {
      writeFileSync(inFolder(name), text);
      chmodSync(inFolder(name), mode);
      return inFolder(name);
    },
  };
}
