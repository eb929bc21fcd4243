import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  l10n,
  languages,
  Location,
  Position,
  Range,
  TabInputText,
  Uri,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import type { Glossary, GlossaryStore } from '../../../app/glossary/glossaryStore';
import type { Disposable } from '../../../app/ports';
import type { NameNotice } from '../../../core/glossary/own/checkNames';
import type { OwnGlossaryFault, OwnGlossaryRange } from '../../../core/glossary/own/ownTerm';
import { isOwnGlossary } from '../ownGlossaryFiles';
import { after } from './after';
import { glossaryFaultWords, nameNoticeWords } from './ownGlossaryWords';

/** A pause in typing after which the text is looked at. */
const CHECK_AFTER_MS = 250;

/** The code of a key that no glossary has; its fix looks for it. */
export const UNKNOWN_KEY = 'unknown-key';

/** Shows in the list of problems what is wrong with open glossaries, at its place. */
export class OwnGlossaryDiagnostics implements Disposable {
  readonly #glossary: GlossaryStore;
  readonly #shown = languages.createDiagnosticCollection('crostini-glossary');
  readonly #waiting = new Map<string, Disposable>();
  readonly #subscriptions: readonly Disposable[];

  constructor(glossary: GlossaryStore) {
    this.#glossary = glossary;
    this.#subscriptions = [
      workspace.onDidOpenTextDocument((document) => {
        this.#checkSoon(document, 0);
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        this.#checkSoon(document, CHECK_AFTER_MS);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#forget(uri);
      }),
      // The editor keeps a document for a while after its tab was closed.
      window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        for (const { input } of closed) {
          if (input instanceof TabInputText && !hasTab(input.uri)) this.#forget(input.uri);
        }
        if (opened.length > 0) this.#checkAll();
      }),
      // What another file says matters to this one.
      glossary.onDidChange(() => {
        this.#checkAll();
      }),
    ];
    this.#checkAll();
  }

  dispose(): void {
    for (const part of [...this.#subscriptions, ...this.#waiting.values(), this.#shown]) {
      part.dispose();
    }
  }

  #checkAll(): void {
    for (const document of workspace.textDocuments) {
      this.#checkSoon(document, 0);
    }
  }

  #checkSoon(document: TextDocument, delayMs: number): void {
    if (!isOwnGlossary(document.uri)) {
      return;
    }
    const key = document.uri.toString();
    this.#waiting.get(key)?.dispose();
    this.#waiting.set(
      key,
      after(delayMs, () => void this.#check(document)),
    );
  }

  async #check(document: TextDocument): Promise<void> {
    const { version } = document;
    const [{ parseOwnGlossary }, { checkNames }, glossary] = await Promise.all([
      import('../../../core/glossary/own/parseOwnGlossary'),
      import('../../../core/glossary/own/checkNames'),
      this.#glossary.load(),
    ]);
    if (document.isClosed || document.version !== version || !hasTab(document.uri)) {
      return;
    }
    const file = document.uri.toString();
    const { names, faults, isReadable } = parseOwnGlossary(document.getText(), file);
    const own = [...glossary.own.values()];
    const keepsEarlier = !isReadable && own.some((term) => term.file === file);
    const builtIn = builtInNames(glossary);
    const notices = checkNames(names, {
      others: own.filter((term) => term.file !== file),
      findBuiltIn: (text) => builtIn.get(text.toLowerCase()),
    });
    this.#shown.set(document.uri, [
      ...faults.map((fault) => faultDiagnostic(fault, keepsEarlier)),
      ...notices.map(noticeDiagnostic),
    ]);
  }

  #forget(uri: Uri): void {
    const key = uri.toString();
    this.#waiting.get(key)?.dispose();
    this.#waiting.delete(key);
    this.#shown.delete(uri);
  }
}

/** A document that is only read, as for a definition, has none. */
function hasTab(uri: Uri): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString(),
    ),
  );
}

/** The extension's terms by each of their correct spellings in lower case. */
function builtInNames({ index, own }: Glossary): ReadonlyMap<string, string> {
  return new Map(
    index.entries
      .filter((entry) => !own.has(entry))
      .flatMap(({ term, aliases }) =>
        [...aliases, term].map((spelling) => [spelling.toLowerCase(), term] as const),
      ),
  );
}

function faultDiagnostic(fault: OwnGlossaryFault, keepsEarlier: boolean): Diagnostic {
  const { reason } = fault;
  const words = glossaryFaultWords(reason);
  const kept = l10n.t('Until then the terms of the last version that could be read are used.');
  const isWhole = reason.kind === 'no-yaml' || reason.kind === 'no-contexts';
  const diagnostic = new Diagnostic(
    rangeOf(fault),
    isWhole && keepsEarlier ? `${words}\n${kept}` : words,
    isWhole || reason.kind === 'no-name' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'Crostini';
  if (reason.kind === 'unknown-key') diagnostic.code = UNKNOWN_KEY;
  return diagnostic;
}

function noticeDiagnostic(notice: NameNotice): Diagnostic {
  const { kind } = notice;
  const isDoubled = kind.kind === 'in-other-file' || kind.kind === 'in-this-file';
  const diagnostic = new Diagnostic(
    rangeOf(notice),
    nameNoticeWords(notice),
    isDoubled ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information,
  );
  diagnostic.source = 'Crostini';
  if (kind.kind === 'in-other-file') {
    const { file, lineNumber, entry } = kind.other;
    const place = new Location(Uri.parse(file), new Position(lineNumber - 1, 0));
    diagnostic.relatedInformation = [new DiagnosticRelatedInformation(place, entry.term)];
  }
  return diagnostic;
}

function rangeOf({ lineNumber, start, end }: OwnGlossaryRange): Range {
  return new Range(lineNumber - 1, start, lineNumber - 1, end);
}
