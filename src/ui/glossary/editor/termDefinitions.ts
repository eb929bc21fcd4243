import { Range, Uri, workspace, type DefinitionProvider, type LocationLink } from 'vscode';
import type { GlossaryStore } from '../../../app/glossary/glossaryStore';
import type { OwnTerm } from '../../../core/glossary/own/ownTerm';
import type { Settings } from '../../settings';
import { pageUri } from '../entryPages';
import { termAtCursor } from './termAtCursor';

/** Leads from a term to where it is explained: its page, or its place in the person's own glossary. */
export class TermDefinitions implements DefinitionProvider {
  readonly #glossary: GlossaryStore;
  readonly #settings: Settings;

  constructor(glossary: GlossaryStore, settings: Settings) {
    this.#glossary = glossary;
    this.#settings = settings;
  }

  async provideDefinition(
    ...[document, position]: Parameters<DefinitionProvider['provideDefinition']>
  ): Promise<LocationLink[]> {
    const found = await termAtCursor(document, position, this.#glossary, this.#settings);
    if (found?.range === undefined) {
      return [];
    }
    const { entry, range, glossary } = found;
    const own = glossary.own.get(entry);
    const page = { targetUri: pageUri(entry.term), targetRange: new Range(0, 0, 0, 0) };
    const place = own === undefined ? undefined : await placeOfOwnTerm(own);
    return [{ originSelectionRange: range, ...(place ?? page) }];
  }
}

/**
 * Where an own term is written down, the beginning of its line if the file was changed since;
 * `undefined` for a file that can no longer be read, of which the terms stay in use.
 */
export async function placeOfOwnTerm({
  file,
  lineNumber,
  entry,
}: OwnTerm): Promise<{ readonly targetUri: Uri; readonly targetRange: Range } | undefined> {
  const targetUri = Uri.parse(file);
  const document = await Promise.resolve(workspace.openTextDocument(targetUri)).catch(
    () => undefined,
  );
  if (document === undefined) {
    return undefined;
  }
  const line = Math.min(lineNumber, document.lineCount) - 1;
  const column = document.lineAt(line).text.indexOf(entry.term);
  const start = Math.max(0, column);
  const end = column < 0 ? 0 : column + entry.term.length;
  return { targetUri, targetRange: new Range(line, start, line, end) };
}
