import path from 'node:path';
import { l10n, Uri, window, workspace } from 'vscode';
import { isTextName } from '../../../core/files/nameBytes';

/** Characters that some system does not allow in a name, or that mean something to it. */
const UNUSABLE = /[\u0000-\u001F\u007F<>:"/\\|?*\uEF80-\uEFFF]/g;

/** The name of a file in a container as a name for this machine. */
export function localName(name: string): string {
  const usable = name.replace(UNUSABLE, '_').replace(/[. ]+$/, '');
  return usable === '' || !isTextName(usable) ? 'file' : usable;
}

/** Asks for a new file of this machine; the dialog itself asks before one is replaced. */
export async function askForNewFile(name: string, title: string): Promise<string | undefined> {
  const picked = await window.showSaveDialog({
    title,
    defaultUri: Uri.file(path.join(startFolder(), localName(name))),
  });
  return picked?.fsPath;
}

/** Asks for a folder of this machine. */
export async function askForFolder(title: string): Promise<string | undefined> {
  const picked = await window.showOpenDialog({
    title,
    openLabel: l10n.t('Copy Here'),
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: Uri.file(startFolder()),
  });
  return picked?.[0]?.fsPath;
}

/** Whether something has that name already. */
export async function isThere(file: string): Promise<boolean> {
  try {
    await workspace.fs.stat(Uri.file(file));
    return true;
  } catch {
    // Nothing there, or nothing that could be replaced either.
    return false;
  }
}

/** The folder that is open, else the home folder. */
function startFolder(): string {
  const open = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  return open?.uri.fsPath ?? process.env['HOME'] ?? process.env['USERPROFILE'] ?? '/';
}
