import { languages, workspace, type DocumentLinkProvider } from 'vscode';
import type { Disposable } from '../../app/ports';
import { SETTINGS_SECTION } from '../ids';
import { once } from '../once';
import { isNote, isSwitchedOn } from '../outdated/noteDocuments';

/** Makes short references in notes clickable; the code is loaded with the first note. */
export function registerNoteLinks(): Disposable {
  const load = once(async () => new (await import('./noteLinks')).NoteLinks());
  const provider: DocumentLinkProvider = {
    provideDocumentLinks: async (document, token) =>
      isNote(document) ? (await load()).provideDocumentLinks(document, token) : undefined,
    resolveDocumentLink: async (link) => (await load()).resolveDocumentLink(link),
  };
  const register = (): Disposable | undefined =>
    isSwitchedOn('notes.links')
      ? languages.registerDocumentLinkProvider({ pattern: '**' }, provider)
      : undefined;
  let registered = register();
  // The editor asks for links again when the note changes, or when a provider comes or goes.
  const listener = workspace.onDidChangeConfiguration((change) => {
    if (
      ['notes.links', 'hover.languages'].some((key) =>
        change.affectsConfiguration(`${SETTINGS_SECTION}.${key}`),
      )
    ) {
      registered?.dispose();
      registered = register();
    }
  });
  return {
    dispose: () => {
      listener.dispose();
      registered?.dispose();
    },
  };
}
