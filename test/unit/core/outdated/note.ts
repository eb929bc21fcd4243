import { findOutdated, type Finding } from '../../../../src/core/outdated/findOutdated';
import { misspellingsOf } from '../../../../src/core/outdated/misspellings';
import type { NoteKind } from '../../../../src/core/glossary/findMentions';
import { ALL_STATEMENTS } from '../../../../src/core/outdated/statements/allStatements';
import { loadIndex } from '../glossary/loadGlossary';

const misspellings = misspellingsOf(loadIndex());

/** What is found in a text with the shipped statements and glossary. */
export function findIn(text: string, kind: NoteKind = 'markdown'): readonly Finding[] {
  return findOutdated(text.split('\n'), { kind, statements: ALL_STATEMENTS, misspellings });
}

/** The same in a text that is known to be about Crostini; the heading is line 0. */
export function findInNote(text: string, kind: NoteKind = 'markdown'): readonly Finding[] {
  return findIn(`# Notes on Crostini\n${text}`, kind);
}

export function idsIn(text: string, kind: NoteKind = 'markdown'): readonly string[] {
  return findInNote(text, kind).map(({ id }) => id);
}
