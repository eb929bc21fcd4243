import { escapeMarkdown } from '../text/markdown';
import { codeSearchAddress } from './codeSearch';
import { layerLine } from './layers';
import type { OwnTerm } from './own/ownTerm';
import type { GlossaryEntry } from './schema';

/** What an entry's page says besides the glossary's own text, in the reader's language. */
export interface PageLabels {
  readonly whereItRuns: string;
  readonly alsoCalled: string;
  readonly oftenMisspelled: string;
  readonly talksTo: string;
  readonly logs: string;
  readonly source: string;
  readonly ebuild: string;
  readonly notToBeConfusedWith: string;
  readonly changed: string;
  readonly related: string;
  readonly readMore: string;
  readonly examples: string;
  readonly ownTerm: string;
  readonly standsInFrontOf: string;
}

export interface PageOptions {
  readonly labels: PageLabels;
  /** The address of another entry's page; `undefined` for a name that has no entry. */
  readonly linkTo: (term: string) => string | undefined;
  readonly own?: OwnTerm | undefined;
  readonly overridden?: GlossaryEntry | undefined;
}

/**
 * An entry as a page of Markdown: everything that is known of it, related entries as links. All data
 * is escaped; addresses are those of the schema, which takes plain https only.
 */
export function entryPage(entry: GlossaryEntry, options: PageOptions): string {
  const { labels, linkTo, own, overridden } = options;
  const named = (term: string): string => {
    const address = linkTo(term);
    return address === undefined ? escapeMarkdown(term) : `[${escapeMarkdown(term)}](${address})`;
  };
  return [
    `# ${escapeMarkdown(entry.term)}`,
    ...(own === undefined ? [] : [ownLine(own, labels)]),
    escapeMarkdown(entry.summary),
    entry.detail === undefined ? undefined : escapeMarkdown(entry.detail),
    list(labels.examples, (own?.examples ?? []).map(escapeMarkdown)),
    ...(own?.meta ?? []).map(({ key, value }) => field(key, escapeMarkdown(value))),
    field(labels.changed, entry.changed === undefined ? '' : escapeMarkdown(entry.changed)),
    list(
      labels.notToBeConfusedWith,
      entry.confusedWith.map(
        ({ term, difference }) => `${named(term)}: ${escapeMarkdown(difference)}`,
      ),
    ),
    field(
      labels.whereItRuns,
      entry.runsIn.map((layer) => escapeMarkdown(layerLine(layer))).join('; '),
    ),
    list(
      labels.talksTo,
      entry.talksTo.map(({ to, over }) => `${named(to)} (${escapeMarkdown(over)})`),
    ),
    field(labels.logs, entry.logs === undefined ? '' : escapeMarkdown(entry.logs)),
    field(
      labels.source,
      entry.source === undefined
        ? ''
        : `[${escapeMarkdown(entry.source)}](${codeSearchAddress(entry.source)})`,
    ),
    field(labels.ebuild, entry.ebuild.map(escapeMarkdown).join(', ')),
    field(labels.alsoCalled, entry.aliases.map(escapeMarkdown).join(', ')),
    field(labels.oftenMisspelled, entry.misspellings.map(escapeMarkdown).join(', ')),
    field(labels.related, entry.related.map(named).join(', ')),
    list(
      labels.readMore,
      entry.sources.map((address) => `[${escapeMarkdown(address)}](${address})`),
    ),
    ...(overridden === undefined
      ? []
      : [`## ${escapeMarkdown(labels.standsInFrontOf)}`, escapeMarkdown(overridden.summary)]),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n')
    .concat('\n');
}

function ownLine({ context, file, lineNumber }: OwnTerm, { ownTerm }: PageLabels): string {
  const place = `${file}:${lineNumber}`;
  const parts = [ownTerm, ...(context === undefined ? [] : [context]), place];
  return `*${parts.map(escapeMarkdown).join(' · ')}*`;
}

function field(label: string, markdown: string): string | undefined {
  return markdown === '' ? undefined : `**${escapeMarkdown(label)}:** ${markdown}`;
}

function list(label: string, items: readonly string[]): string | undefined {
  return items.length === 0
    ? undefined
    : [`**${escapeMarkdown(label)}**`, items.map((item) => `- ${item}`).join('\n')].join('\n\n');
}
