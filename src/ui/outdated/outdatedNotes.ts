import {
  languages,
  window,
  workspace,
  type Diagnostic,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import type { GlossaryStore } from '../../app/glossary/glossaryStore';
import type { Disposable } from '../../app/ports';
import type { GlossaryIndex } from '../../core/glossary/glossaryIndex';
import { findOutdated, isAboutCrostini, type Finding } from '../../core/outdated/findOutdated';
import { misspellingsOf, type Misspellings } from '../../core/outdated/misspellings';
import { ALL_STATEMENTS } from '../../core/outdated/statements/allStatements';
import { noteKindOf } from '../glossary/editor/noteKind';
import { SETTINGS_SECTION } from '../ids';
import { Delay } from './delay';
import { isNote, isSwitchedOn } from './noteDocuments';
import { outdatedDiagnostic } from './outdatedDiagnostic';

/** While somebody types, the note waits. */
const QUIET_MS = 300;
/** Of longer notes only what is on screen is judged. */
const WHOLE_NOTE_LINES = 5_000;
/** Longer documents are data; even reading them would take a moment. */
const MAX_NOTE_LINES = 100_000;
/** What may scroll into sight next. */
const MARGIN_LINES = 100;

/** What was found in a version of a note; the two lists go together. */
export interface CheckedNote {
  readonly version: number;
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Marks outdated statements in the notes on screen, and in no others. */
export class OutdatedNotes implements Disposable {
  readonly #loadGlossary: () => Promise<GlossaryStore>;
  readonly #shown = languages.createDiagnosticCollection('crostini-outdated');
  readonly #checked = new Map<string, CheckedNote>();
  readonly #delay = new Delay();
  readonly #listeners: Disposable[];
  #misspellings: { readonly of: GlossaryIndex; readonly all: Misspellings } | undefined;
  #glossary: GlossaryStore | undefined;

  constructor(loadGlossary: () => Promise<GlossaryStore>) {
    this.#loadGlossary = loadGlossary;
    this.#listeners = [
      window.onDidChangeVisibleTextEditors(() => this.#look()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document } }) => {
        if (document.lineCount > WHOLE_NOTE_LINES) this.#checkSoon(document);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#checkSoon(document);
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(SETTINGS_SECTION)) this.#lookAgain();
      }),
    ];
    this.#look();
  }

  /** What was found in `document` as it is now. */
  of(document: TextDocument): CheckedNote | undefined {
    const checked = this.#checked.get(document.uri.toString());
    return checked?.version === document.version ? checked : undefined;
  }

  dispose(): void {
    this.#delay.dispose();
    for (const listener of this.#listeners) {
      listener.dispose();
    }
    this.#shown.dispose();
  }

  /** Own words may be spelled otherwise, or nothing may be wanted any more. */
  #lookAgain(): void {
    this.#shown.clear();
    this.#checked.clear();
    this.#look();
  }

  #look(): void {
    const notes = visibleNotes();
    const keys = new Set(notes.map(({ uri }) => uri.toString()));
    this.#shown.forEach((uri) => {
      if (!keys.has(uri.toString())) {
        this.#shown.delete(uri);
        this.#checked.delete(uri.toString());
      }
    });
    for (const note of notes) {
      if (this.of(note) === undefined) this.#checkSoon(note);
    }
  }

  #checkSoon(document: TextDocument): void {
    this.#delay.run(document.uri.toString(), QUIET_MS, () => void this.#check(document));
  }

  async #check(document: TextDocument): Promise<void> {
    if (!visibleNotes().includes(document)) return;
    const { version } = document;
    const findings = await this.#findIn(document);
    // A change meanwhile has asked for another check; a note that has gone needs none.
    if (document.version !== version || !visibleNotes().includes(document)) return;
    const diagnostics = findings.found.map((finding) => outdatedDiagnostic(finding));
    this.#checked.set(document.uri.toString(), {
      version,
      lines: findings.lines,
      findings: findings.found,
      diagnostics,
    });
    this.#shown.set(document.uri, diagnostics);
  }

  async #findIn(document: TextDocument): Promise<{
    readonly lines: readonly string[];
    readonly found: readonly Finding[];
  }> {
    if (document.lineCount > MAX_NOTE_LINES) return { lines: [], found: [] };
    const lines = document.getText().split(/\r\n|\r|\n/);
    if (!isAboutCrostini(lines)) return { lines, found: [] };
    const misspellings = await this.#loadMisspellings();
    const found = findOutdated(lines, {
      kind: noteKindOf(document.languageId),
      statements: ALL_STATEMENTS,
      misspellings,
      ranges: document.lineCount > WHOLE_NOTE_LINES ? visibleRanges(document) : undefined,
    });
    return { lines, found };
  }

  async #loadMisspellings(): Promise<Misspellings> {
    this.#glossary ??= await this.#watch();
    const { index } = await this.#glossary.load();
    if (this.#misspellings?.of !== index) {
      this.#misspellings = { of: index, all: misspellingsOf(index) };
    }
    return this.#misspellings.all;
  }

  async #watch(): Promise<GlossaryStore> {
    const glossary = await this.#loadGlossary();
    // Two notes may have asked at the same time.
    if (this.#glossary === undefined) {
      this.#listeners.push(glossary.onDidChange(() => this.#lookAgain()));
    }
    return glossary;
  }
}

function visibleNotes(): readonly TextDocument[] {
  return isSwitchedOn('notes.outdatedStatements')
    ? window.visibleTextEditors.map(({ document }) => document).filter(isNote)
    : [];
}

function visibleRanges(document: TextDocument): readonly { from: number; to: number }[] {
  return window.visibleTextEditors
    .filter((editor: TextEditor) => editor.document === document)
    .flatMap(({ visibleRanges }) => visibleRanges)
    .map(({ start, end }) => ({ from: start.line - MARGIN_LINES, to: end.line + MARGIN_LINES }));
}
