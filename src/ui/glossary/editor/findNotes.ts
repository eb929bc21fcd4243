import { extensions, FileType, workspace, type CancellationToken, type Uri } from 'vscode';
import type { NoteKind } from '../../../core/glossary/findMentions';
import { findInFolders } from '../../findInFolders';
import { GLOSSARY_SCHEME } from '../../ids';
import { noteKindOf } from './noteKind';

/** A text that may mention terms. */
export interface Note {
  readonly uri: Uri;
  readonly kind: NoteKind;
  /** `undefined` for what cannot be read, or is too big to be a note. */
  readonly read: () => Promise<string | undefined>;
}

export interface FoundNotes {
  readonly notes: readonly Note[];
  /** False when the workspace has more of them. */
  readonly isComplete: boolean;
}

const LEFT_OUT = ['node_modules', '.git', 'bower_components'];
const MAX_FILES = 5_000;
/** Bigger ones are recorded logs. */
const MAX_NOTE_BYTES = 5 * 1024 * 1024;

/** The editor itself contributes this language, and so no extension says its file name. */
const BUILT_IN_EXTENSIONS: Readonly<Record<string, readonly string[]>> = { plaintext: ['.txt'] };

/** The open documents of these languages, as they are in memory, and the files of the open folders. */
export async function findNotes(
  languageIds: readonly string[],
  token: CancellationToken,
): Promise<FoundNotes> {
  const open = workspace.textDocuments.filter(
    ({ languageId, uri, isClosed }) =>
      !isClosed && languageIds.includes(languageId) && uri.scheme !== GLOSSARY_SCHEME,
  );
  const languageByExtension = new Map(
    languageIds.flatMap((id) => fileExtensionsOf(id).map((extension) => [extension, id] as const)),
  );
  const names = [...languageByExtension.keys()].map((extension) => extension.slice(1));
  const files =
    names.length === 0
      ? []
      : await findInFolders({
          pattern: patternOf(names),
          isWanted: (uri) => languageByExtension.has(extensionOf(uri)),
          leftOut: LEFT_OUT,
          maxFiles: MAX_FILES,
          token,
        });
  const inMemory = new Set(workspace.textDocuments.map(({ uri }) => uri.toString()));
  return {
    notes: [
      ...open.map((document) => ({
        uri: document.uri,
        kind: noteKindOf(document.languageId),
        read: () => Promise.resolve(document.getText()),
      })),
      ...files
        .filter((uri) => !inMemory.has(uri.toString()))
        .map((uri) => ({
          uri,
          kind: noteKindOf(languageByExtension.get(extensionOf(uri)) ?? ''),
          read: () => readNote(uri),
        })),
    ],
    isComplete: files.length < MAX_FILES,
  };
}

function patternOf(names: readonly string[]): string {
  const [only] = names;
  return names.length === 1 && only !== undefined ? `**/*.${only}` : `**/*.{${names.join(',')}}`;
}

/** Such as `.md`, of all extensions that contribute to the language. */
function fileExtensionsOf(languageId: string): readonly string[] {
  const contributed = extensions.all.flatMap((extension) =>
    languagesOf(extension.packageJSON)
      .filter(({ id }) => id === languageId)
      .flatMap(({ extensions: names }) => names),
  );
  return [...(BUILT_IN_EXTENSIONS[languageId] ?? []), ...contributed].filter((name) =>
    /^\.[\w-]+$/.test(name),
  );
}

function languagesOf(
  manifest: unknown,
): readonly { readonly id: unknown; readonly extensions: readonly string[] }[] {
  const languages = fieldOf(fieldOf(manifest, 'contributes'), 'languages');
  return Array.isArray(languages)
    ? languages.map((language: unknown) => {
        const names = fieldOf(language, 'extensions');
        return {
          id: fieldOf(language, 'id'),
          extensions: Array.isArray(names)
            ? names.filter((name): name is string => typeof name === 'string')
            : [],
        };
      })
    : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (Object.entries(value).find(([key]) => key === name)?.[1] as unknown)
    : undefined;
}

function extensionOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('.')).toLowerCase();
}

async function readNote(uri: Uri): Promise<string | undefined> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if (size > MAX_NOTE_BYTES || (type & FileType.File) === 0) {
      return undefined;
    }
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // Gone since it was found, or not ours to read.
    return undefined;
  }
}
