import { env, l10n, window } from 'vscode';
import type { GlossaryStore } from '../../app/glossary/glossaryStore';
import { findEntry } from '../../core/glossary/glossaryIndex';
import type { GlossaryEntry } from '../../core/glossary/schema';
import { definitionText, linkText } from '../../core/glossary/noteText';
import { showInformation } from '../messages';
import { pickEntry, termOfNode } from './explainTerm';

/** What of an entry goes into a note. */
export type Insertion = 'link' | 'definition';

/** Puts a link to a term's best source, or its definition, where the cursor is. */
export async function insertTerm(
  glossary: GlossaryStore,
  insertion: Insertion,
  given: unknown,
): Promise<void> {
  const { index } = await glossary.load();
  const name = termOfNode(given);
  const entry =
    name === undefined ? await pickEntry(index.entries, undefined) : findEntry(index, name);
  if (entry === undefined) {
    return;
  }
  const text = textOf(entry, insertion);
  const editor = window.activeTextEditor;
  const inserted = await editor?.edit((edit) => {
    for (const selection of editor.selections) {
      edit.replace(selection, text);
    }
  });
  if (inserted !== true) {
    await env.clipboard.writeText(text);
    void showInformation(
      l10n.t('No note is open for it, so it was copied. Paste it where you want it.'),
    );
  }
}

function textOf(entry: GlossaryEntry, insertion: Insertion): string {
  return insertion === 'link' ? linkText(entry) : definitionText(entry);
}
