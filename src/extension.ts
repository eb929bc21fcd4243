import { commands, EventEmitter, languages, window, workspace } from 'vscode';
import type { ExtensionContext, Uri } from 'vscode';
import type { TreeNode } from './app/tree/nodes';
import type { Crostini } from './crostini';
import { COMMANDS, LOG_SCHEME, VIEWS } from './ui/ids';

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
    treeDataProvider: {
      onDidChangeTreeData: treeChanged.event,
      getChildren: async (node) => (await load()).tree.getChildren(node),
      getTreeItem: async (node) => (await load()).tree.getTreeItem(node),
      resolveTreeItem: async (item, node) => (await load()).tree.resolveTreeItem(item, node),
    },
  });
  const load = (): Promise<Crostini> => (crostini ??= start());
  const start = async (): Promise<Crostini> => {
    const { startCrostini } = await import('./crostini');
    const started = startCrostini(context, view);
    started.tree.onDidChangeTreeData((node) => treeChanged.fire(node));
    started.documents.onDidChange((uri) => logChanged.fire(uri));
    return started;
  };

  context.subscriptions.push(
    treeChanged,
    logChanged,
    view,
    ...Object.values(COMMANDS).map((id) =>
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
