import type { WriteSource } from '../../core/files/commands';
import type { FileEntry, FileFacts } from '../../core/files/fileEntry';
import { placePrefix, type FilesPlace, type PlacedPath } from '../../core/files/filesPlace';
import { pullFolderCommand } from '../../core/files/lxdCommands';
import { isTextName } from '../../core/files/nameBytes';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import type { Clock } from '../ports';
import type { FileAccess, FileResult } from './fileAccess';
import { fileProblem, RunningFiles } from './runningFiles';
import type { ScratchFiles } from './scratchFiles';
import { StoppedFiles } from './stoppedFiles';

/** The most that is opened in an editor: it comes and goes as a whole. */
export const MAX_EDITOR_BYTES = 50 * 1024 * 1024;

/** How long it is taken for granted that an instance does not run; LXD's own way works either way. */
const STOPPED_MS = 3000;

export interface MayWrite {
  readonly mayCreate: boolean;
  readonly mayReplace: boolean;
}

/**
 * Files of containers and of VMs without containers. Where the system runs, by small programs in it;
 * where an instance does not, by LXD. Inside an instance that is as root, in a VM as its user.
 */
export class GuestFiles {
  readonly #accessOf: (deviceId: string) => Promise<DeviceAccess | undefined>;
  readonly #clock: Clock;
  readonly #scratch: ScratchFiles;
  /** When an instance was last found not to run, by its prefix. */
  readonly #stoppedAt = new Map<string, number>();

  constructor(options: {
    accessOf: (deviceId: string) => Promise<DeviceAccess | undefined>;
    clock: Clock;
    scratch: ScratchFiles;
  }) {
    this.#accessOf = options.accessOf;
    this.#clock = options.clock;
    this.#scratch = options.scratch;
  }

  facts({ place, path }: PlacedPath, signal: AbortSignal): FileResult<FileFacts> {
    return this.#with(place, signal, (files) => files.facts(path));
  }

  list({ place, path }: PlacedPath, signal: AbortSignal): FileResult<readonly FileEntry[]> {
    return this.#with(place, signal, (files) => files.list(path));
  }

  /** The content of a file that an editor can be given, one character for each byte. */
  read({ place, path }: PlacedPath, signal: AbortSignal): FileResult<string> {
    return this.#with(place, signal, (files) => files.read(path, MAX_EDITOR_BYTES));
  }

  /** Replaces the content; while the system runs, the old one stays whole until all has arrived. */
  write(
    { place, path }: PlacedPath,
    bytes: Uint8Array,
    may: MayWrite,
    signal: AbortSignal,
  ): FileResult<undefined> {
    const options = { ...may, sizeBytes: bytes.length };
    const write = (source: WriteSource): FileResult<undefined> =>
      this.#with(place, signal, (files) => files.write(path, source, options));
    const text = decodeUtf8(bytes);
    return text === undefined
      ? this.#scratch.use(bytes, (file) => write({ kind: 'file', path: file }))
      : write({ kind: 'text', text });
  }

