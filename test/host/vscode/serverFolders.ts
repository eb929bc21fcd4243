import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Settings } from './settings';

/** The temporary folder of one server and what lies in it. */
export interface ServerFolders {
  readonly root: string;
  readonly userData: string;
  readonly extensions: string;
  readonly home: string;
  readonly browserProfile: string;
  /** An almost empty file: without one, code-server writes into `~/.config`. */
  readonly configFile: string;
  readonly remove: () => Promise<void>;
}

/** Creates a server's folders, its user settings and the shell profiles of its home. */
export async function createServerFolders(
  settings: Settings,
  shellEnvironment: Readonly<Record<string, string>>,
): Promise<ServerFolders> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'crostini-vscode-'));
  const folders: ServerFolders = {
    root,
    userData: path.join(root, 'user-data'),
    extensions: path.join(root, 'extensions'),
    home: path.join(root, 'home'),
    browserProfile: path.join(root, 'browser'),
    configFile: path.join(root, 'config.yaml'),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
  const user = path.join(folders.userData, 'User');
  for (const folder of [user, folders.extensions, folders.home, folders.browserProfile]) {
    await mkdir(folder, { recursive: true });
  }
  await writeFile(folders.configFile, 'cert: false\n');
  // In a window with a remote side, settings of the scope `machine-overridable` come from its own file.
  const machine = path.join(folders.userData, 'Machine');
  await mkdir(machine);
  for (const folder of [user, machine]) {
    await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
  await writeShellProfiles(folders.home, shellEnvironment);
  return folders;
}

/**
 * VS Code's server asks a login shell for the environment of its extension host, and `/etc/profile` resets
 * `PATH`: only what the profiles export arrives there.
 */
async function writeShellProfiles(
  home: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const exports = Object.entries(environment).map(
    ([name, value]) => `export ${name}=${quote(value)}`,
  );
  const lines = ["PS1='$ '", ...exports, ''].join('\n');
  for (const name of ['.bashrc', '.bash_profile', '.profile']) {
    await writeFile(path.join(home, name), lines);
  }
}
