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
}

/** A hover is for a glance; the glossary view has the rest. */
const MAX_LINKS = 3;

/**
 * The hover of an entry as Markdown: name and layer first, then the sentence for a newcomer, then what
 * an engineer wants. All data is escaped; links lead to ChromiumOS code search and to the entry's own
 * https sources only. Plain paragraphs, which a screen reader reads in order.
 */
export function hoverMarkdown(
  entry: GlossaryEntry,
  match: HoverMatch | undefined,
  { labels, linkTo, own, overridden }: HoverOptions,
): string {
  const named = (term: string): string => {
    const address = linkTo?.(term);
    return address === undefined ? escapeMarkdown(term) : link(term, address);
  };
  return [
    headline(entry),
    own === undefined ? undefined : ownLine(own, overridden, labels),
    match === undefined ? undefined : spellingNote(entry, match, labels),
    escapeMarkdown(entry.summary),
    entry.detail === undefined ? undefined : escapeMarkdown(entry.detail),
    linked(
      labels.talksTo,
      entry.talksTo.map(({ to, over }) => `${named(to)} (${escapeMarkdown(over)})`),
    ),
    field(labels.logs, entry.logs),
    linked(labels.source, sourceLinks(entry)),
    ...entry.confusedWith.map(({ term, difference }) =>
      linked(labels.notToBeConfusedWith, [`${named(term)}: ${escapeMarkdown(difference)}`]),
    ),
    ...(own?.examples ?? []).map((example) => field(labels.example, example)),
    ...(own?.meta ?? []).map(({ key, value }) => field(key, value)),
    field(labels.changed, entry.changed),
    linked(labels.related, entry.related.map(named)),
    linked(labels.readMore, entry.sources.slice(0, MAX_LINKS).map(pageLink)),
  ]
    .filter((paragraph) => paragraph !== undefined)
    .join('\n\n');
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
  const layers = runsIn.map((layer) => escapeMarkdown(layerLine(layer)));
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

function field(label: string, value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  return `${escapeMarkdown(label)}: ${escapeMarkdown(value)}`;
}

function linked(label: string, links: readonly string[]): string | undefined {
  return links.length === 0 ? undefined : `${escapeMarkdown(label)}: ${links.join(', ')}`;
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
