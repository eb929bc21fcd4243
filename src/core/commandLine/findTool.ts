import type { ToolGrammar } from './grammar/grammar';
import { TOOLS } from './grammar/allTools';
import type { Word } from './simpleCommand';

/** A tool, and how it was written. */
export interface FoundTool {
  readonly tool: ToolGrammar;
  /** As it is spelled right. */
  readonly name: string;
  readonly isMisspelt: boolean;
}

interface Surroundings {
  readonly atCroshPrompt: boolean;
}

/**
 * The tool that a command begins with, also if its name has a path in front. Ordinary words that are also
 * tools need what tells them apart.
 */
export function findTool(
  words: readonly Word[],
  { atCroshPrompt }: Surroundings,
): FoundTool | undefined {
  const [first, second] = words;
  if (first === undefined) return undefined;
  const name = first.text.slice(first.text.lastIndexOf('/') + 1);
  if (name === '') return undefined;
  for (const tool of TOOLS) {
    const isMisspelt = tool.misspellings?.includes(name) === true;
    if (!isMisspelt && !tool.names.some((known) => isNamed(known, name))) continue;
    if (tool.onlyAtCrosh === true && !atCroshPrompt) continue;
    if (tool.onlyBefore !== undefined && !tool.onlyBefore.includes(second?.text ?? '')) continue;
    return { tool, name: isMisspelt ? (tool.names[0] ?? name) : name, isMisspelt };
  }
  return undefined;
}

function isNamed(known: string, name: string): boolean {
  if (!known.endsWith('*')) return known === name;
  return name.length >= known.length && name.startsWith(known.slice(0, -1));
}
