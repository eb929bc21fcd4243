import {
  Range,
  ThemeColor,
  window,
  workspace,
  type Disposable as EditorDisposable,
  type TextEditorDecorationType,
} from 'vscode';
import type { GlossaryStore } from '../../../app/glossary/glossaryStore';
import type { Disposable } from '../../../app/ports';
import { firstMentions } from '../../../core/glossary/firstMentions';
import { SETTINGS_SECTION } from '../../ids';
import type { Settings } from '../../settings';
import { after } from './after';
import { lineReader } from './lineReader';
import { noteKindOf } from './noteKind';

/** A pause in scrolling or typing after which terms are looked for. */
const LOOK_AFTER_MS = 150;

/** Underlines terms in the visible parts of notes, while `crostini.notes.underlineTerms` is on. */
export class TermUnderline implements Disposable {
  readonly #glossary: GlossaryStore;
  readonly #settings: Settings;
  readonly #configuration: EditorDisposable;
  #running: Disposable | undefined;

  constructor(glossary: GlossaryStore, settings: Settings) {
    this.#glossary = glossary;
    this.#settings = settings;
    this.#configuration = workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(SETTINGS_SECTION)) {
        this.#restart();
      }
    });
    this.#restart();
  }

  dispose(): void {
    this.#configuration.dispose();
    this.#running?.dispose();
  }

  #restart(): void {
    this.#running?.dispose();
    this.#running = this.#settings.underlineTerms
      ? new RunningUnderline(this.#glossary, this.#settings.hoverLanguages)
      : undefined;
  }
}

class RunningUnderline implements Disposable {
  readonly #glossary: GlossaryStore;
  readonly #languageIds: readonly string[];
  readonly #line: TextEditorDecorationType;
  readonly #subscriptions: readonly Disposable[];
  #timer: Disposable | undefined;
  #isDisposed = false;

  constructor(glossary: GlossaryStore, languageIds: readonly string[]) {
    this.#glossary = glossary;
    this.#languageIds = languageIds;
    this.#line = window.createTextEditorDecorationType({
      borderWidth: '0 0 1px 0',
      borderStyle: 'dotted',
      borderColor: new ThemeColor('crostini.termUnderline'),
    });
    const lookSoon = (): void => {
      this.#lookSoon();
    };
    this.#subscriptions = [
      this.#line,
      window.onDidChangeVisibleTextEditors(lookSoon),
      window.onDidChangeTextEditorVisibleRanges(lookSoon),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#languageIds.includes(document.languageId)) this.#lookSoon();
      }),
      glossary.onDidChange(lookSoon),
    ];
    this.#lookSoon();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#timer?.dispose();
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  #lookSoon(): void {
    this.#timer?.dispose();
    this.#timer = after(LOOK_AFTER_MS, () => void this.#look());
  }

  async #look(): Promise<void> {
    const editors = window.visibleTextEditors.filter(
      ({ document: { languageId } }) =>
        this.#languageIds.includes(languageId) && noteKindOf(languageId) !== 'code',
    );
    if (editors.length === 0) {
      return;
    }
    const { index } = await this.#glossary.load();
    for (const editor of this.#isDisposed ? [] : editors) {
      const { document, visibleRanges } = editor;
      const lineAt = lineReader(document);
      const kind = document.languageId === 'markdown' ? 'markdown' : 'text';
      const ranges = visibleRanges.flatMap(({ start, end }) =>
        firstMentions(index, {
          lineAt,
          firstLineIndex: start.line,
          lastLineIndex: end.line,
          kind,
        }),
      );
      editor.setDecorations(
        this.#line,
        ranges.map(({ lineIndex, start, end }) => new Range(lineIndex, start, lineIndex, end)),
      );
    }
  }
}
