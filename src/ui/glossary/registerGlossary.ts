import {
  commands,
  Disposable as EditorDisposable,
  EventEmitter,
  languages,
  window,
  workspace,
  type ExtensionContext,
  type FileChangeEvent,
} from 'vscode';
import type { Disposable, Log } from '../../app/ports';
import { GLOSSARY_COMMANDS, GLOSSARY_SCHEME, VIEWS } from '../ids';
import { registerNoteLinks } from '../links/registerNoteLinks';
import { once } from '../once';
import { registerEditorFeatures } from './editor/registerEditorFeatures';
import { registerOutdated } from '../outdated/registerOutdated';
import type { GlossaryNode } from './glossaryTree';

/** Registers what the editor may ask the glossary for; its code is loaded when it first does. */
export function registerGlossary(
  context: ExtensionContext,
  loadLog: () => Promise<Log>,
): readonly Disposable[] {
  const treeChanged = new EventEmitter<GlossaryNode | undefined>();
  const pagesChanged = new EventEmitter<FileChangeEvent[]>();
  const load = once(async () => {
    const [{ startGlossary }, log] = await Promise.all([import('./glossaryPart'), loadLog()]);
    const part = startGlossary(context, log);
    part.tree.onDidChangeTreeData((node) => treeChanged.fire(node));
    part.pages.onDidChangeFile((changes) => pagesChanged.fire(changes));
    return part;
  });
  const pages = async () => (await load()).pages;
  return [
    afterActivation(() => [
      registerEditorFeatures(context, load),
      ...registerOutdated(context, async () => (await load()).store),
      registerNoteLinks(),
    ]),
    treeChanged,
    pagesChanged,
    window.createTreeView<GlossaryNode>(VIEWS.glossary, {
      showCollapseAll: true,
      treeDataProvider: {
        onDidChangeTreeData: treeChanged.event,
        getChildren: async (node) => (await load()).tree.getChildren(node),
        getTreeItem: async (node) => (await load()).tree.getTreeItem(node),
      },
    }),
    ...GLOSSARY_COMMANDS.map((id) =>
      commands.registerCommand(id, async (...args: readonly unknown[]) =>
        (await load()).run(id, args),
      ),
    ),
    languages.registerHoverProvider(
      { pattern: '**' },
      {
        provideHover: async (document, position, token) =>
          (await load()).hover.provideHover(document, position, token),
      },
    ),
    workspace.registerFileSystemProvider(
      GLOSSARY_SCHEME,
      {
        onDidChangeFile: pagesChanged.event,
        watch: () => new EditorDisposable(() => undefined),
        stat: async (uri) => (await pages()).stat(uri),
        readFile: async (uri) => (await pages()).readFile(uri),
        readDirectory: async () => (await pages()).readDirectory(),
        createDirectory: async (uri) => (await pages()).createDirectory(uri),
        writeFile: async (uri) => (await pages()).writeFile(uri),
        delete: async (uri) => (await pages()).delete(uri),
        rename: async (uri) => (await pages()).rename(uri),
      },
      { isReadonly: true, isCaseSensitive: true },
    ),
  ];
}

/** What reads settings waits a turn: the first reading of any takes longer than all registrations. */
function afterActivation(register: () => readonly Disposable[]): Disposable {
  let registered: readonly Disposable[] = [];
  const timer = setTimeout(() => {
    registered = register();
  }, 0);
  return new EditorDisposable(() => {
    clearTimeout(timer);
    for (const each of registered) {
      each.dispose();
    }
  });
}
