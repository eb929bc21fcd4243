import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testPackage } from '../tools/testPackage';
import { NOTES } from './glossaryTests';
import type { Settings } from './vscode/settings';
import { startWorkbench, type WorkbenchOptions } from './vscode/workbench';
import type { WorkbenchWindow } from './vscode/workbenchWindow';

/** The packaged extension, installed in a VS Code server, with the tests' notes in a folder on the disk. */
export async function startGlossaryInServer(
  settings: Settings,
  options: Pick<WorkbenchOptions, 'viewport'> = {},
): Promise<WorkbenchWindow> {
  const notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-glossary-'));
  for (const [file, text] of Object.entries(NOTES)) {
    await mkdir(path.dirname(path.join(notes, file)), { recursive: true });
    await writeFile(path.join(notes, file), text);
  }
  const vsix = [await testPackage()];
  const workbench = await startWorkbench({ ...options, vsix, workspace: notes, settings });
  return {
    ...workbench,
    stop: async () => {
      await workbench.stop();
      await rm(notes, { recursive: true, force: true });
    },
  };
}
