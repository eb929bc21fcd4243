import type {
  CodeActionProvider,
  CompletionItemProvider,
  DefinitionProvider,
  HoverProvider,
  ReferenceProvider,
} from 'vscode';
import type { GlossaryStore } from '../../../app/glossary/glossaryStore';
import type { Disposable } from '../../../app/ports';
import { Settings } from '../../settings';
import { OwnGlossaryCompletions } from './ownGlossaryCompletions';
import { OwnGlossaryDiagnostics } from './ownGlossaryDiagnostics';
import { OwnGlossaryFixes } from './ownGlossaryFixes';
import { OwnGlossaryHover } from './ownGlossaryHover';
import { TermCompletions } from './termCompletions';
import { TermDefinitions } from './termDefinitions';
import { TermUnderline } from './termUnderline';

/** What the glossary does while somebody writes. */
export interface EditorFeatures extends Disposable {
  readonly completions: CompletionItemProvider;
  readonly definitions: DefinitionProvider;
  readonly references: ReferenceProvider;
  readonly ownGlossaryCompletions: CompletionItemProvider;
  readonly ownGlossaryHover: HoverProvider;
  readonly ownGlossaryFixes: CodeActionProvider;
}

/** Builds the features and starts those that show something by themselves. */
export function startEditorFeatures(store: GlossaryStore): EditorFeatures {
  const settings = new Settings();
  const diagnostics = new OwnGlossaryDiagnostics(store);
  const underline = new TermUnderline(store, settings);
  return {
    completions: new TermCompletions(store, settings),
    definitions: new TermDefinitions(store, settings),
    references: {
      provideReferences: async (...asked) => {
        const { TermReferences } = await import('./termReferences');
        return new TermReferences(store, settings).provideReferences(...asked);
      },
    },
    ownGlossaryCompletions: new OwnGlossaryCompletions(store),
    ownGlossaryHover: new OwnGlossaryHover(),
    ownGlossaryFixes: new OwnGlossaryFixes(),
    dispose: () => {
      diagnostics.dispose();
      underline.dispose();
    },
  };
}
