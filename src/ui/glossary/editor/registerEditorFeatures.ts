import {
  Disposable,
  languages,
  workspace,
  type DocumentFilter,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import { isInLinkText } from '../../../core/glossary/linkText';
import { GLOSSARY_SCHEME, SETTINGS_SECTION } from '../../ids';
import { noteLanguages } from '../../noteLanguages';
import { once } from '../../once';
import type { GlossaryPart } from '../glossaryPart';
import { isOwnGlossary, OWN_GLOSSARY_PATTERN } from '../ownGlossaryFiles';

/**
 * Registers what the glossary does while a note or an own glossary is written. The code behind it is
 * loaded when the editor first asks, or when a feature that shows something by itself is on.
 */
export function registerEditorFeatures(
  context: ExtensionContext,
  loadPart: () => Promise<GlossaryPart>,
): Disposable {
  const load = once(async () => {
    const [{ startEditorFeatures }, { store }] = await Promise.all([
      import('./editorFeatures'),
      loadPart(),
    ]);
    const features = startEditorFeatures(store);
    context.subscriptions.push(features);
    return features;
  });
  const startIfNeeded = (documents: readonly TextDocument[]): void => {
    // From then on the features look by themselves.
    if (isOn('notes.underlineTerms') || documents.some(({ uri }) => isOwnGlossary(uri))) {
      void load();
    }
  };
  const ownGlossaries: DocumentFilter = { pattern: OWN_GLOSSARY_PATTERN };
  const registerInNotes = (): Disposable => {
    const notes = noteLanguages(setting('hover.languages')).map((language) => ({ language }));
    const known = [...notes, ownGlossaries, { scheme: GLOSSARY_SCHEME }];
    return Disposable.from(
      languages.registerDefinitionProvider(known, {
        provideDefinition: async (...asked) =>
          (await load()).definitions.provideDefinition(...asked),
      }),
      languages.registerReferenceProvider(known, {
        provideReferences: async (...asked) =>
          (await load()).references.provideReferences(...asked),
      }),
      languages.registerCompletionItemProvider(notes, {
        provideCompletionItems: async (document, position, ...asked) => {
          const before = document.lineAt(position.line).text.slice(0, position.character);
          return isOn('notes.completion') ||
            (document.languageId === 'markdown' && isInLinkText(before))
            ? (await load()).completions.provideCompletionItems(document, position, ...asked)
            : undefined;
        },
      }),
    );
  };
  let inNotes = registerInNotes();
  startIfNeeded(workspace.textDocuments);
  return Disposable.from(
    new Disposable(() => {
      inNotes.dispose();
    }),
    languages.registerCompletionItemProvider(ownGlossaries, {
      provideCompletionItems: async (...asked) =>
        (await load()).ownGlossaryCompletions.provideCompletionItems(...asked),
    }),
    languages.registerHoverProvider(ownGlossaries, {
      provideHover: async (...asked) => (await load()).ownGlossaryHover.provideHover(...asked),
    }),
    languages.registerCodeActionsProvider(ownGlossaries, {
      provideCodeActions: async (...asked) =>
        (await load()).ownGlossaryFixes.provideCodeActions(...asked),
    }),
    workspace.onDidOpenTextDocument((document) => {
      startIfNeeded([document]);
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${SETTINGS_SECTION}.hover.languages`)) {
        inNotes.dispose();
        inNotes = registerInNotes();
      }
      if (change.affectsConfiguration(`${SETTINGS_SECTION}.notes`)) {
        startIfNeeded([]);
      }
    }),
  );
}

function isOn(key: string): boolean {
  return setting(key) === true;
}

function setting(key: string): unknown {
  return workspace.getConfiguration(SETTINGS_SECTION).get<unknown>(key);
}
