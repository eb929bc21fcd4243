import {
  EventEmitter,
  FileSystemError,
  workspace,
  Disposable,
  type FileChangeEvent,
  type FileSystemProvider,
} from 'vscode';
import type { ConfigDocuments } from './configDocuments';
import { CONFIG_SCHEME } from './configScheme';

/** Registers the scheme of configurations; what is behind it is loaded when one is first asked for. */
export function registerConfigFiles(load: () => Promise<ConfigDocuments>): Disposable {
  const changed = new EventEmitter<FileChangeEvent[]>();
  let listener: Disposable | undefined;
  const documents = async (): Promise<ConfigDocuments> => {
    const loaded = await load();
    listener ??= loaded.onDidChangeFile((changes) => changed.fire(changes));
    return loaded;
  };
  const refuse = (): never => {
    throw FileSystemError.NoPermissions();
  };
  const provider: FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => undefined),
    stat: async (uri) => (await documents()).stat(uri),
    readFile: async (uri) => (await documents()).readFile(uri),
    writeFile: async (uri, content) => (await documents()).writeFile(uri, content),
    readDirectory: () => [],
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  return Disposable.from(
    changed,
    new Disposable(() => {
      listener?.dispose();
    }),
    workspace.registerFileSystemProvider(CONFIG_SCHEME, provider, { isCaseSensitive: true }),
  );
}
