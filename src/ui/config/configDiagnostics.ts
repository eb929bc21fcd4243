import {
  Diagnostic,
  DiagnosticSeverity,
  languages,
  Range,
  TabInputText,
  window,
  workspace,
  type Disposable,
  type TextDocument,
  type Uri,
} from 'vscode';
import { subjectOf } from '../../app/actions/configDocuments';
import { readConfigText } from '../../core/cli/lxc/config/configText';
import { findRefused } from '../../core/cli/lxc/config/refusedPlace';
import { configDocumentOf } from '../../core/config/configPath';
import type { UsedBy } from '../../core/model/usedBy';
import type { Clock } from '../../app/ports';
import { configFaultWords, usersWords } from '../words/configWords';
import { CONFIG_SCHEME } from './configScheme';

/** A pause in typing after which the text is looked at. */
const CHECK_AFTER_MS = 200;

/** What the server had against a text, and the text that it had accepted before. */
interface Refusal {
  readonly message: string;
  readonly base: string;
}

/** Shows in the list of problems what is wrong with open configurations, at its place. */
export class ConfigDiagnostics implements Disposable {
  readonly #clock: Clock;
  readonly #shown = languages.createDiagnosticCollection('crostini');
  readonly #refusals = new Map<string, Refusal>();
  readonly #users = new Map<string, readonly UsedBy[]>();
  readonly #waiting = new Map<string, { dispose(): void }>();
  readonly #listeners: readonly Disposable[];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#listeners = [
      workspace.onDidOpenTextDocument((document) => {
        this.#checkNow(document);
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        this.#checkSoon(document);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#forget(uri);
      }),
      // The editor keeps a document for a while after its tab was closed.
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          if (input instanceof TabInputText && input.uri.scheme === CONFIG_SCHEME) {
            this.#shown.delete(input.uri);
          }
        }
      }),
    ];
  }

  /** Marks what the server meant, until the place is gone or the text was saved. */
  refuse(uri: Uri, refusal: Refusal): void {
    this.#refusals.set(uri.toString(), refusal);
    this.#checkOpen(uri);
  }

  accept(uri: Uri, usedBy: readonly UsedBy[]): void {
    this.#refusals.delete(uri.toString());
    this.#users.set(uri.toString(), usedBy);
    this.#checkOpen(uri);
  }

  dispose(): void {
    for (const part of [...this.#listeners, ...this.#waiting.values(), this.#shown]) {
      part.dispose();
    }
  }

  #checkOpen(uri: Uri): void {
    const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    if (document !== undefined) {
      this.#checkNow(document);
    }
  }

  #checkSoon(document: TextDocument): void {
    if (document.uri.scheme !== CONFIG_SCHEME) {
      return;
    }
    const key = document.uri.toString();
    this.#waiting.get(key)?.dispose();
    this.#waiting.set(
      key,
      this.#clock.after(CHECK_AFTER_MS, () => {
        this.#checkNow(document);
      }),
    );
  }

  #checkNow(document: TextDocument): void {
    const shown =
      document.uri.scheme === CONFIG_SCHEME ? configDocumentOf(document.uri.path) : undefined;
    if (shown !== undefined && !shown.isReadOnly && !document.isClosed) {
      const subject = subjectOf(shown.target);
      this.#shown.set(document.uri, [
        ...readConfigText(document.getText(), subject).findings.map(({ start, end, fault }) =>
          diagnostic(document, { start, end }, configFaultWords(fault)),
        ),
        ...this.#refusalIn(document),
        ...this.#usersOf(document.uri),
      ]);
    }
  }

  #refusalIn(document: TextDocument): readonly Diagnostic[] {
    const refusal = this.#refusals.get(document.uri.toString());
    if (refusal === undefined) {
      return [];
    }
    const text = document.getText();
    const { message, base } = refusal;
    const place = findRefused(message, text, base) ?? { start: 0, end: text.search(/$/m) };
    return [diagnostic(document, place, configFaultWords({ kind: 'refused', message }))];
  }

  #usersOf(uri: Uri): readonly Diagnostic[] {
    const words = usersWords(this.#users.get(uri.toString()) ?? []);
    return words === undefined
      ? []
      : [withSource(new Diagnostic(new Range(0, 0, 0, 1), words, DiagnosticSeverity.Information))];
  }

  #forget(uri: Uri): void {
    const key = uri.toString();
    this.#waiting.get(key)?.dispose();
    this.#waiting.delete(key);
    this.#refusals.delete(key);
    this.#shown.delete(uri);
  }
}

function diagnostic(
  document: TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
  message: string,
): Diagnostic {
  const range = new Range(document.positionAt(start), document.positionAt(end));
  return withSource(new Diagnostic(range, message, DiagnosticSeverity.Error));
}

function withSource(found: Diagnostic): Diagnostic {
  found.source = 'Crostini';
  return found;
}
