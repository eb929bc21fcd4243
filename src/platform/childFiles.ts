import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { RunError, RunOptions } from '../app/ports';
import { err, ok, type Result } from '../core/result';
import type { ChildInput } from './childRun';

/** The files of this machine that a process reads and writes, opened. */
export interface ChildFiles {
  readonly input: ChildInput;
  readonly outputFd: number | undefined;
  /** Closes them. Only a whole output gets its name; anything else is removed. */
  readonly finish: (isWhole: boolean) => Promise<Result<undefined, RunError>>;
}

/** Opens what `input` and `outputFile` name. A file with the name of the output is not touched yet. */
export async function openChildFiles({
  input,
  outputFile,
}: Pick<RunOptions, 'input' | 'outputFile'>): Promise<Result<ChildFiles, RunError>> {
  const part = outputFile === undefined ? undefined : `${outputFile}.part`;
  const source = input?.kind === 'file' ? await openFile(input.path, 'r') : undefined;
  if (source?.ok === false) {
    return source;
  }
  const sink = part === undefined ? undefined : await openFile(part, 'w');
  if (sink?.ok === false) {
    await source?.value.close();
    return sink;
  }
  return ok({
    input: childInput(input, source?.value),
    outputFd: sink?.value.fd,
    finish: async (isWhole) => {
      try {
        await Promise.all([source?.value.close(), sink?.value.close()]);
        if (outputFile !== undefined && part !== undefined) {
          await (isWhole ? rename(part, outputFile) : rm(part, { force: true }));
        }
        return ok(undefined);
      } catch (error) {
        await removeQuietly(part);
        return err(fileFailure(outputFile ?? '', error));
      }
    },
  });
}

/** Half a file without a name is no use to anybody, and why there is none is told already. */
async function removeQuietly(path: string | undefined): Promise<void> {
  if (path !== undefined) {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

function childInput(input: RunOptions['input'], source: FileHandle | undefined): ChildInput {
  if (source !== undefined) {
    return { kind: 'file', fd: source.fd };
  }
  return input?.kind === 'text' ? { kind: 'text', text: input.text } : { kind: 'none' };
}

async function openFile(path: string, flags: 'r' | 'w'): Promise<Result<FileHandle, RunError>> {
  try {
    return ok(await open(path, flags, 0o600));
  } catch (error) {
    return err(fileFailure(path, error));
  }
}

function fileFailure(path: string, error: unknown): RunError {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'file-failed', path, message };
}
