import type { Command } from '../../core/cli/command';
import type { InstancePlace } from '../../core/cli/lxc/commands';
import type { WriteOptions, WriteSource } from '../../core/files/commands';
import type { FileEntry, FileFacts } from '../../core/files/fileEntry';
import type { FileFailureKind } from '../../core/files/fileFailure';
import * as commands from '../../core/files/lxdCommands';
import { isTextName } from '../../core/files/nameBytes';
import { joinPath } from '../../core/files/paths';
import type { Problem } from '../../core/problem/problem';
import type { Reach } from '../../core/reach/reach';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import type { Clock } from '../ports';
import type { FileAccess, FileResult } from './fileAccess';
import { fileProblem } from './runningFiles';
import type { ScratchFiles } from './scratchFiles';

/** How long entries of a folder are asked what they are; the rest stays unknown. */
const PROBE_MS = 3000;
/** At once; the runner has a limit of its own for each device. */
const PROBES_AT_ONCE = 6;
/** Longer content is no target of a link (`PATH_MAX`). */
const MAX_LINK_BYTES = 4096;
/** The first ordinary user, who is uid 1000 in every Crostini container. */
const USER_ID = 1000;
const ROOT_ID = 0;

/**
 * The files of an instance that does not run, or is frozen, by LXD's file API. It tells neither time nor
 * owner; folders cannot be made or removed with what is in them, and nothing can be renamed.
 */
export class StoppedFiles implements FileAccess {
  readonly #access: DeviceAccess;
  readonly #reach: Reach;
  readonly #context: CommandContext;
  readonly #place: InstancePlace;
  readonly #clock: Clock;
  readonly #scratch: ScratchFiles;

  constructor(options: {
    access: DeviceAccess;
    /** To where LXD is. */
    reach: Reach;
    context: CommandContext;
    place: InstancePlace;
    clock: Clock;
    scratch: ScratchFiles;
  }) {
    this.#access = options.access;
    this.#reach = options.reach;
    this.#context = options.context;
    this.#place = options.place;
    this.#clock = options.clock;
    this.#scratch = options.scratch;
  }

  async facts(path: string): FileResult<FileFacts> {
    const found = await this.#run(path, () => commands.queryFileCommand(this.#place, path));
    if (!found.ok) {
      // A file that is longer than a probe.
      return found.error.kind === 'too-much-output' ? ok({ kind: 'file', isLink: false }) : found;
    }
    if (found.value.kind === 'folder') {
      return ok({ kind: 'folder', isLink: false });
    }
    const { bytes } = found.value;
    return mayBeLink(bytes)
      ? this.#factsOfLink(path, bytes)
      : ok({ kind: 'file', isLink: false, sizeBytes: bytes.length });
  }

