import { ok } from '../../result';
import type { Command } from '../command';
import { placeWord, projectFlag, type InstancePlace } from './commands';
import { showingProgress } from './createCommands';
import { majorMinor, type LxcVersion } from './version';

/** Backups have any size, and may go over a network. */
const TRANSFER_TIMEOUT_MS = 12 * 60 * 60 * 1000;

/**
 * The words for standard output and input. `-` came in LXD 4.6 for export and in 4.20 for import, and
 * an older client makes a file of that name. The special files do where no snap confines the client, as
 * on every device with such an old one.
 */
export function standardStreams(version: LxcVersion): { output: string; input: string } {
  const [major] = majorMinor(version.client) ?? [5];
  return major < 5 ? { output: '/dev/stdout', input: '/dev/stdin' } : { output: '-', input: '-' };
}

export interface InstanceExport extends InstancePlace {
  /** Of this machine, wherever `lxc` runs. */
  readonly file: string;
  /** The word for standard output, see {@link standardStreams}. */
  readonly output: string;
  readonly withSnapshots: boolean;
  /** In the form of the storage driver: quicker, but only for pools of the same kind. */
  readonly optimized: boolean;
}

/**
 * Writes an instance to a backup file. The server makes it first, then it is sent over standard output;
 * quiet, because progress would be in the middle of it.
 */
export function exportInstanceCommand(options: InstanceExport): Command<undefined> {
  return {
    tool: 'lxc',
    args: [
      'export',
      '--quiet',
      ...projectFlag(options.project),
      ...(options.withSnapshots ? [] : ['--instance-only']),
      ...(options.optimized ? ['--optimized-storage'] : []),
      '--',
      placeWord(options),
      options.output,
    ],
    parse: () => ok({ data: undefined, warnings: [] }),
    mutates: true,
    outputFile: options.file,
    timeoutMs: TRANSFER_TIMEOUT_MS,
  };
}

export interface InstanceImport {
  /** Of this machine, wherever `lxc` runs. */
  readonly file: string;
  /** The word for standard input, see {@link standardStreams}. */
  readonly input: string;
  /** The name that the instance gets, in place of the one in the backup. */
  readonly name: string;
  readonly remote?: string | undefined;
  readonly project?: string | undefined;
}

/** Makes an instance from a backup file. A name other than the backup's own needs LXD 4.1. */
export function importInstanceCommand(options: InstanceImport): Command<undefined> {
  const { file, input, name, remote, project } = options;
  return {
    tool: 'lxc',
    args: [
      'import',
      ...projectFlag(project),
      '--',
      ...(remote === undefined ? [] : [`${remote}:`]),
      input,
      name,
    ],
    inputFile: file,
    ...showingProgress(TRANSFER_TIMEOUT_MS),
  };
}

export interface InstancePublication extends InstancePlace {
  readonly alias: string;
  /** Stops an instance that runs for as long as it takes, then starts it again. */
  readonly force: boolean;
}

/**
 * Makes an image of an instance, on the same server. An alias that stands for another image is moved to
 * the new one without a word, so it has to be looked for before.
 */
export function publishInstanceCommand(options: InstancePublication): Command<undefined> {
  const { alias, force, remote } = options;
  return {
    tool: 'lxc',
    args: [
      'publish',
      ...projectFlag(options.project),
      `--alias=${alias}`,
      ...(force ? ['--force'] : []),
      '--',
      placeWord(options),
      ...(remote === undefined ? [] : [`${remote}:`]),
    ],
    ...showingProgress(TRANSFER_TIMEOUT_MS),
  };
}
