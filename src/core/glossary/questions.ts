import type { GlossaryEntry } from './schema';

/** The questions among `entries` that are about `entry`, in their order there. */
export function questionsAbout(
  entries: readonly GlossaryEntry[],
  { term }: GlossaryEntry,
): readonly GlossaryEntry[] {
  const name = term.toLowerCase();
  return entries.filter(({ about }) => about.some((other) => other.toLowerCase() === name));
}
