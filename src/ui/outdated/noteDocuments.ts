import { workspace, type TextDocument } from 'vscode';
import { GLOSSARY_SCHEME, LOG_LANGUAGE, SETTINGS_SECTION } from '../ids';

/** Logs say what happened; nobody corrects them. */
const LOGS: ReadonlySet<string> = new Set(['log', LOG_LANGUAGE]);
/** The glossary tells of old things on purpose, and the other side of a comparison cannot be changed. */
const NOT_WRITTEN_HERE: ReadonlySet<string> = new Set([GLOSSARY_SCHEME, 'git', 'output']);

/** Whether something that is done with notes is switched on. */
export function isSwitchedOn(setting: 'notes.outdatedStatements' | 'notes.links'): boolean {
  return workspace.getConfiguration(SETTINGS_SECTION).get<unknown>(setting) !== false;
}

/** Whether a person writes notes in this document: one of the languages that have hovers, but no log. */
export function isNote({ languageId, uri }: TextDocument): boolean {
  const written = workspace.getConfiguration(SETTINGS_SECTION).get<unknown>('hover.languages');
  return (
    Array.isArray(written) &&
    written.includes(languageId) &&
    !LOGS.has(languageId) &&
    !NOT_WRITTEN_HERE.has(uri.scheme)
  );
}
