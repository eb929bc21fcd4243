import { commands, EventEmitter, languages, window, workspace } from 'vscode';
import type { ExtensionContext, Uri } from 'vscode';
import type { TreeNode } from './app/tree/nodes';
import type { Crostini } from './crostini';
import { registerConfigFiles } from './ui/config/configFiles';
import { registerGuestFiles } from './ui/files/registerGuestFiles';
import { registerGlossary } from './ui/glossary/registerGlossary';
import { DEVICE_COMMANDS, LOG_SCHEME, VIEWS } from './ui/ids';
import { once } from './ui/once';
import { TERMINAL_PROFILES } from './ui/terminals/profileIds';

let crostini: Promise<Crostini> | undefined;

/**
 * Registers what the editor may ask for. All else is a file of its own that is loaded when it first
 * does: a person who only has a note open pays for nothing.
 */
export function activate(context: ExtensionContext): void {
  const treeChanged = new EventEmitter<TreeNode | undefined>();
  const logChanged = new EventEmitter<Uri>();
  const view = window.createTreeView<TreeNode>(VIEWS.devices, {
    showCollapseAll: true,
    canSelectMany: true,
    treeDataProvider: {
      onDidChangeTreeData: treeChanged.event,
      getChildren: async (node) => (await load()).tree.getChildren(node),
      getTreeItem: async (node) => (await load()).tree.getTreeItem(node),
      getParent: async (node) => (await load()).tree.getParent(node),
      resolveTreeItem: async (item, node) => (await load()).tree.resolveTreeItem(item, node),
    },
  });
  const load = (): Promise<Crostini> => (crostini ??= start());
  const start = async (): Promise<Crostini> => {
    const [{ startCrostini }, log] = await Promise.all([import('./crostini'), loadLog()]);
    const started = startCrostini(context, view, log);
    started.tree.onDidChangeTreeData((node) => treeChanged.fire(node));
    started.documents.onDidChange((uri) => logChanged.fire(uri));
    return started;
  };
  const loadLog = once(async () => {
    const log = (await import('./platform/vscodeLog')).openLog();
    context.subscriptions.push(log);
    return log;
  });

  context.subscriptions.push(
    treeChanged,
    logChanged,
    view,
    ...DEVICE_COMMANDS.map((id) =>
      commands.registerCommand(id, async (...args: readonly unknown[]) =>
        (await load()).run(id, args),
      ),
    ),
    ...registerGlossary(context, loadLog),
    languages.registerHoverProvider(
      { pattern: '**' },
      {
        // A pointer that rests on a word is no reason to look for devices.
        provideHover: async (document, position) =>
          (await crostini)?.provideLiveHover(document, position),
      },
    ),
    ...Object.values(TERMINAL_PROFILES).map((id) =>
      window.registerTerminalProfileProvider(id, {
        provideTerminalProfile: async () => (await load()).terminalProfile(id),
      }),
    ),
    registerConfigFiles(async () => (await load()).configs()),
    registerGuestFiles(async () => (await (await load()).files()).fileSystem),
    workspace.registerTextDocumentContentProvider(LOG_SCHEME, {
      onDidChange: logChanged.event,
      provideTextDocumentContent: async (uri) =>
        (await load()).documents.provideTextDocumentContent(uri),
    }),
  );
}

export async function deactivate(): Promise<void> {
  await (await crostini)?.dispose();
}
