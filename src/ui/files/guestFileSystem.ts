import {
  commands,
  EventEmitter,
  FileChangeType,
  FileSystemError,
  FileType,
  l10n,
  workspace,
  type Disposable,
  type FileChangeEvent,
  type FileStat,
  type Uri,
} from 'vscode';
import type { GuestFiles } from '../../app/files/guestFiles';
import type { Clock } from '../../app/ports';
import type { FileFacts, FileKind } from '../../core/files/fileEntry';
import {
  placePrefix,
  urlPathOf,
  type FilesPlace,
  type PlacedPath,
} from '../../core/files/filesPlace';
import { bytesOf } from '../../core/files/nameBytes';
import { joinPath, lastName } from '../../core/files/paths';
import type { Problem } from '../../core/problem/problem';
import type { Result } from '../../core/result';
import { COMMANDS } from '../ids';
import { withLateProgress, type LateProgress } from '../lateProgress';
import { showWarning } from '../messages';
import { FactsCache } from './factsCache';
import { fileSystemError } from './fileSystemError';
import { filesUri, placedPathOf } from './filesUri';
import { shownPath } from './shownPath';

const TYPES: Readonly<Record<FileKind, FileType>> = {
  file: FileType.File,
  folder: FileType.Directory,
  other: FileType.Unknown,
  unknown: FileType.Unknown,
};

/** What is above the root of a system: the editor asks for it, but there is nothing to see. */
const ABOVE: FileStat = { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };

/** Device, VM and instance. */
const PLACE_SEGMENTS = 3;

/** A way to do something with a path, and the words for it while it goes on. */
interface Task<T> {
  readonly title: (name: string) => string;
  readonly where: LateProgress['where'];
  readonly run: (at: PlacedPath, signal: AbortSignal) => Promise<Result<T, Problem>>;
}

/** Shows the files of containers, and of VMs without containers, as a file system of the editor. */
export class GuestFileSystem implements Disposable {
  readonly #files: GuestFiles;
  readonly #clock: Clock;
  readonly #facts: FactsCache;
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  /** Places that the person went to in this window. */
  readonly #visited = new Set<string>();

  readonly onDidChangeFile = this.#changed.event;

  constructor(files: GuestFiles, clock: Clock) {
    this.#files = files;
    this.#clock = clock;
    this.#facts = new FactsCache(clock);
  }

  /** Says that the person went to a place: its files may be read in a window without trust too. */
  visit(place: FilesPlace): void {
    this.#visited.add(placePrefix(place));
  }

  /** Tells the editor of files that were written past it. */
  tellChanged(paths: readonly PlacedPath[]): void {
    this.#facts.forget();
    this.#changed.fire(paths.map((at) => ({ type: FileChangeType.Changed, uri: filesUri(at) })));
  }

