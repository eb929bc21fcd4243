import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ScratchFiles } from '../app/files/scratchFiles';
import type { Problem } from '../core/problem/problem';
import { err, type Result } from '../core/result';

/** Scratch files in the folder for temporary ones, each in a folder of its own (mode 0700). */
export const tempScratchFiles: ScratchFiles = {
  async use<T>(
    bytes: Uint8Array,
    use: (path: string) => Promise<Result<T, Problem>>,
  ): Promise<Result<T, Problem>> {
    let folder: string | undefined;
    try {
      folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-'));
      const file = path.join(folder, 'content');
      await writeFile(file, bytes, { mode: 0o600 });
      return await use(file);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return err({ kind: 'file-unreadable', path: folder ?? os.tmpdir(), message });
    } finally {
      if (folder !== undefined) {
        await rm(folder, { recursive: true, force: true });
      }
    }
  },
};
