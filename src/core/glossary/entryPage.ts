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
  /** What to do about an error. */
  readonly nextStep: string;
  /** What an error looks like where it is printed. */
  readonly messages: string;
  /** The number among the results of Chrome. */
  readonly resultNumber: string;
  /** Of a question: other words for it. */
  readonly otherWords: string;
  /** Of a question: the entries it concerns. */
  readonly about: string;
  readonly questions: string;
}

export interface PageOptions {
  readonly labels: PageLabels;
  /** The address of another entry's page; `undefined` for a name that has no entry. */
  readonly linkTo: (term: string) => string | undefined;
  readonly own?: OwnTerm | undefined;
  readonly overridden?: GlossaryEntry | undefined;
  /** All questions that are about the entry. */
  readonly questions?: readonly GlossaryEntry[];
}

/**
 * An entry as a page of Markdown: everything that is known of it, other entries as links, lists below
 * headings, between which a screen reader can jump. All data is escaped; addresses are those of the
 * schema, which takes plain https only.
 */
export function entryPage(entry: GlossaryEntry, options: PageOptions): string {
  const { labels, linkTo, own, overridden, questions = [] } = options;
  const named = (term: string): string => {
    const address = linkTo(term);
    return address === undefined ? escapeMarkdown(term) : `[${escapeMarkdown(term)}](${address})`;
  };
  const isQuestion = entry.kind === 'question';
  return [
    `# ${escapeMarkdown(entry.term)}`,
    ...(own === undefined ? [] : [ownLine(own, labels)]),
    escapeMarkdown(entry.summary),
    entry.detail === undefined ? undefined : escapeMarkdown(entry.detail),
    field(labels.nextStep, entry.nextStep),
    field(labels.changed, entry.changed),
    ...(own?.meta ?? []).map(({ key, value }) => field(key, value)),
    labelled(
      labels.whereItRuns,
      entry.runsIn.map((layer) => escapeMarkdown(layerLine(layer))).join('; '),
    ),
    field(labels.logs, entry.logs),
    labelled(
      labels.source,
      entry.source === undefined
        ? ''
        : `[${escapeMarkdown(entry.source)}](${codeSearchAddress(entry.source)})`,
    ),
    field(labels.ebuild, entry.ebuild.join(', ')),
    field(labels.resultNumber, entry.resultNumber?.toString()),
    field(isQuestion ? labels.otherWords : labels.alsoCalled, entry.aliases.join(', ')),
    field(labels.oftenMisspelled, entry.misspellings.join(', ')),
    labelled(labels.related, entry.related.map(named).join(', ')),
    list(labels.examples, (own?.examples ?? []).map(escapeMarkdown)),
    list(labels.messages, entry.messages.map(messageText)),
    list(
      labels.notToBeConfusedWith,
      entry.confusedWith.map(
        ({ term, difference }) => `${named(term)}: ${escapeMarkdown(difference)}`,
      ),
    ),
    list(
      labels.talksTo,
      entry.talksTo.map(({ to, over }) => `${named(to)} (${escapeMarkdown(over)})`),
    ),
    list(labels.about, entry.about.map(named)),
    list(
      labels.questions,
      questions.map(({ term }) => named(term)),
    ),
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

/** The open parts of a message, which are different each time, as dots. */
function messageText(message: string): string {
  return escapeMarkdown(message.replace(/\{\w+\}/g, '…'));
}

function ownLine({ context, file, lineNumber }: OwnTerm, { ownTerm }: PageLabels): string {
  const place = `${file}:${lineNumber}`;
  const parts = [ownTerm, ...(context === undefined ? [] : [context]), place];
  return `*${parts.map(escapeMarkdown).join(' · ')}*`;
}

function field(label: string, text: string | undefined): string | undefined {
  return labelled(label, escapeMarkdown(text ?? ''));
}

function labelled(label: string, markdown: string): string | undefined {
  return markdown === '' ? undefined : `**${escapeMarkdown(label)}:** ${markdown}`;
}

function list(label: string, items: readonly string[]): string | undefined {
  return items.length === 0
    ? undefined
    : [`## ${escapeMarkdown(label)}`, items.map((item) => `- ${item}`).join('\n')].join('\n\n');
}
