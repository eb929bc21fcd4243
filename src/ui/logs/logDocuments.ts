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
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #closed: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#closed = workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString()));
  }

  provideTextDocumentContent(uri: Uri): string {
    return (
      this.#texts.get(uri.toString()) ??
      l10n.t('This log was read in an earlier window. Open it again from the Crostini view.')
    );
  }

  async show(log: LogDocument): Promise<void> {
    const uri = uriOf(log);
    this.#texts.set(uri.toString(), textOf(log));
    this.#changed.fire(uri);
    const document = await workspace.openTextDocument(uri);
    await languages.setTextDocumentLanguage(document, LOG_LANGUAGE);
    const editor = await window.showTextDocument(document, { preview: false });
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.revealRange(document.validateRange(end.line > 0 ? document.lineAt(end.line).range : document.lineAt(0).range));
  }

  dispose(): void {
    this.#closed.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }
}

/** The name of a VM may hold any character; a slash would otherwise cut the tab's title. */
function uriOf({ deviceName, fileName }: LogDocument): Uri {
  const flat = (name: string): string => name.replaceAll('/', '∕');
  return Uri.from({ scheme: LOG_SCHEME, path: `/${flat(deviceName)}/${flat(fileName)}` });
}

function textOf({ records, readAtMs, deviceName, isDemo }: LogDocument): string {
  const demo = isDemo ? [l10n.t('# Recorded for the demo device; this is no real log.')] : [];
  const read = l10n.t('# {0}, read {1}', deviceName.replaceAll(/\s+/g, ' '), new Date(readAtMs).toLocaleString());
  return [...demo, read, formatLog(records, { utcOffsetMinutesAt })].join('\n');
}

/** Minutes east of UTC at that time in the reader's zone. */
function utcOffsetMinutesAt(timeMs: number): number {
  return -new Date(timeMs).getTimezoneOffset();
}
