import {
  Disposable,
  EventEmitter,
  FileChangeType,
  FileSystemError,
  FileType,
  workspace,
  type ExtensionContext,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
  type Uri,
} from 'vscode';

/** Texts by absolute path; put in when this extension is bundled. */
declare const FILES: Readonly<Record<string, string>>;

/**
 * A workspace in memory, as an extension that runs in the browser beside the one under test: what the
 * repository extension is on vscode.dev, without a search of its own.
 */
export function activate(context: ExtensionContext): void {
  const options = { isCaseSensitive: true };
  context.subscriptions.push(
    workspace.registerFileSystemProvider('memfs', new MemoryFiles(FILES), options),
  );
}

class MemoryFiles implements FileSystemProvider {
  readonly #files: Map<string, Uint8Array>;
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(files: Readonly<Record<string, string>>) {
    const encoder = new TextEncoder();
    this.#files = new Map(
      Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]),
    );
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat(uri: Uri): FileStat {
    const content = this.#files.get(uri.path);
    if (content !== undefined) {
      return { type: FileType.File, ctime: 0, mtime: 0, size: content.byteLength };
    }
    this.readDirectory(uri);
    return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory(uri: Uri): [string, FileType][] {
    const prefix = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    const inside = [...this.#files.keys()].filter((path) => path.startsWith(prefix));
    if (inside.length === 0) {
      throw FileSystemError.FileNotFound(uri);
    }
    const entries = inside.map((path): [string, FileType] => {
      const [name = '', ...below] = path.slice(prefix.length).split('/');
      return [name, below.length === 0 ? FileType.File : FileType.Directory];
    });
    return [...new Map(entries)];
  }

  readFile(uri: Uri): Uint8Array {
    const content = this.#files.get(uri.path);
    if (content === undefined) {
      throw FileSystemError.FileNotFound(uri);
    }
    return content;
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    const type = this.#files.has(uri.path) ? FileChangeType.Changed : FileChangeType.Created;
    this.#files.set(uri.path, content);
    this.#changed.fire([{ type, uri }]);
  }

  createDirectory(): void {
    // A folder is there as soon as a file is in it.
  }

  delete(uri: Uri): void {
    this.#files.delete(uri.path);
    this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  rename(from: Uri, to: Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }
}
