import { Hover, MarkdownString, Range, type HoverProvider } from 'vscode';
import type { GlossaryStore } from '../../app/glossary/glossaryStore';
import { findTermAt } from '../../core/glossary/glossaryIndex';
import { termLink, TRUSTED_LINKS } from '../glossary/termLink';
import { isInFrontMatter } from '../../core/glossary/frontMatter';
import { hoverMarkdown } from '../../core/glossary/hoverText';
import { LOG_LANGUAGE } from '../ids';
import type { Settings } from '../settings';
import { hoverLabels } from './hoverLabels';

/** Lines longer than this are data, not notes; matching them would take time for nothing. */
const MAX_LINE_CHARS = 20_000;

/** Every line of these is code or output, where board names and variables mean what they say. */
const CODE_LANGUAGES: ReadonlySet<string> = new Set(['log', LOG_LANGUAGE, 'shellscript']);

/** Explains Crostini terms. The glossary is read when the first hover asks for it. */
export class GlossaryHover implements HoverProvider {
  readonly #glossary: GlossaryStore;
  readonly #settings: Settings;

  constructor(glossary: GlossaryStore, settings: Settings) {
    this.#glossary = glossary;
    this.#settings = settings;
  }

  readonly provideHover: HoverProvider['provideHover'] = async (document, position, token) => {
    const { hoverEnabled, hoverLanguages } = this.#settings;
    const line = document.lineAt(position.line).text;
    if (
      !hoverEnabled ||
      !hoverLanguages.includes(document.languageId) ||
      line.length > MAX_LINE_CHARS
    ) {
      return undefined;
    }
    if (
      document.languageId === 'markdown' &&
      isInFrontMatter(
        (index) => (index < document.lineCount ? document.lineAt(index).text : undefined),
        position.line,
      )
    ) {
      return undefined;
    }
    const { index, own, overridden } = await this.#glossary.load();
    const match = token.isCancellationRequested
      ? undefined
      : findTermAt(index, line, position.character, {
          inCode: CODE_LANGUAGES.has(document.languageId),
        });
    if (match === undefined) {
      return undefined;
    }
    const { start, end, entry } = match;
    const text = new MarkdownString(
      hoverMarkdown(entry, match, {
        labels: hoverLabels(),
        linkTo: (term) => termLink(index, term),
        own: own.get(entry),
        overridden: overridden.get(entry),
      }),
    );
    text.isTrusted = TRUSTED_LINKS;
    return new Hover(text, new Range(position.line, start, position.line, end));
  };
}
