import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RunError } from '../app/ports';
import { err, ok, type Result } from '../core/result';

/** What stands at a path: `unusable` is a folder, a device, or anything behind a locked folder. */
export type FileStanding = 'runnable' | 'not-executable' | 'unusable' | 'missing';

export interface FindOptions {
  /** The environment that names the folders: `PATH`, on Windows also `PATHEXT`. */
  readonly env: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly inspect?: (candidate: string) => Promise<FileStanding>;
}

const DEFAULT_PATHEXT = '.COM;.EXE;.BAT;.CMD';

/**
 * The absolute path of a program: an absolute path is checked, a bare name is looked up on `PATH`.
 * The current folder is never searched, not through empty or relative entries of `PATH` either, and a
 * relative path is `not-found`: what lies in an open folder must not run because of its name.
 * `not-permitted` when all that was found may not be executed.
 */
export async function findProgram(
  file: string,
  { env, platform = process.platform, inspect = inspectFile }: FindOptions,
): Promise<Result<string, RunError>> {
  const byPath = isFullPath(file, platform);
  let refusal: RunError = { kind: 'not-found', file };
  for (const candidate of candidatesFor(file, env, platform)) {
    const standing = await inspect(candidate);
    if (standing === 'runnable') {
      if (platform !== 'win32' || !/\.(?:bat|cmd)$/i.test(candidate)) {
        return ok(candidate);
      }
      // Only cmd.exe runs these, and its quoting cannot be made safe (CVE-2024-27980).
      const message = `${candidate} is a batch file, which cannot be started without a shell`;
      refusal = { kind: 'failed-to-start', file, message };
    } else if (standing === 'not-executable' || (byPath && standing === 'unusable')) {
      refusal = { kind: 'not-permitted', file };
    }
  }
  return err(refusal);
}

function candidatesFor(
  file: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): readonly string[] {
  const names = platform === 'win32' ? windowsNames(file, env) : [file];
  if (isFullPath(file, platform)) {
    return names;
  }
  if (file === '' || (platform === 'win32' ? /[\\/:]/ : /\//).test(file)) {
    return [];
  }
  const flavour = platform === 'win32' ? path.win32 : path.posix;
  return variable(env, 'PATH', platform)
    .split(flavour.delimiter)
    .map((folder) => (platform === 'win32' ? folder.replaceAll('"', '') : folder))
    .filter((folder) => isFullPath(folder, platform))
    .flatMap((folder) => names.map((name) => flavour.join(folder, name)));
}

/** Not `path.isAbsolute`: on Windows that takes `\\tool`, which depends on the current drive. */
function isFullPath(file: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? /^(?:[a-z]:[\\/]|\\\\)/i.test(file) : file.startsWith('/');
}

/** The name as it is when it ends in a known extension, else with each extension in turn. */
function windowsNames(file: string, env: NodeJS.ProcessEnv): readonly string[] {
  const extensions = (variable(env, 'PATHEXT', 'win32') || DEFAULT_PATHEXT)
    .split(';')
    .filter((extension) => extension.startsWith('.'));
  const lowerCase = file.toLowerCase();
  return extensions.some((extension) => lowerCase.endsWith(extension.toLowerCase()))
    ? [file]
    : extensions.map((extension) => file + extension.toLowerCase());
}

function variable(env: NodeJS.ProcessEnv, name: string, platform: NodeJS.Platform): string {
  if (platform !== 'win32') {
    return env[name] ?? '';
  }
  const key = Object.keys(env).find((each) => each.toUpperCase() === name);
  return key === undefined ? '' : (env[key] ?? '');
}

async function inspectFile(candidate: string): Promise<FileStanding> {
  try {
    if (!(await stat(candidate)).isFile()) {
      return 'unusable';
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'EACCES' || code === 'EPERM' ? 'unusable' : 'missing';
  }
  return access(candidate, constants.X_OK).then(
    () => 'runnable',
    () => 'not-executable',
  );
}
