import type { TextDocument } from 'vscode';
import type { LineAt } from '../../../core/glossary/noteLine';

/** The lines of a document as core asks for them. */
export function lineReader(document: TextDocument): LineAt {
  return (index) =>
    index >= 0 && index < document.lineCount ? document.lineAt(index).text : undefined;
}
