import { findEntry, type GlossaryIndex } from '../../core/glossary/glossaryIndex';
import { COMMANDS } from '../ids';

/** The one thing that a link of the glossary may do. */
export const TRUSTED_LINKS = { enabledCommands: [COMMANDS.explainTerm] } as const;

/** The address that opens an entry's page; `undefined` for a name that has no entry. */
export function termLink(index: GlossaryIndex, name: string): string | undefined {
  const entry = findEntry(index, name);
  if (entry === undefined) {
    return undefined;
  }
  const given = encodeURIComponent(JSON.stringify([entry.term]));
  // Parentheses would end a Markdown link.
  return `command:${COMMANDS.explainTerm}?${given.replace(/[()]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;
}
