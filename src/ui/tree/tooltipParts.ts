import { escapeMarkdown } from '../../core/text/markdown';

/** The first line of a tooltip. */
export function title(text: string): string {
  return `**${escapeMarkdown(text)}**`;
}

/** A named value on a line of its own. */
export function field(label: string, value: string): string {
  return `${escapeMarkdown(label)}: ${escapeMarkdown(value)}`;
}

/** Lines of Markdown, each a paragraph. */
export function paragraphs(lines: readonly string[]): string {
  return lines.join('\n\n');
}
