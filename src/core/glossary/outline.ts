import { LAYER_NAMES, type Layer } from './layers';
import { KINDS, type GlossaryEntry, type Kind } from './schema';

/** How the entries are put together in the Glossary view. */
export type Grouping = 'layer' | 'kind';

/** Entries that belong together, by name. An entry that runs in two layers is in both. */
export interface EntryGroup {
  readonly key: GroupKey;
  readonly entries: readonly GlossaryEntry[];
}

export type GroupKey =
  | { readonly by: 'kind'; readonly kind: Kind }
  | { readonly by: 'layer'; readonly layer: Layer }
  /** What runs nowhere, such as a concept or a word of the web. */
  | { readonly by: 'no-layer' }
  | { readonly by: 'questions' }
  /** The person's own terms. */
  | { readonly by: 'own' };

/** The groups that have entries: own terms first, then questions, then layers from the outside in, or kinds. */
export function groupEntries(
  entries: readonly GlossaryEntry[],
  grouping: Grouping,
  isOwn: (entry: GlossaryEntry) => boolean,
): readonly EntryGroup[] {
  const builtIn = entries.filter((entry) => !isOwn(entry));
  const terms = builtIn.filter(({ kind }) => kind !== 'question');
  const group = (key: GroupKey, belongs: (entry: GlossaryEntry) => boolean): EntryGroup => ({
    key,
    entries: terms.filter(belongs).sort(byTerm),
  });
  const groups = [
    { key: { by: 'own' } as const, entries: entries.filter(isOwn).sort(byTerm) },
    // In the order of the glossary, which goes from setting Linux up to developing it.
    {
      key: { by: 'questions' } as const,
      entries: builtIn.filter(({ kind }) => kind === 'question'),
    },
    ...(grouping === 'kind'
      ? KINDS.map((kind) => group({ by: 'kind', kind }, (entry) => entry.kind === kind))
      : [
          ...LAYER_NAMES.map((layer) =>
            group({ by: 'layer', layer }, ({ runsIn }) => runsIn.includes(layer)),
          ),
          group({ by: 'no-layer' }, ({ runsIn }) => runsIn.length === 0),
        ]),
  ];
  return groups.filter((candidate) => candidate.entries.length > 0);
}

function byTerm(a: GlossaryEntry, b: GlossaryEntry): number {
  return sortKey(a).localeCompare(sortKey(b), 'en') || a.term.localeCompare(b.term, 'en');
}

/** `--vm-type` stands with the letter v, and `/dev/kvm` with d. */
function sortKey({ term }: GlossaryEntry): string {
  return term.replace(/^[^\p{L}\p{N}]+/u, '').toLowerCase();
}
