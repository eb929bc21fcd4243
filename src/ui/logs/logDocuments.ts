import {
  EventEmitter,
  l10n,
  languages,
  Uri,
  window,
  workspace,
  type Disposable,
  type TextDocumentContentProvider,
} from 'vscode';
import type { Clock } from '../../app/ports';
import { formatLog } from '../../core/logs/formatLog';
import type { LogRecord } from '../../core/logs/logRecord';
import { LOG_LANGUAGE, LOG_SCHEME } from '../ids';

export interface LogDocument {
  readonly deviceName: string;
  /** Shown as the tab's title. */
  readonly fileName: string;
  readonly records: readonly LogRecord[];
  readonly readAtMs: number;
  readonly isDemo: boolean;
}

/** Read-only documents that hold logs. Opening the same log again replaces its text in place. */
export class LogDocuments implements TextDocumentContentProvider, Disposable {
  readonly #clock: Clock;
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #closed: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#closed = workspace.onDidCloseTextDocument(({ uri }) => {
      void this.#forgetIfClosed(uri);
    });
  }

  provideTextDocumentContent(uri: Uri): string {
    return (
      this.#texts.get(uri.toString()) ??
      l10n.t('This log was read in an earlier window. Open it again from the Crostini view.')
    );
  }

  async show(log: LogDocument): Promise<void> {
    const uri = uriOf(log);
    this.#texts.set(uri.toString(), textOf(log, this.#clock));
    this.#changed.fire(uri);
    const document = await workspace.openTextDocument(uri);
    await languages.setTextDocumentLanguage(document, LOG_LANGUAGE);
    const editor = await window.showTextDocument(document, { preview: false });
    // The newest records stand at the end, and they are what people look for first.
    editor.revealRange(document.lineAt(document.lineCount - 1).range);
  }

  dispose(): void {
    this.#closed.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }

  /** A change of language closes and opens a document in one step. */
  async #forgetIfClosed(uri: Uri): Promise<void> {
    await Promise.resolve();
    const key = uri.toString();
    if (!workspace.textDocuments.some((document) => document.uri.toString() === key)) {
      this.#texts.delete(key);
    }
  }
}

/** The name of a VM may hold any character; a slash would otherwise cut the tab's title. */
function uriOf({ deviceName, fileName }: LogDocument): Uri {
  const flat = (name: string): string => name.replaceAll('/', '∕');
  return Uri.from({ scheme: LOG_SCHEME, path: `/${flat(deviceName)}/${flat(fileName)}` });
}

function textOf({ records, readAtMs, deviceName, isDemo }: LogDocument, clock: Clock): string {
  const demo = isDemo ? [l10n.t('# Recorded for the demo device; this is no real log.')] : [];
  const read = l10n.t(
    '# {0}, read {1}',
    deviceName.replaceAll(/\s+/g, ' '),
    new Date(readAtMs).toLocaleString(),
  );
  return [
    ...demo,
    read,
    formatLog(records, { utcOffsetMinutesAt: (timeMs) => clock.utcOffsetMinutesAt(timeMs) }),
  ].join('\n');
}
