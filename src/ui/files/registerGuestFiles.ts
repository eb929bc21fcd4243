import {
  Disposable,
  EventEmitter,
  workspace,
  type FileChangeEvent,
  type FileSystemProvider,
} from 'vscode';
import { FILES_SCHEME } from './filesScheme';
import type { GuestFileSystem } from './guestFileSystem';

/** Registers the scheme of files in containers; what is behind it is loaded when one is asked for. */
export function registerGuestFiles(load: () => Promise<GuestFileSystem>): Disposable {
  const changed = new EventEmitter<FileChangeEvent[]>();
  let listener: Disposable | undefined;
  const files = async (): Promise<GuestFileSystem> => {
    const loaded = await load();
    listener ??= loaded.onDidChangeFile((changes) => changed.fire(changes));
    return loaded;
  };
  const provider: FileSystemProvider = {
    onDidChangeFile: changed.event,
    // Nothing is polled: what others change is seen when it is read again.
    watch: () => new Disposable(() => undefined),
    stat: async (uri) => (await files()).stat(uri),
    readDirectory: async (uri) => (await files()).readDirectory(uri),
    readFile: async (uri) => (await files()).readFile(uri),
    writeFile: async (uri, content, options) => (await files()).writeFile(uri, content, options),
    createDirectory: async (uri) => (await files()).createDirectory(uri),
    delete: async (uri, options) => (await files()).delete(uri, options),
    rename: async (from, to, options) => (await files()).rename(from, to, options),
    copy: async (from, to, options) => (await files()).copy(from, to, options),
  };
  return Disposable.from(
    changed,
    new Disposable(() => {
      listener?.dispose();
    }),
    workspace.registerFileSystemProvider(FILES_SCHEME, provider, { isCaseSensitive: true }),
  );
}
