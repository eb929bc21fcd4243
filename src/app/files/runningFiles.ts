import type { Command } from '../../core/cli/command';
import * as commands from '../../core/files/commands';
import type { FileEntry, FileFacts } from '../../core/files/fileEntry';
import { classifyFileFailure } from '../../core/files/fileFailure';
import type { Problem } from '../../core/problem/problem';
import type { Reach } from '../../core/reach/reach';
import { err, ok } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import type { FileAccess, FileResult } from './fileAccess';

/** The files of a system that runs, by small programs in it. */
export class RunningFiles implements FileAccess {
  readonly #access: DeviceAccess;
  readonly #reach: Reach;
  readonly #context: CommandContext;

  constructor(access: DeviceAccess, reach: Reach, context: CommandContext) {
    this.#access = access;
    this.#reach = reach;
    this.#context = context;
  }

  facts(path: string): FileResult<FileFacts> {
    return this.#run(commands.factsCommand(path), path);
  }

  list(path: string): FileResult<readonly FileEntry[]> {
    return this.#run(commands.listCommand(path), path);
  }

  async read(path: string, maxBytes: number): FileResult<string> {
    const read = await this.#run(commands.readCommand(path, maxBytes), path);
    return !read.ok && read.error.kind === 'too-much-output'
      ? err({ kind: 'guest-file', reason: 'too-large', path })
      : read;
  }

  write(
    path: string,
    source: commands.WriteSource,
    options: commands.WriteOptions,
  ): FileResult<undefined> {
    return this.#run(commands.writeCommand(path, source, options), path);
  }

  download(path: string, outputFile: string): FileResult<undefined> {
    return this.#run(commands.downloadCommand(path, outputFile), path);
  }

  archive(path: string, outputFile: string): FileResult<undefined> {
    return this.#run(commands.archiveCommand(path, outputFile), path);
  }

  makeFolder(path: string): FileResult<undefined> {
    return this.#run(commands.makeFolderCommand(path), path);
  }

  remove(path: string, isRecursive: boolean): FileResult<undefined> {
    return this.#run(commands.removeCommand(path, isRecursive), path);
  }

  rename(from: string, to: string, mayReplace: boolean): FileResult<undefined> {
    return this.#run(commands.renameCommand(from, to, mayReplace), from);
  }

  copy(from: string, to: string, mayReplace: boolean): FileResult<undefined> {
    return this.#run(commands.copyCommand(from, to, mayReplace), from);
  }

  home(): FileResult<string> {
    return this.#run(commands.homeCommand(), '/');
  }

  async #run<T>(command: Command<T>, path: string): FileResult<T> {
    const result = await this.#access.commands.run(this.#reach, command, this.#context);
    return result.ok ? ok(result.value.data) : err(fileProblem(result.error, path));
  }
}

/** What the scripts say, as a failure of the file; any other problem as it is. */
export function fileProblem(problem: Problem, path: string): Problem {
  const line =
    problem.kind === 'exit'
      ? problem.line
      : problem.kind === 'lxc' && problem.failure.kind === 'other'
        ? problem.failure.message
        : undefined;
  const reason = line === undefined ? undefined : classifyFileFailure(line);
  return reason === undefined ? problem : { kind: 'guest-file', reason, path };
}
