import type { NoteKind } from '../../../core/glossary/findMentions';
import { LOG_LANGUAGE } from '../../ids';

/** Every line of these is code or output. */
const CODE_LANGUAGES: ReadonlySet<string> = new Set(['log', LOG_LANGUAGE, 'shellscript']);

/** How a document of that language is read. */
export function noteKindOf(languageId: string): NoteKind {
  if (languageId === 'markdown') {
    return 'markdown';
  }
  return CODE_LANGUAGES.has(languageId) ? 'code' : 'text';
}