  /** Writes what a file of this machine, of `sizeBytes`, holds. */
  upload(
    { place, path }: PlacedPath,
    local: { readonly path: string; readonly sizeBytes: number },
    may: MayWrite,
    signal: AbortSignal,
  ): FileResult<undefined> {
    const options = { ...may, sizeBytes: local.sizeBytes };
    return this.#with(place, signal, (files) =>
      files.write(path, { kind: 'file', path: local.path }, options),
    );
  }

  download(
    { place, path }: PlacedPath,
    outputFile: string,
    signal: AbortSignal,
  ): FileResult<undefined> {
    return this.#with(place, signal, (files) => files.download(path, outputFile));
  }

  archive(
    { place, path }: PlacedPath,
    outputFile: string,
    signal: AbortSignal,
  ): FileResult<undefined> {
    return this.#with(place, signal, (files) => files.archive(path, outputFile));
  }

  /** Whether {@link downloadFolder} works: the client of the LXD runs on this machine. */
  async canDownloadFolder({ deviceId, vm, instance }: FilesPlace): Promise<boolean> {
    const access = await this.#accessOf(deviceId);
    return access?.reach.kind === 'local' && vm === undefined && instance !== undefined;
  }

  /** Copies a folder with all in it into a folder of this machine. */
  async downloadFolder(
    { place, path }: PlacedPath,
    intoFolder: string,
    signal: AbortSignal,
  ): FileResult<undefined> {
    const { deviceId, instance, project } = place;
    const access = await this.#accessOf(deviceId);
    if (access === undefined || instance === undefined) {
      return err({ kind: 'not-reachable-kind', name: deviceId });
    }
    if (!isTextName(path)) {
      return err({ kind: 'guest-file', reason: 'bad-name', path });
    }
    const lxd = { instance, project, remote: access.remote };
    const command = pullFolderCommand(lxd, path, intoFolder);
    const pulled = await access.commands.run(access.reach, command, { deviceId, signal });
    return pulled.ok ? ok(undefined) : err(fileProblem(pulled.error, path));
  }

  makeFolder({ place, path }: PlacedPath, signal: AbortSignal): FileResult<undefined> {
    return this.#with(place, signal, (files) => files.makeFolder(path));
  }

  remove(
    { place, path }: PlacedPath,
    isRecursive: boolean,
    signal: AbortSignal,
  ): FileResult<undefined> {
    if (path === '/') {
      return Promise.resolve(err({ kind: 'guest-file', reason: 'not-permitted', path }));
    }
    return this.#with(place, signal, (files) => files.remove(path, isRecursive));
  }

  /** Gives a file or folder another path of the same place. */
  rename(
    { place, path }: PlacedPath,
    to: string,
    mayReplace: boolean,
    signal: AbortSignal,
  ): FileResult<undefined> {
    return this.#with(place, signal, (files) => files.rename(path, to, mayReplace));
  }

  copy(
    { place, path }: PlacedPath,
    to: string,
    mayReplace: boolean,
    signal: AbortSignal,
  ): FileResult<undefined> {
    return this.#with(place, signal, (files) => files.copy(path, to, mayReplace));
  }

  /** Where a person's files are; `/` if nobody can tell. */
  home(place: FilesPlace, signal: AbortSignal): FileResult<string> {
    return this.#with(place, signal, (files) => files.home());
  }

  async #with<T>(
    place: FilesPlace,
    signal: AbortSignal,
    use: (files: FileAccess) => FileResult<T>,
  ): FileResult<T> {
    const access = await this.#accessOf(place.deviceId);
    if (access === undefined) {
      return err({ kind: 'not-reachable-kind', name: place.deviceId });
    }
    const context = { deviceId: place.deviceId, signal };
    const { instance } = place;
    if (instance === undefined) {
      const reach = await access.reachOfContainerless(place.vm ?? '', context);
      return reach.ok ? use(new RunningFiles(access, reach.value, context)) : reach;
    }
    const key = placePrefix(place);
    if (this.#clock.now() - (this.#stoppedAt.get(key) ?? -STOPPED_MS) >= STOPPED_MS) {
      const reach = await access.reachOfInstance({ ...place, instance }, context);
      const used = reach.ok ? await use(new RunningFiles(access, reach.value, context)) : reach;
      if (used.ok || !doesNotRun(used.error)) {
        return used;
      }
      this.#stoppedAt.set(key, this.#clock.now());
    }
    const stopped = await this.#stoppedFiles(access, { ...place, instance }, context);
    return stopped.ok ? use(stopped.value) : stopped;
  }

  async #stoppedFiles(
    access: DeviceAccess,
    { vm, instance, project }: FilesPlace & { readonly instance: string },
    context: CommandContext,
  ): Promise<Result<FileAccess, Problem>> {
    const reach = await access.reachOfLxd(vm, context);
    return reach.ok
      ? ok(
          new StoppedFiles({
            access,
            reach: reach.value,
            context,
            place: { instance, project, remote: access.remote },
            clock: this.#clock,
            scratch: this.#scratch,
          }),
        )
      : reach;
  }
}

function doesNotRun(problem: Problem): boolean {
  return (
    problem.kind === 'lxc' &&
    (problem.failure.kind === 'not-running' || problem.failure.kind === 'frozen')
  );
}

/** `undefined` for bytes that a text would not give back. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // A TypeError is how the decoder says that it is no UTF-8.
    return undefined;
  }
}
