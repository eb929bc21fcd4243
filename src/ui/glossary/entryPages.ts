import {
  commands,
  Disposable,
  EventEmitter,
  FileSystemError,
  FileType,
  l10n,
  Uri,
  window,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
} from 'vscode';
import type { GlossaryStore } from '../../app/glossary/glossaryStore';
import { entryPage, type PageLabels } from '../../core/glossary/entryPage';
import { findEntry } from '../../core/glossary/glossaryIndex';
import { pageName, termOfPage } from '../../core/glossary/pageName';
import { questionsAbout } from '../../core/glossary/questions';
import { GLOSSARY_SCHEME } from '../ids';

/**
 * Entries as read-only Markdown files, so that the editor's own preview shows them: it follows the links
 * between them, and is known to screen readers.
 */
export class EntryPages implements FileSystemProvider, Disposable {
  readonly #glossary: GlossaryStore;
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  constructor(glossary: GlossaryStore) {
    this.#glossary = glossary;
  }

  /** Pages do not change while they are looked at, but for own terms, which are few. */
  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  async stat(uri: Uri): Promise<FileStat> {
    if (uri.path === '/') {
      return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    const { byteLength } = await this.readFile(uri);
    return { type: FileType.File, ctime: 0, mtime: 0, size: byteLength };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const term = termOfPage(uri.path.slice(1));
    const { index, own, overridden } = await this.#glossary.load();
    const entry = term === undefined ? undefined : findEntry(index, term);
    if (entry === undefined) {
      throw FileSystemError.FileNotFound(uri);
    }
    const page = entryPage(entry, {
      labels: pageLabels(),
      linkTo: (name) => {
        const other = findEntry(index, name);
        return other === undefined ? undefined : encodeURI(pageName(other.term));
      },
      own: own.get(entry),
      overridden: overridden.get(entry),
      questions: questionsAbout(index.entries, entry),
    });
    return new TextEncoder().encode(page);
  }

  async readDirectory(): Promise<[string, FileType][]> {
    const { index } = await this.#glossary.load();
    return index.entries.map(({ term }) => [pageName(term), FileType.File]);
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** The page of a term that the glossary has. */
export function pageUri(term: string): Uri {
  return Uri.from({ scheme: GLOSSARY_SCHEME, path: `/${pageName(term)}` });
}

/** Shows an entry in the editor's Markdown preview, or as text where that is switched off or missing. */
export async function showPage(term: string): Promise<void> {
  const uri = pageUri(term);
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await window.showTextDocument(uri);
  }
}

function pageLabels(): PageLabels {
  return {
    whereItRuns: l10n.t('Where it runs'),
    alsoCalled: l10n.t('Also called'),
    oftenMisspelled: l10n.t('Often misspelled'),
    talksTo: l10n.t('Talks to'),
    logs: l10n.t('Logs'),
    source: l10n.t('Source'),
    ebuild: l10n.t('Package recipe (ebuild)'),
    notToBeConfusedWith: l10n.t('Not to be confused with'),
    changed: l10n.t('Changed'),
    related: l10n.t('Related'),
    readMore: l10n.t('Read more'),
    examples: l10n.t('Examples'),
    ownTerm: l10n.t('Your own term'),
    standsInFrontOf: l10n.t('What the extension says'),
    nextStep: l10n.t('Next step'),
    messages: l10n.t('What it looks like'),
    resultNumber: l10n.t('Number (since ChromeOS 74)'),
    otherWords: l10n.t('In other words'),
    about: l10n.t('About'),
    questions: l10n.t('Questions'),
  };
}
