import { l10n, QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from 'vscode';
import type { GlossaryStore } from '../../app/glossary/glossaryStore';
import { findErrorAt } from '../../core/glossary/errorMessages';
import { BEST_COMPANY } from '../../core/glossary/company';
import { findEntry, findTermAt } from '../../core/glossary/glossaryIndex';
import type { GlossaryEntry } from '../../core/glossary/schema';
import { entryIcon } from './entryIcon';
import { showPage } from './entryPages';

/**
 * Shows the page of a term: the one that was handed over, the one selected or under the cursor, or one
 * that the person picks from all of them.
 */
export async function explainTerm(glossary: GlossaryStore, given: unknown): Promise<void> {
  const { index } = await glossary.load();
  const name = typeof given === 'string' ? given : termOfNode(given);
  const known = name === undefined ? undefined : findEntry(index, name);
  if (known !== undefined) {
    await showPage(known.term);
    return;
  }
  const picked = await pickEntry(index.entries, await termInEditor(glossary));
  if (picked !== undefined) {
    await showPage(picked.term);
  }
}

/** Lets the person search all entries: names, other names, and what they say; questions stand last. */
export async function pickEntry(
  entries: readonly GlossaryEntry[],
  first: GlossaryEntry | undefined,
): Promise<GlossaryEntry | undefined> {
  const ordered = first === undefined ? entries : [first, ...entries.filter((e) => e !== first)];
  const items: readonly EntryItem[] = [
    ...ordered.filter(({ kind }) => kind !== 'question').map(entryItem),
    { label: l10n.t('Questions'), kind: QuickPickItemKind.Separator },
    ...ordered.filter(({ kind }) => kind === 'question').map(entryItem),
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Explain Term'),
    placeHolder: l10n.t(
      'A term, a command, a path, an error, a question, or words of its explanation',
    ),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.entry;
}

type EntryItem = QuickPickItem & { readonly entry?: GlossaryEntry };

function entryItem(entry: GlossaryEntry): EntryItem {
  return {
    label: entry.term,
    iconPath: new ThemeIcon(entryIcon(entry)),
    description: [...entry.aliases, ...entry.misspellings].join(', '),
    detail: entry.summary,
    entry,
  };
}

async function termInEditor(glossary: GlossaryStore): Promise<GlossaryEntry | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { index } = await glossary.load();
  const { document, selection } = editor;
  const line = document.lineAt(selection.start.line).text;
  const column = selection.start.character;
  return (
    findTermAt(index, line, column, { inCode: true, company: () => BEST_COMPANY })?.entry ??
    findErrorAt(index, line, column, { isCrostini: true })?.entry
  );
}

/** The term of a row of the Glossary view; `undefined` for anything else. */
export function termOfNode(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('entry' in value)) {
    return undefined;
  }
  const { entry } = value;
  return typeof entry === 'object' &&
    entry !== null &&
    'term' in entry &&
    typeof entry.term === 'string'
    ? entry.term
    : undefined;
}
