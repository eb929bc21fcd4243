import { Disposable, FileSystemError, RelativePattern, Uri, workspace } from 'vscode';
import type { GlossarySources } from '../../app/glossary/glossaryStore';
import type { FileError } from '../../app/ports';
import { err, ok, type Result } from '../../core/result';
import type { Settings } from '../settings';
import { findGlossaryFiles } from './findGlossaryFiles';
import { OWN_GLOSSARY_PATTERN } from './ownGlossaryFiles';

/** Glossaries of the extension, of the open folders, and of the settings; files are named by URI. */
export function glossarySources(builtIn: Uri, settings: Settings): GlossarySources {
  return {
    readBuiltIn: async () => new TextDecoder().decode(await workspace.fs.readFile(builtIn)),
    findOwnFiles: () => findOwnGlossaries(settings),
    readOwnFile: (file) => readText(Uri.parse(file)),
  };
}

/** URIs of the own glossaries: those that the settings name, there or not, and those of the open folders. */
export async function findOwnGlossaries(settings: Settings): Promise<readonly string[]> {
  const found = await findGlossaryFiles();
  const named = settings.glossaryFiles.flatMap(uriOfSetting);
  return [...new Set([...named, ...found].map(String))].sort();
}

/** Calls `changed` whenever an own glossary may have changed. */
export function watchOwnGlossaries(settings: Settings, changed: () => void): Disposable {
  let outside = watchNamedFiles(settings, changed);
  const inFolders = workspace.createFileSystemWatcher(OWN_GLOSSARY_PATTERN);
  const subscriptions = [
    inFolders,
    inFolders.onDidCreate(changed),
    inFolders.onDidChange(changed),
    inFolders.onDidDelete(changed),
    workspace.onDidChangeWorkspaceFolders(changed),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('crostini.glossary.files')) {
        outside.dispose();
        outside = watchNamedFiles(settings, changed);
        changed();
      }
    }),
  ];
  return new Disposable(() => {
    Disposable.from(...subscriptions, outside).dispose();
  });
}

function watchNamedFiles(settings: Settings, changed: () => void): Disposable {
  const watchers = settings.glossaryFiles.flatMap(uriOfSetting).map((uri) => {
    const folder = Uri.joinPath(uri, '..');
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, name));
    return Disposable.from(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    );
  });
  return Disposable.from(...watchers);
}

/** An absolute path, a URI, or a path in one of the open folders. */
function uriOfSetting(file: string): readonly Uri[] {
  if (/^[a-z][\w+.-]+:\/\//i.test(file)) {
    return [Uri.parse(file)];
  }
  const folders = workspace.workspaceFolders ?? [];
  if (file.startsWith('/') || /^[a-z]:[\\/]/i.test(file)) {
    // On a remote or virtual file system an absolute path means that file system.
    const [first] = folders;
    return [first === undefined ? Uri.file(file) : first.uri.with({ path: Uri.file(file).path })];
  }
  return folders.map(({ uri }) => Uri.joinPath(uri, file));
}

async function readText(uri: Uri): Promise<Result<string, FileError>> {
  const path = workspace.asRelativePath(uri);
  try {
    return ok(new TextDecoder().decode(await workspace.fs.readFile(uri)));
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') {
      return err({ kind: 'file-missing', path });
    }
    const message = error instanceof Error ? error.message : String(error);
    return err({ kind: 'file-unreadable', path, message });
  }
}
