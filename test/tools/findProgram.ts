import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** The absolute path of the first of `names` that is an executable file on `PATH`, or `undefined`. */
export function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((entry) => entry !== '');
  return names
    .flatMap((name) => folders.map((folder) => path.resolve(folder, name)))
    .find((file) => isExecutable(file));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Not there, or not ours to run: either way not the program looked for.
    return false;
  }
}
