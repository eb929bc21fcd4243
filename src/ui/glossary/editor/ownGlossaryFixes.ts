import {
  CodeAction,
  CodeActionKind,
  l10n,
  Range,
  WorkspaceEdit,
  type CodeActionProvider,
  type Diagnostic,
  type TextDocument,
} from 'vscode';
import { nearestKey } from '../../../core/glossary/own/nearestKey';
import { UNKNOWN_KEY } from './ownGlossaryDiagnostics';

/** Offers the key that was probably meant. */
export class OwnGlossaryFixes implements CodeActionProvider {
  provideCodeActions(
    ...[document, , { diagnostics }]: Parameters<CodeActionProvider['provideCodeActions']>
  ): CodeAction[] {
    return diagnostics
      .filter(({ code }) => code === UNKNOWN_KEY)
      .flatMap((diagnostic) => fixOf(document, diagnostic));
  }
}

function fixOf(document: TextDocument, diagnostic: Diagnostic): readonly CodeAction[] {
  const range = new Range(diagnostic.range.start, diagnostic.range.end);
  const key = nearestKey(document.getText(range));
  if (key === undefined) {
    return [];
  }
  const fix = new CodeAction(l10n.t('Change to “{0}”', key), CodeActionKind.QuickFix);
  fix.diagnostics = [diagnostic];
  fix.isPreferred = true;
  fix.edit = new WorkspaceEdit();
  fix.edit.replace(document.uri, range, key);
  return [fix];
}
