import { Hover, MarkdownString, type HoverProvider } from 'vscode';
import { escapeMarkdown } from '../../core/text/markdown';
import type { OutdatedNotes } from './outdatedNotes';

/** VS Code marks a hint at its first two characters, and shows its message over those only. */
const MARKED_CHARS = 2;

/** Says over the rest of an outdated statement what the editor says over its beginning. */
export class OutdatedHover implements HoverProvider {
  readonly #notes: OutdatedNotes;

  constructor(notes: OutdatedNotes) {
    this.#notes = notes;
  }

  readonly provideHover: HoverProvider['provideHover'] = (document, position) => {
    const note = this.#notes.of(document);
    const diagnostic = note?.diagnostics.find(
      ({ range }, at) =>
        range.contains(position) &&
        position.character >= range.start.character + MARKED_CHARS &&
        // The glossary's own hover says how a name is spelled.
        note.findings[at]?.id !== 'misspelling',
    );
    return (
      diagnostic &&
      new Hover(new MarkdownString(escapeMarkdown(diagnostic.message)), diagnostic.range)
    );
  };
}
