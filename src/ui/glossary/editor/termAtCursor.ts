import { Range, type Position, type TextDocument } from 'vscode';
import type { Glossary, GlossaryStore } from '../../../app/glossary/glossaryStore';
import { MAX_LINE_CHARS } from '../../../core/glossary/findMentions';
import { findEntry, findTermAt } from '../../../core/glossary/glossaryIndex';
import { noteLine } from '../../../core/glossary/noteLine';
import { termOfPage } from '../../../core/glossary/pageName';
import type { GlossaryEntry } from '../../../core/glossary/schema';
import { GLOSSARY_SCHEME } from '../../ids';
import type { Settings } from '../../settings';
import { isOwnGlossary } from '../ownGlossaryFiles';
import { lineReader } from './lineReader';
import { noteKindOf } from './noteKind';

/** The term that a command or a key means. */
export interface TermAtCursor {
  readonly entry: GlossaryEntry;
  /** Where it is written; `undefined` where the whole page is about it. */
  readonly range: Range | undefined;
  readonly glossary: Glossary;
}

/**
 * The term under the cursor in a note; on the page of a term, or in its entry of an own glossary, that
 * term where no other one is under the cursor.
 */
export async function termAtCursor(
  document: TextDocument,
  position: Position,
  store: GlossaryStore,
  settings: Settings,
): Promise<TermAtCursor | undefined> {
  const line = document.lineAt(position.line).text;
  const isPage = document.uri.scheme === GLOSSARY_SCHEME;
  const isOwn = isOwnGlossary(document.uri);
  const isNote = settings.hoverLanguages.includes(document.languageId);
  if (line.length > MAX_LINE_CHARS || !(isPage || isOwn || isNote)) {
    return undefined;
  }
  const glossary = await store.load();
  const kind = isNote && !isPage && !isOwn ? noteKindOf(document.languageId) : 'text';
  const options = noteLine(glossary.index, lineReader(document), position.line, kind);
  const match =
    options === undefined
      ? undefined
      : findTermAt(glossary.index, line, position.character, options);
  if (match !== undefined) {
    const { entry, start, end } = match;
    return { entry, range: new Range(position.line, start, position.line, end), glossary };
  }
  const name = isPage
    ? termOfPage(document.uri.path.slice(1))
    : isOwn
      ? await ownTermAround(document, position)
      : undefined;
  const entry = name === undefined ? undefined : findEntry(glossary.index, name);
  return entry === undefined ? undefined : { entry, range: undefined, glossary };
}

/** The name of the term whose entry the cursor is in. */
async function ownTermAround(
  document: TextDocument,
  position: Position,
): Promise<string | undefined> {
  const { parseOwnGlossary } = await import('../../../core/glossary/own/parseOwnGlossary');
  const { terms } = parseOwnGlossary(document.getText(), '');
  return terms.findLast(({ lineNumber }) => lineNumber <= position.line + 1)?.entry.term;
}
