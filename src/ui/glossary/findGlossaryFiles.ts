import { FileType, Uri, workspace } from 'vscode';
import { isOwnGlossary, OWN_GLOSSARY_PATTERN } from './ownGlossaryFiles';

const LEFT_OUT = ['node_modules', '.git'];
/** A folder with more of them than this has them for another reason. */
const MAX_FILES = 200;
/** Where each may cost a request to a web service. */
const MAX_FOLDERS_READ = 100;
/** File systems that the editor searches itself; others bring a search along, or have none. */
const SEARCHED_SCHEMES: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/**
 * The glossaries in the open folders. A file system without a search, which is what many have that a
 * browser opens, seems to hold no file at all: its folders are read from the top, up to a bound.
 */
export async function findGlossaryFiles(): Promise<readonly Uri[]> {
  const pattern = `**/{${LEFT_OUT.join(',')}}/**`;
  const found = await workspace.findFiles(OWN_GLOSSARY_PATTERN, pattern, MAX_FILES);
  if (found.length > 0) {
    return found;
  }
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return lookInto(folders.filter(({ scheme }) => !SEARCHED_SCHEMES.has(scheme)));
}

async function lookInto(folders: readonly Uri[]): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  let read = 0;
  for (let level = folders; level.length > 0 && read < MAX_FOLDERS_READ;) {
    const now = level.slice(0, MAX_FOLDERS_READ - read);
    read += now.length;
    const listed = (await Promise.all(now.map(entriesOf))).flat();
    found.push(...listed.filter(({ type, uri }) => isFile(type) && isOwnGlossary(uri)).map(uriOf));
    level = listed.filter(({ type }) => type === FileType.Directory).map(uriOf);
  }
  return found.slice(0, MAX_FILES);
}

interface Entry {
  readonly uri: Uri;
  readonly type: FileType;
}

/** A folder that cannot be read holds nothing. */
async function entriesOf(folder: Uri): Promise<readonly Entry[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries
      .filter(([name]) => !LEFT_OUT.includes(name))
      .map(([name, type]) => ({ uri: Uri.joinPath(folder, name), type }));
  } catch {
    return [];
  }
}

/** Also through a symbolic link; a link to a folder could lead back up. */
function isFile(type: FileType): boolean {
  return (type & FileType.File) !== 0;
}

function uriOf({ uri }: Entry): Uri {
  return uri;
}
