import {
  CancellationTokenSource,
  FileType,
  RelativePattern,
  Uri,
  workspace,
  type CancellationToken,
} from 'vscode';

/** Which files to find in the open folders. */
export interface FolderSearch {
  readonly pattern: string;
  /** What `pattern` says, for folders that have to be read one by one. */
  readonly isWanted: (uri: Uri) => boolean;
  /** Names of folders that hold what others wrote. */
  readonly leftOut: readonly string[];
  readonly maxFiles: number;
  readonly token?: CancellationToken;
}

/** File systems that the editor searches itself. Others bring a search along, or have none. */
const SEARCHED_SCHEMES: ReadonlySet<string> = new Set(['file', 'vscode-remote']);
const PATIENCE_MS = 1000;
/** Of folders that are read one by one, where each may cost a request to a web service. */
const MAX_FOLDERS_READ = 100;

/** File systems that were asked and said nothing. */
const silentSchemes = new Set<string>();

/**
 * The files that are wanted, of all open folders. The editor waits forever for the search of a file system
 * that has none, as many have that a browser opens: their folders are read from the top, up to a bound.
 */
export async function findInFolders(search: FolderSearch): Promise<readonly Uri[]> {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const found = await Promise.all(folders.map((folder) => findInFolder(folder, search)));
  return found.flat().slice(0, search.maxFiles);
}

async function findInFolder(folder: Uri, search: FolderSearch): Promise<readonly Uri[]> {
  const { scheme } = folder;
  if (SEARCHED_SCHEMES.has(scheme)) {
    return askSearch(folder, search, search.token);
  }
  const answer = silentSchemes.has(scheme) ? undefined : await askBriefly(folder, search);
  return answer ?? readFolders(folder, search);
}

/** The answer of the file system's search; `undefined` when there is none in time. */
async function askBriefly(folder: Uri, search: FolderSearch): Promise<readonly Uri[] | undefined> {
  const patience = new CancellationTokenSource();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      silentSchemes.add(folder.scheme);
      resolve(undefined);
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([askSearch(folder, search, patience.token), silence]);
  } finally {
    clearTimeout(timer);
    patience.cancel();
    patience.dispose();
  }
}

async function askSearch(
  folder: Uri,
  { pattern, leftOut, maxFiles }: FolderSearch,
  token: CancellationToken | undefined,
): Promise<readonly Uri[]> {
  const without = `**/{${leftOut.join(',')}}/**`;
  return workspace.findFiles(new RelativePattern(folder, pattern), without, maxFiles, token);
}

async function readFolders(top: Uri, search: FolderSearch): Promise<readonly Uri[]> {
  const { isWanted, leftOut, maxFiles, token } = search;
  const found: Uri[] = [];
  let read = 0;
  for (let level: readonly Uri[] = [top]; level.length > 0;) {
    const now = level.slice(0, MAX_FOLDERS_READ - read);
    read += now.length;
    const entries = (await Promise.all(now.map(entriesOf))).flat();
    // Also through a symbolic link; but a link to a folder could lead back up.
    const files = entries.filter(({ type }) => (type & FileType.File) !== 0);
    found.push(...files.map(({ uri }) => uri).filter(isWanted));
    const isEnough = found.length >= maxFiles || token?.isCancellationRequested === true;
    level = isEnough
      ? []
      : entries
          .filter(({ type, name }) => type === FileType.Directory && !leftOut.includes(name))
          .map(({ uri }) => uri);
  }
  return found;
}

interface Entry {
  readonly name: string;
  readonly uri: Uri;
  readonly type: FileType;
}

/** A folder that cannot be read holds nothing. */
async function entriesOf(folder: Uri): Promise<readonly Entry[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({ name, uri: Uri.joinPath(folder, name), type }));
  } catch {
    return [];
  }
}
