import {
  Hover,
  MarkdownString,
  Range,
  type HoverProvider,
  type Position,
  type TextDocument,
} from 'vscode';
import type { GlossaryStore } from '../../app/glossary/glossaryStore';
import { codeAt, type CodeKind, type CodePlace } from '../../core/commandLine/codeAt';
import { speaksOfCrostini } from '../../core/commandLine/speaksOfCrostini';
import { mayHoldCommand } from '../../core/commandLine/toolNames';
import { noteLine } from '../../core/glossary/noteLine';
import { TRUSTED_LINKS } from '../glossary/termLink';
import { LOG_LANGUAGE } from '../ids';
import type { Settings } from '../settings';
import { termHoverAt } from './termHover';

/** Lines longer than this are data, not notes; matching them would take time for nothing. */
const MAX_LINE_CHARS = 20_000;
/** What a text is about shows in its beginning. */
const MAX_LINES_ABOUT = 1000;

interface Reading {
  readonly note: Parameters<typeof noteLine>[3];
  readonly code: CodeKind;
}

/** How texts of a language are read for terms and for commands; all others are plain text. */
const READING: ReadonlyMap<string, Reading> = new Map([
  ['markdown', { note: 'markdown', code: 'markdown' }],
  ['shellscript', { note: 'code', code: 'script' }],
  // Of the lines of a log hardly one is a command.
  ['log', { note: 'code', code: 'prose' }],
  [LOG_LANGUAGE, { note: 'code', code: 'prose' }],
]);

/**
 * Explains commands in code, and Crostini terms everywhere. The glossary, and what is known of commands, are
 * loaded when the first hover asks for them.
 */
export class CrostiniHover implements HoverProvider {
  readonly #glossary: GlossaryStore;
  readonly #settings: Settings;
  #about:
    { readonly text: TextDocument; readonly version: number; readonly is: boolean } | undefined;

  constructor(glossary: GlossaryStore, settings: Settings) {
    this.#glossary = glossary;
    this.#settings = settings;
  }

  readonly provideHover: HoverProvider['provideHover'] = async (document, position, token) => {
    const { hoverEnabled, hoverLanguages } = this.#settings;
    const { text: line } = document.lineAt(position.line);
    if (
      !hoverEnabled ||
      !hoverLanguages.includes(document.languageId) ||
      line.length > MAX_LINE_CHARS
    ) {
      return undefined;
    }
    const glossary = await this.#glossary.load();
    if (token.isCancellationRequested) {
      return undefined;
    }
    const { note, code } = READING.get(document.languageId) ?? { note: 'text', code: 'prose' };
    const lineAt = (at: number): string | undefined =>
      at >= 0 && at < document.lineCount ? document.lineAt(at).text : undefined;
    const options = noteLine(glossary.index, lineAt, position.line, note);
    if (options === undefined) {
      return undefined;
    }
    const column = position.character;
    const term = termHoverAt(glossary, {
      ...options,
      line,
      column,
      isCrostiniLog: document.languageId === LOG_LANGUAGE,
    });
    const isFenced = note === 'markdown' && options.inCode === true;
    const at = { lineIndex: position.line, column, isFenced };
    const place = mayBeCommand(lineAt, position.line) ? codeAt(code, lineAt, at) : undefined;
    const found = place === undefined ? undefined : await this.#command(document, place, column);
    if (found === undefined || (found.explanation.isNameOnly && term !== undefined)) {
      return term === undefined ? undefined : hover(term.markdown, position, term);
    }
    const addition = found.glossaryAddition(glossary.index, found.explanation, term);
    const parts = [found.markdown, ...(addition === undefined ? [] : [addition])];
    return hover(parts.join('\n\n'), position, found);
  };

  async #command(document: TextDocument, place: CodePlace, column: number) {
    const { commandHoverAt, glossaryAddition } = await import('./commandHover');
    const found = commandHoverAt(place, column);
    if (found === undefined || (found.explanation.isGeneral && !this.#isAboutCrostini(document))) {
      return undefined;
    }
    return { ...found, glossaryAddition };
  }

  #isAboutCrostini(document: TextDocument): boolean {
    if (this.#about?.text !== document || this.#about.version !== document.version) {
      const beginning = document.getText(new Range(0, 0, MAX_LINES_ABOUT, 0));
      this.#about = { text: document, version: document.version, is: speaksOfCrostini(beginning) };
    }
    return this.#about.is;
  }
}

/** A command may have begun on the line above. */
function mayBeCommand(lineAt: (at: number) => string | undefined, lineIndex: number): boolean {
  return mayHoldCommand(lineAt(lineIndex) ?? '') || lineAt(lineIndex - 1)?.endsWith('\\') === true;
}

function hover(
  markdown: string,
  { line }: Position,
  { start, end }: { readonly start: number; readonly end: number },
): Hover {
  const text = new MarkdownString(markdown);
  text.isTrusted = TRUSTED_LINKS;
  return new Hover(text, new Range(line, start, line, end));
}
