import { escapeMarkdown } from '../text/markdown';
import { codeSearchAddress } from './codeSearch';
import type { GlossaryEntry } from './schema';

/** A Markdown link to the entry's first source, or to its code; the bare name where it has neither. */
export function linkText(entry: GlossaryEntry): string {
  const { term, sources, source } = entry;
  const address = sources[0] ?? (source === undefined ? undefined : codeSearchAddress(source));
  return address === undefined ? escapeMarkdown(term) : `[${escapeMarkdown(term)}](${address})`;
}

/** The entry as a line of a note: **name**: its sentence. A question has its mark already. */
export function definitionText({ term, kind, summary }: GlossaryEntry): string {
  const mark = kind === 'question' ? '' : ':';
  return `**${escapeMarkdown(term)}**${mark} ${escapeMarkdown(summary)}`;
}
