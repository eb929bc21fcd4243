import {
  Hover,
  l10n,
  MarkdownString,
  Range,
  workspace,
  type HoverProvider,
  type Uri,
} from 'vscode';
import type { Log } from '../../app/ports';
import {
  buildGlossaryIndex,
  findTermAt,
  type GlossaryIndex,
} from '../../core/glossary/glossaryIndex';
import { isInFrontMatter } from '../../core/glossary/frontMatter';
import { hoverMarkdown } from '../../core/glossary/hoverText';
import { parseGlossary } from '../../core/glossary/schema';
import { LOG_LANGUAGE } from '../ids';
import type { Settings } from '../settings';
import { hoverLabels } from './hoverLabels';

/** Lines longer than this are data, not notes; matching them would take time for nothing. */
const MAX_LINE_CHARS = 20_000;

/** Every line of these is code or output, where board names and variables mean what they say. */
const CODE_LANGUAGES: ReadonlySet<string> = new Set(['log', LOG_LANGUAGE, 'shellscript']);

/** Explains Crostini terms. The glossary is read when the first hover asks for it. */
export class GlossaryHover implements HoverProvider {
  readonly #file: Uri;
  readonly #settings: Settings;
  readonly #log: Log;
  #index: Promise<GlossaryIndex> | undefined;

  constructor(file: Uri, settings: Settings, log: Log) {
    this.#file = file;
    this.#settings = settings;
    this.#log = log;
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
    this.#index ??= this.#load();
    const index = await this.#index;
    const match = token.isCancellationRequested
      ? undefined
      : findTermAt(index, line, position.character, {
          inCode: CODE_LANGUAGES.has(document.languageId),
        });
    if (match === undefined) {
      return undefined;
    }
    const { start, end, entry } = match;
    const text = new MarkdownString(hoverMarkdown(entry, match, { labels: hoverLabels() }));
    return new Hover(text, new Range(position.line, start, position.line, end));
  };

  async #load(): Promise<GlossaryIndex> {
    try {
      const bytes = await workspace.fs.readFile(this.#file);
      const glossary = parseGlossary(JSON.parse(new TextDecoder().decode(bytes)));
      if (glossary.ok) {
        return buildGlossaryIndex(glossary.value);
      }
      this.#log.error(l10n.t('The glossary of the extension is damaged; install it again.'));
    } catch (error) {
      this.#log.error(`Could not read the glossary: ${String(error)}`);
    }
    return buildGlossaryIndex([]);
  }
}