  async stat(uri: Uri): Promise<FileStat> {
    if (isAbove(uri)) {
      return ABOVE;
    }
    const known = this.#facts.find(uri.path);
    const facts =
      known ??
      (await this.#run(uri, {
        title: (name) => l10n.t('Looking at {0}', name),
        where: 'status-bar',
        run: (at, signal) => this.#files.facts(at, signal),
      }).catch(missingIfNoFolder));
    return {
      type: typeOf(facts),
      ctime: facts.changedAtMs ?? 0,
      mtime: facts.modifiedAtMs ?? 0,
      size: facts.sizeBytes ?? 0,
    };
  }

  async readDirectory(uri: Uri): Promise<[string, FileType][]> {
    if (isAbove(uri)) {
      return [];
    }
    const entries = await this.#run(uri, {
      title: (name) => l10n.t('Listing {0}', name),
      where: 'status-bar',
      run: (at, signal) => this.#files.list(at, signal),
    });
    const at = placed(uri);
    this.#facts.keep(entries, (name) => urlPathOf({ ...at, path: joinPath(at.path, name) }));
    return entries.map((entry) => [entry.name, typeOf(entry)]);
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const bytes = await this.#run(uri, {
      title: (name) => l10n.t('Reading {0}…', name),
      where: 'notification',
      run: async (at, signal) => {
        const read = await this.#files.read(at, signal);
        if (!read.ok && read.error.kind === 'guest-file' && read.error.reason === 'too-large') {
          void offerCopy(uri, at);
        }
        return read;
      },
    });
    return bytesOf(bytes);
  }

  async writeFile(
    uri: Uri,
    content: Uint8Array,
    options: { readonly create: boolean; readonly overwrite: boolean },
  ): Promise<void> {
    const may = { mayCreate: options.create, mayReplace: options.overwrite };
    await this.#change(uri, [{ uri, type: FileChangeType.Changed }], {
      title: (name) => l10n.t('Saving {0}…', name),
      where: 'notification',
      run: (at, signal) => this.#files.write(at, content, may, signal),
    });
  }

  async createDirectory(uri: Uri): Promise<void> {
    await this.#change(uri, [{ uri, type: FileChangeType.Created }], {
      title: (name) => l10n.t('Creating {0}', name),
      where: 'status-bar',
      run: (at, signal) => this.#files.makeFolder(at, signal),
    });
  }

  /** The editor asks before it deletes anything here, as there is no trash. */
  async delete(uri: Uri, { recursive }: { readonly recursive: boolean }): Promise<void> {
    await this.#change(uri, [{ uri, type: FileChangeType.Deleted }], {
      title: (name) => l10n.t('Deleting {0}…', name),
      where: 'notification',
      run: (at, signal) => this.#files.remove(at, recursive, signal),
    });
  }

  async rename(from: Uri, to: Uri, { overwrite }: { readonly overwrite: boolean }): Promise<void> {
    if (!isSamePlace(from, to)) {
      throw FileSystemError.Unavailable(
        l10n.t(
          'Files cannot be moved from one system to another. Copy them, then delete them here.',
        ),
      );
    }
    const changes = [
      { uri: from, type: FileChangeType.Deleted },
      { uri: to, type: FileChangeType.Created },
    ];
    await this.#change(from, changes, {
      title: (name) => l10n.t('Renaming {0}…', name),
      where: 'notification',
      run: (at, signal) => this.#files.rename(at, placed(to).path, overwrite, signal),
    });
  }

  async copy(from: Uri, to: Uri, { overwrite }: { readonly overwrite: boolean }): Promise<void> {
    if (!isSamePlace(from, to)) {
      // By way of this machine: neither system knows the other.
      const content = await this.readFile(from);
      await this.writeFile(to, content, { create: true, overwrite });
      return;
    }
    await this.#change(from, [{ uri: to, type: FileChangeType.Created }], {
      title: (name) => l10n.t('Copying {0}…', name),
      where: 'notification',
      run: (at, signal) => this.#files.copy(at, placed(to).path, overwrite, signal),
    });
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #change(
    uri: Uri,
    changes: readonly FileChangeEvent[],
    task: Task<undefined>,
  ): Promise<void> {
    try {
      await this.#run(uri, task);
    } finally {
      // Even a failed one may have changed something.
      this.#facts.forget();
    }
    this.#changed.fire([...changes]);
  }

  async #run<T>(uri: Uri, { title, where, run }: Task<T>): Promise<T> {
    const at = placed(uri);
    if (!workspace.isTrusted && !this.#visited.has(placePrefix(at.place))) {
      throw FileSystemError.NoPermissions(
        l10n.t('This window is in Restricted Mode. Trust the workspace, or use Browse Files….'),
      );
    }
    const shown = title(shownPath(lastName(at.path) || at.path));
    const result = await withLateProgress(this.#clock, { title: shown, where }, (signal) =>
      run(at, signal),
    );
    if (!result.ok) {
      throw fileSystemError(result.error);
    }
    return result.value;
  }
}

function placed(uri: Uri): PlacedPath {
  const at = placedPathOf(uri);
  if (at === undefined) {
    throw FileSystemError.FileNotFound(uri);
  }
  return at;
}

function isSamePlace(one: Uri, other: Uri): boolean {
  return placePrefix(placed(one).place) === placePrefix(placed(other).place);
}

function isAbove({ path }: Uri): boolean {
  return path.split('/').filter((name) => name !== '').length < PLACE_SEGMENTS;
}

function typeOf({ kind, isLink }: FileFacts): FileType {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- a bit mask, by its documentation
  return isLink ? TYPES[kind] | FileType.SymbolicLink : TYPES[kind];
}

/** For the editor, a path below a file is one that does not exist. */
function missingIfNoFolder(error: unknown): never {
  throw error instanceof FileSystemError && error.code === 'FileNotADirectory'
    ? FileSystemError.FileNotFound(error.message)
    : error;
}

async function offerCopy(uri: Uri, { path }: PlacedPath): Promise<void> {
  const copy = l10n.t('Copy to This Machine…');
  const pressed = await showWarning(
    l10n.t('{0} is too large to be opened in an editor.', shownPath(path)),
    copy,
  );
  if (pressed === copy) {
    await commands.executeCommand(COMMANDS.copyFromContainer, uri);
  }
}
