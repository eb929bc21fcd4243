import { findEntry, type GlossaryIndex } from '../../core/glossary/glossaryIndex';
import { commandLink } from '../../core/text/commandLink';
import { COMMANDS } from '../ids';

/** The one thing that a link of the glossary may do. */
export const TRUSTED_LINKS = { enabledCommands: [COMMANDS.explainTerm] } as const;

/** The address that opens an entry's page; `undefined` for a name that has no entry. */
export function termLink(index: GlossaryIndex, name: string): string | undefined {
  const entry = findEntry(index, name);
  return entry === undefined ? undefined : commandLink(COMMANDS.explainTerm, entry.term);
}
