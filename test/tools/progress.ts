import { readdir, lstat } from 'node:fs/promises';
import path from 'node:path';

const beatMs = 10_000;

/** Prints `title`, then a line every ten seconds while `work` runs, then how long it took. */
export async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  const startMs = Date.now();
  const seconds = (): number => Math.round((Date.now() - startMs) / 1000);
  printLine(`${title} …`);
  const beat = setInterval(() => printLine(`  still working (${seconds()} s)`), beatMs);
  try {
    const result = await work();
    printLine(`  done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(beat);
  }
}

/** Writes one line to standard output. */
export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The sum of the sizes of all files under `folder`, without following links. A folder that is not there has 0 bytes. */
export async function folderSizeBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  let sizeBytes = 0;
  for (const entry of entries) {
    if (entry.isFile()) sizeBytes += (await lstat(path.join(entry.parentPath, entry.name))).size;
  }
  return sizeBytes;
}

/** `104857600` → `100 MiB`, rounded. */
export function formatMebibytes(sizeBytes: number): string {
  return `${Math.round(sizeBytes / 2 ** 20)} MiB`;
}
