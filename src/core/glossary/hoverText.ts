import { escapeMarkdown } from '../text/markdown';
import { codeSearchAddress } from './codeSearch';
import type { MatchedAs } from './forms';
import type { HoverLabels } from './hoverLabels';
import { layerLine } from './layers';
import type { OwnTerm } from './own/ownTerm';
import type { GlossaryEntry } from './schema';

/** What stood in the text, for the note about another spelling. */
export interface HoverMatch {
  readonly text: string;
  readonly matchedAs: MatchedAs;
}

export interface HoverOptions {
  readonly labels: HoverLabels;
  /** The address that shows another entry; without it, or for a name without an entry, a bare name. */
  readonly linkTo?: (term: string) => string | undefined;
  /** Set for a person's own term. */
  readonly own?: OwnTerm | undefined;
  /** The extension's own entry of that name. */
  readonly overridden?: GlossaryEntry | undefined;
  /** The questions that are about the entry; the first few are shown. */
  readonly questions?: readonly GlossaryEntry[];
}

/** A hover is for a glance; the entry's page has the rest. */
const MAX = { layers: 3, detailChars: 320, sources: 2, questions: 3, names: 6, perField: 2 };
const MAX_PARAGRAPHS = 12;

/**
 * The hover of an entry as Markdown: name and layer first, then the sentence for a newcomer, then what
 * an engineer wants, about twelve lines of it. All data is escaped; links lead to ChromiumOS code search,
 * to the entry's own https sources and to where `linkTo` says. Plain paragraphs, which a screen reader
 * reads in order.
 */
export function hoverMarkdown(
  entry: GlossaryEntry,
  match: HoverMatch | undefined,
  { labels, linkTo, own, overridden, questions = [] }: HoverOptions,
): string {
  const named = (term: string): string => {
    const address = linkTo?.(term);
    return address === undefined ? escapeMarkdown(term) : link(term, address);
  };
  const page = linkTo?.(entry.term);
  const first = [
    headline(entry),
    own === undefined ? undefined : ownLine(own, overridden, labels),
    match === undefined ? undefined : spellingNote(entry, match, labels),
    escapeMarkdown(entry.summary),
    entry.detail === undefined ? undefined : escapeMarkdown(shorten(entry.detail)),
  ];
  const more = [
    field(labels.nextStep, entry.nextStep),
    resultLine(entry, labels),
    ...(own?.examples ?? [])
      .slice(0, MAX.perField)
      .map((example) => field(labels.example, example)),
    ...(own?.meta ?? []).map(({ key, value }) => field(key, value)),
    field(labels.changed, entry.changed),
    linked(
      labels.talksTo,
      entry.talksTo
        .slice(0, MAX.names)
        .map(({ to, over }) => `${named(to)} (${escapeMarkdown(over)})`),
    ),
    field(labels.logs, entry.logs),
    linked(labels.source, sourceLinks(entry)),
    ...entry.confusedWith
      .slice(0, MAX.perField)
      .map(({ term, difference }) =>
        linked(labels.notToBeConfusedWith, [`${named(term)}: ${escapeMarkdown(difference)}`]),
      ),
    linked(labels.about, entry.about.slice(0, MAX.names).map(named)),
    linked(
      labels.questions,
      questions.slice(0, MAX.questions).map(({ term }) => named(term)),
      ' · ',
    ),
    linked(labels.related, entry.related.slice(0, MAX.names).map(named)),
  ];
  const last = linked(labels.readMore, [
    ...(page === undefined ? [] : [link(labels.openPage, page)]),
    ...entry.sources.slice(0, MAX.sources).map(pageLink),
  ]);
  const shown = [...first, ...more].filter((paragraph) => paragraph !== undefined);
  return [...shown.slice(0, MAX_PARAGRAPHS - 1), ...(last === undefined ? [] : [last])].join(
    '\n\n',
  );
}

/** Whole sentences of a long text, as far as there is room. */
function shorten(text: string): string {
  if (text.length <= MAX.detailChars) return text;
  const room = text.slice(0, MAX.detailChars);
  const sentence = room.lastIndexOf('. ');
  return sentence > 0 ? `${room.slice(0, sentence)}. …` : `${room.replace(/\s+\S*$/, '')} …`;
}

/** Says that a term is not the extension's: where it is written down, and what it covers. */
function ownLine(
  { file, lineNumber, context }: OwnTerm,
  overridden: GlossaryEntry | undefined,
  labels: HoverLabels,
): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const place = [`${name}:${lineNumber}`, ...(context === undefined ? [] : [context])].join(' · ');
  const covers = overridden === undefined ? [] : [labels.overrides];
  return [`${labels.ownTerm}: ${place}`, ...covers].map(escapeMarkdown).join('  \n');
}

function headline({ term, runsIn }: GlossaryEntry): string {
  const layers = runsIn.slice(0, MAX.layers).map((layer) => escapeMarkdown(layerLine(layer)));
  return [`**${escapeMarkdown(term)}**`, ...layers].join('  \n');
}

function spellingNote(
  { term }: GlossaryEntry,
  { text, matchedAs }: HoverMatch,
  labels: HoverLabels,
): string | undefined {
  if (matchedAs === 'term') return undefined;
  const sentence = matchedAs === 'misspelling' ? labels.misspelling : labels.alias;
  return escapeMarkdown(sentence.replace(/\{[01]\}/g, (place) => (place === '{0}' ? text : term)));
}

function resultLine({ resultNumber }: GlossaryEntry, labels: HoverLabels): string | undefined {
  if (resultNumber === undefined) return undefined;
  return escapeMarkdown(labels.resultNumber.replace('{0}', String(resultNumber)));
}

function field(label: string, value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  return `${escapeMarkdown(label)}: ${escapeMarkdown(value)}`;
}

function linked(label: string, links: readonly string[], between = ', '): string | undefined {
  return links.length === 0 ? undefined : `${escapeMarkdown(label)}: ${links.join(between)}`;
}

function sourceLinks({ source, ebuild }: GlossaryEntry): readonly string[] {
  const ebuilds = ebuild.map(escapeMarkdown);
  return source === undefined ? ebuilds : [link(source, codeSearchAddress(source)), ...ebuilds];
}

function pageLink(address: string): string {
  const [site = '', ...folders] = address.replace(/^https:\/\/(?:www\.)?|\/$/g, '').split('/');
  const name = [site, ...folders].join('/');
  // The end of a long address says more than its middle.
  return link(name.length <= 60 ? name : [site, '…', ...folders.slice(-2)].join('/'), address);
}

/** The schema lets no character into an address that could end a Markdown link. */
function link(name: string, address: string): string {
  return `[${escapeMarkdown(name)}](${address})`;
}
