import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A log file of VS Code's server or of an extension. */
export interface LogFile {
  readonly file: string;
  readonly text: string;
}

/** The log files whose path matches, newest session first. */
export async function readLogs(userData: string, pattern = /\.log$/): Promise<readonly LogFile[]> {
  const folder = path.join(userData, 'logs');
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => pattern.test(file))
    .sort()
    .reverse();
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(file, 'utf8') })));
}
