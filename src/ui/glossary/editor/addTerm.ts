import {
  FilePermission,
  l10n,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { GlossaryStore } from '../../../app/glossary/glossaryStore';
import { findEntry } from '../../../core/glossary/glossaryIndex';
import {
  appendTerm,
  type Appended,
  type AppendRefusal,
} from '../../../core/glossary/own/appendTerm';
import { plainName, readDefinition } from '../../../core/glossary/own/readDefinition';
import { showError, showInformation, showWarning } from '../../messages';
import type { Settings } from '../../settings';
import { glossaryFaultWords } from './ownGlossaryWords';
import { glossaryChoices, pickGlossary, type GlossaryChoice } from './pickGlossary';

interface Draft {
  readonly name: string;
  readonly definition: string;
}

/**
 * Writes a term into one of the person's own glossaries and shows it there. The name is what is
 * selected, or the word at the cursor; what the note says of it is offered as the definition.
 */
export async function addTerm(glossary: GlossaryStore, settings: Settings): Promise<void> {
  const begun = draftOf(window.activeTextEditor);
  const choices = await glossaryChoices(settings);
  if (choices.length === 0) {
    await showWarning(
      l10n.t(
        'There is no place for your own terms yet. Open a folder, or name a glossary file in the setting crostini.glossary.files.',
      ),
    );
    return;
  }
  const name = begun?.name ?? (await askName());
  if (name === undefined || (await offersExisting(glossary, name))) {
    return;
  }
  const choice = await pickGlossary(choices);
  const definition =
    choice === undefined ? undefined : await askDefinition(glossary, name, begun?.definition);
  if (choice !== undefined && definition !== undefined) {
    await write(choice, { name, definition });
  }
}

/** `undefined` without an editor, or where the cursor is at no word. */
function draftOf(editor: TextEditor | undefined): Draft | undefined {
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  const word = document.getWordRangeAtPosition(selection.active);
  const selected = document.getText(selection.isEmpty ? word : selection);
  if (selected.trim() === '' || (selection.isEmpty && word === undefined)) {
    return undefined;
  }
  const read = readDefinition(selected);
  if (read !== undefined) {
    return read;
  }
  const name = plainName(selected);
  const beside = readDefinition(document.lineAt(selection.start.line).text);
  return name === undefined
    ? undefined
    : { name, definition: beside?.name === name ? beside.definition : '' };
}

async function askName(): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Add Term'),
    prompt: l10n.t('The term, as it should be spelled'),
    validateInput: (text) =>
      plainName(text) === undefined ? l10n.t('A name of at most 80 letters is needed.') : undefined,
  });
  return typed === undefined ? undefined : plainName(typed);
}

async function askDefinition(
  glossary: GlossaryStore,
  name: string,
  begun = '',
): Promise<string | undefined> {
  const { index, own } = await glossary.load();
  const known = findEntry(index, name);
  const isBuiltIn = known !== undefined && !own.has(known);
  return window.showInputBox({
    title: l10n.t('Add Term “{0}”', name),
    prompt: isBuiltIn
      ? l10n.t('What it is. Yours will stand in front of what the extension says.')
      : l10n.t('What it is, in a sentence'),
    value: begun,
    valueSelection: [begun.length, begun.length],
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === ''
        ? l10n.t('A sentence is needed, for the hover to say something.')
        : undefined,
  });
}

/** Whether an own glossary has it already; offers to open that. */
async function offersExisting(glossary: GlossaryStore, name: string): Promise<boolean> {
  const { own } = await glossary.load();
  const wanted = name.toLowerCase();
  const existing = [...own.values()].find(({ entry }) =>
    [entry.term, ...entry.aliases].some((spelling) => spelling.toLowerCase() === wanted),
  );
  if (existing === undefined) {
    return false;
  }
  await offerPlace(name, Uri.parse(existing.file), existing.lineNumber);
  return true;
}

async function offerPlace(name: string, uri: Uri, lineNumber: number): Promise<void> {
  const open = l10n.t('Open It');
  const file = workspace.asRelativePath(uri);
  const message = l10n.t('“{0}” is already in {1}, line {2}.', name, file, lineNumber);
  if ((await showInformation(message, open)) === open) {
    await showLine(uri, lineNumber);
  }
}

async function write(choice: GlossaryChoice, draft: Draft): Promise<void> {
  const uri = choice.kind === 'new' ? choice.uri : choice.document.uri;
  const file = workspace.asRelativePath(uri);
  if (await isReadOnly(choice, uri)) {
    await showError(
      l10n.t('{0} is read-only. Make it writable, or choose another glossary.', file),
    );
    return;
  }
  const text = choice.kind === 'new' ? '' : choice.document.getText();
  const contextIndex = choice.kind === 'new' ? undefined : choice.contextIndex;
  const appended = appendTerm(text, {
    ...draft,
    ...(contextIndex === undefined ? {} : { contextIndex }),
  });
  if (!appended.ok) {
    await tellRefusal(appended.error, draft.name, uri);
    return;
  }
  const wasDirty = choice.kind === 'there' && choice.document.isDirty;
  if (!(await workspace.applyEdit(editFor(choice, appended.value)))) {
    await showError(l10n.t('{0} could not be changed. Try again.', file));
    return;
  }
  const document = await showLine(uri, appended.value.lineNumber);
  // What the person has not saved yet stays theirs to save.
  if (!wasDirty && !(await document.save())) {
    await showWarning(l10n.t('The term is in {0}, but that is not saved yet.', file));
  }
}

function editFor(choice: GlossaryChoice, { offset, inserted }: Appended): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  if (choice.kind === 'new') {
    edit.createFile(choice.uri, { contents: new TextEncoder().encode(inserted) });
  } else {
    edit.insert(choice.document.uri, choice.document.positionAt(offset), inserted);
  }
  return edit;
}

async function isReadOnly(choice: GlossaryChoice, uri: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    return true;
  }
  if (choice.kind === 'new') {
    return false;
  }
  const { permissions } = await workspace.fs.stat(uri);
  return permissions !== undefined && (permissions & FilePermission.Readonly) !== 0;
}

async function tellRefusal(refusal: AppendRefusal, name: string, uri: Uri): Promise<void> {
  const file = workspace.asRelativePath(uri);
  const open = l10n.t('Open File');
  switch (refusal.kind) {
    case 'exists':
      return offerPlace(name, uri, refusal.lineNumber);
    case 'broken': {
      const lineNumber = refusal.fault?.lineNumber ?? 1;
      const cause = refusal.fault === undefined ? '' : glossaryFaultWords(refusal.fault.reason);
      const message = l10n.t(
        'Nothing was added, because {0} cannot be read. Line {1}: {2}',
        file,
        lineNumber,
        cause,
      );
      if ((await showError(message, open)) === open) {
        await showLine(uri, lineNumber);
      }
      return;
    }
    case 'no-place':
    case 'no-name': {
      const message = l10n.t(
        'Nothing was added: {0} is written in a way that a term cannot be put into. Add “{1}” by hand.',
        file,
        name,
      );
      if ((await showError(message, open)) === open) {
        await showLine(uri, 1);
      }
    }
  }
}

async function showLine(uri: Uri, lineNumber: number): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  const { range } = document.lineAt(Math.min(lineNumber, document.lineCount) - 1);
  await window.showTextDocument(document, { selection: new Range(range.end, range.end) });
  return document;
}