  async list(path: string): FileResult<readonly FileEntry[]> {
    const found = await this.#run(path, () => commands.queryFolderCommand(this.#place, path));
    if (!found.ok) {
      return found;
    }
    if (found.value.kind === 'content') {
      return this.#listLinked(path);
    }
    return ok(await this.#entries(path, found.value.names));
  }

  async read(path: string, maxBytes: number): FileResult<string> {
    const read = await this.#run(path, () => commands.pullCommand(this.#place, path, maxBytes));
    return !read.ok && read.error.kind === 'too-much-output' ? failed('too-large', path) : read;
  }

  async write(path: string, source: WriteSource, options: WriteOptions): FileResult<undefined> {
    const facts = await this.facts(path);
    if (!facts.ok) {
      const isMissing = facts.error.kind === 'guest-file' && facts.error.reason === 'not-found';
      if (!isMissing || !options.mayCreate) {
        return facts;
      }
      const owner = /^\/home\/[^/]/.test(path) ? USER_ID : ROOT_ID;
      return this.#run(path, () => commands.pushCommand(this.#place, path, source, owner));
    }
    if (facts.value.kind !== 'file') {
      return failed('is-a-folder', path);
    }
    return options.mayReplace ? this.#replace(path, source) : failed('exists', path);
  }

  download(path: string, outputFile: string): FileResult<undefined> {
    return this.#run(path, () => commands.pullToFileCommand(this.#place, path, outputFile));
  }

  archive(path: string): FileResult<undefined> {
    return needsRunning(path);
  }

  makeFolder(path: string): FileResult<undefined> {
    return needsRunning(path);
  }

  async remove(path: string, isRecursive: boolean): FileResult<undefined> {
    const removed = await this.#run(path, () => commands.deleteFileCommand(this.#place, path));
    const isFull =
      !removed.ok && removed.error.kind === 'guest-file' && removed.error.reason === 'not-empty';
    return isFull && isRecursive ? needsRunning(path) : removed;
  }

  rename(from: string): FileResult<undefined> {
    return needsRunning(from);
  }

  copy(from: string): FileResult<undefined> {
    return needsRunning(from);
  }

  async home(): FileResult<string> {
    const users = await this.list('/home');
    const [first, second] = users.ok ? users.value : [];
    return ok(first !== undefined && second === undefined ? joinPath('/home', first.name) : '/');
  }

  /** A link and a file of one short line look the same; pulling follows a link. */
  async #factsOfLink(path: string, bytes: string): FileResult<FileFacts> {
    const pulled = await this.#run(path, () =>
      commands.pullCommand(this.#place, path, commands.PROBE_BYTES),
    );
    if (pulled.ok) {
      const isLink = pulled.value !== bytes;
      return ok({ kind: 'file', isLink, sizeBytes: pulled.value.length });
    }
    const { error } = pulled;
    if (error.kind === 'too-much-output') {
      return ok({ kind: 'file', isLink: true });
    }
    if (error.kind !== 'guest-file') {
      return pulled;
    }
    return ok({ kind: error.reason === 'is-a-folder' ? 'folder' : 'other', isLink: true });
  }

  /** The API lists a folder behind a link when the path goes on. */
  async #listLinked(path: string): FileResult<readonly FileEntry[]> {
    const found = await this.#run(path, () =>
      commands.queryFolderCommand(this.#place, `${path}/.`),
    );
    if (!found.ok || found.value.kind === 'content') {
      return failed('not-a-folder', path);
    }
    return ok(await this.#entries(path, found.value.names));
  }

  async #entries(path: string, names: readonly string[]): Promise<readonly FileEntry[]> {
    const until = this.#clock.now() + PROBE_MS;
    const entries: FileEntry[] = names.map((name) => ({ name, kind: 'unknown', isLink: false }));
    let next = 0;
    const probe = async (): Promise<void> => {
      while (next < names.length && this.#clock.now() < until && !this.#context.signal.aborted) {
        const at = next++;
        const name = names[at] ?? '';
        const facts = await this.facts(joinPath(path, name));
        entries[at] = { name, ...(facts.ok ? facts.value : { kind: 'unknown', isLink: false }) };
      }
    };
    await Promise.all(Array.from({ length: PROBES_AT_ONCE }, probe));
    return entries;
  }

  async #replace(path: string, source: WriteSource): FileResult<undefined> {
    const throughPipe = this.#reach.kind !== 'local';
    const replace = (inputFile: string): FileResult<undefined> =>
      this.#run(path, () =>
        commands.replaceContentCommand(this.#place, path, { inputFile, throughPipe }),
      );
    return source.kind === 'file'
      ? replace(source.path)
      : this.#scratch.use(new TextEncoder().encode(source.text), replace);
  }

  async #run<T>(path: string, make: () => Command<T>): FileResult<T> {
    if (!isTextName(path)) {
      return failed('bad-name', path);
    }
    const result = await this.#access.commands.run(this.#reach, make(), this.#context);
    return result.ok ? ok(result.value.data) : err(fileProblem(result.error, path));
  }
}

function mayBeLink(bytes: string): boolean {
  return bytes !== '' && bytes.length <= MAX_LINK_BYTES && !/[\n\0]/.test(bytes);
}

function failed(reason: FileFailureKind, path: string): Result<never, Problem> {
  return err({ kind: 'guest-file', reason, path });
}

function needsRunning(path: string): FileResult<undefined> {
  return Promise.resolve(failed('needs-running', path));
}
