import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../../host/vscode/settings';

/**
 * A folder to open, with settings of its own. Not as user settings: a window of a VS Code server does not
 * always take settings that belong to a machine, such as `crostini.devices`, from there.
 */
export async function writeWorkspace(folder: string, settings: Settings): Promise<string> {
  const workspace = path.join(folder, 'notes');
  const settingsFolder = path.join(workspace, '.vscode');
  await mkdir(settingsFolder, { recursive: true });
  await writeFile(path.join(settingsFolder, 'settings.json'), JSON.stringify(settings));
  return workspace;
}
