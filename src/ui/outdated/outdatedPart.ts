import { CodeActionKind, languages } from 'vscode';
import type { GlossaryStore } from '../../app/glossary/glossaryStore';
import type { Disposable } from '../../app/ports';
import { OutdatedFixes } from './outdatedFixes';
import { OutdatedHover } from './outdatedHover';
import { OutdatedNotes } from './outdatedNotes';

/** Wires the marks, their reasons and their quick fixes. No logic. */
export function startOutdated(loadGlossary: () => Promise<GlossaryStore>): readonly Disposable[] {
  const notes = new OutdatedNotes(loadGlossary);
  return [
    notes,
    languages.registerHoverProvider({ pattern: '**' }, new OutdatedHover(notes)),
    languages.registerCodeActionsProvider({ pattern: '**' }, new OutdatedFixes(notes), {
      providedCodeActionKinds: [CodeActionKind.QuickFix],
    }),
  ];
}
