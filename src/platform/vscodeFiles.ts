import path from 'node:path';
import { FileSystemError, Uri, workspace } from 'vscode';
import type { FileError, Files } from '../app/ports';
import { err, ok, type Result } from '../core/result';

/** Files as the editor sees them. A relative path is looked up in each workspace folder in turn. */
export class VscodeFiles implements Files {
  async readText(file: string): Promise<Result<string, FileError>> {
    const places = candidates(file);
    let last: FileError = { kind: 'file-missing', path: file };
    for (const uri of places) {
      try {
        return ok(new TextDecoder().decode(await workspace.fs.readFile(uri)));
      } catch (error) {
        const missing = error instanceof FileSystemError && error.code === 'FileNotFound';
        if (!missing) {
          const message = error instanceof Error ? error.message : String(error);
          last = { kind: 'file-unreadable', path: file, message };
        }
      }
    }
    return err(last);
  }
}

function candidates(file: string): readonly Uri[] {
  return path.isAbsolute(file)
    ? [Uri.file(file)]
    : (workspace.workspaceFolders ?? []).map(({ uri }) => Uri.joinPath(uri, file));
}
