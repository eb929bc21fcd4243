import { l10n, Uri, window, workspace, type QuickPickItem, type TextDocument } from 'vscode';
import { parseOwnGlossary } from '../../../core/glossary/own/parseOwnGlossary';
import type { Settings } from '../../settings';
import { findOwnGlossaries } from '../glossarySources';

/** Where a new term goes: a group of an own glossary, or a glossary that is made for it. */
export type GlossaryChoice =
  | {
      readonly kind: 'there';
      readonly document: TextDocument;
      /** 0-based. */
      readonly contextIndex: number | undefined;
      readonly contextName: string | undefined;
    }
  | { readonly kind: 'new'; readonly uri: Uri };

const NEW_FILE = 'notes.glossary.yml';

/**
 * The glossaries that a term can go into: those that there are, each group of them, and a new one in
 * each open folder that has none. Files that the settings name and that are not there are left out.
 */
export async function glossaryChoices(settings: Settings): Promise<readonly GlossaryChoice[]> {
  const files = await findOwnGlossaries(settings);
  const documents = (await Promise.all(files.map(openIfThere))).flat();
  const folders = (workspace.workspaceFolders ?? []).filter(
    ({ uri }) => !documents.some((document) => document.uri.path.startsWith(`${uri.path}/`)),
  );
  return [
    ...documents.flatMap(choicesIn),
    ...folders.map(({ uri }) => ({ kind: 'new' as const, uri: Uri.joinPath(uri, NEW_FILE) })),
  ];
}

/** Lets the person choose; asks nothing where there is only one. */
export async function pickGlossary(
  choices: readonly GlossaryChoice[],
): Promise<GlossaryChoice | undefined> {
  if (choices.length <= 1) {
    return choices[0];
  }
  const items = choices.map((choice) => ({ ...itemOf(choice), choice }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Add Term'),
    placeHolder: l10n.t('The glossary that the term goes into'),
  });
  return picked?.choice;
}

async function openIfThere(file: string): Promise<readonly TextDocument[]> {
  try {
    return [await workspace.openTextDocument(Uri.parse(file))];
  } catch {
    return [];
  }
}

function choicesIn(document: TextDocument): readonly GlossaryChoice[] {
  const { contexts } = parseOwnGlossary(document.getText(), '');
  return contexts.length <= 1
    ? [{ kind: 'there', document, contextIndex: undefined, contextName: undefined }]
    : contexts.map((contextName, contextIndex) => ({
        kind: 'there',
        document,
        contextIndex,
        contextName: contextName ?? l10n.t('Group {0}', contextIndex + 1),
      }));
}

function itemOf(choice: GlossaryChoice): QuickPickItem {
  if (choice.kind === 'new') {
    return { label: l10n.t('New file {0}', workspace.asRelativePath(choice.uri, true)) };
  }
  const label = workspace.asRelativePath(choice.document.uri);
  const { contextName } = choice;
  return contextName === undefined ? { label } : { label, description: contextName };
}
