import { codeSearchAddress } from '../glossary/codeSearch';
import { MAX_LINE_CHARS } from '../glossary/findMentions';
import { regionAt, type Region } from '../glossary/regions';

/** What a short reference leads to. */
export type LinkKind = 'bug' | 'internal-bug' | 'change' | 'internal-change' | 'source';

/** A reference in a text that can be opened. */
export interface NoteLink {
  readonly kind: LinkKind;
  /** Offsets in the line in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What is referred to: a number, or a path below the ChromiumOS checkout. */
  readonly name: string;
  readonly address: string;
}

/** Folders of the checkout that no other project is likely to have. */
const TREES =
  'src/platform2|src/third_party/chromiumos-overlay|src/third_party/portage-stable|src/platform/(?:tremplin|crosvm|tast-tests)|src/overlays/project-termina|platform2|chromiumos-overlay';

const REFERENCE = new RegExp(
  [
    // crbug.com/829934, crbug/829934#c3, crbug.com/chromium/829934
    String.raw`crbug(?:\.com)?/(?<project>[a-z][a-z0-9-]{0,30}/)?(?<bug>\d{3,12})(?:#c\d{1,5})?`,
    // Fewer digits would be the tag of an image or a port.
    String.raw`chromium:(?<oldBug>\d{5,12})`,
    String.raw`b[/:](?<internalBug>\d{5,12})(?:#comment\d{1,5})?`,
    String.raw`crrev(?:\.com)?/(?:(?<host>[ci])/)?(?<change>\d{3,12})`,
    String.raw`CL:(?<star>\*?)(?<cl>\d{3,12})`,
    String.raw`(?://)?(?<path>(?:${TREES})(?:/[\w.@+-]{1,100}){1,30}/?)(?::(?<lineNumber>\d{1,6}))?`,
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'g',
);

/** Where a line has links already: addresses, Markdown links and their definitions, HTML attributes. */
const LINKED =
  /[a-z][a-z0-9+.-]{0,30}:\/\/[^\s<>"'`]{1,2000}|!?\[[^[\]\n]{0,300}\](?:\([^()\n]{0,2000}\)|\[[^[\]\n]{0,300}\])|^ {0,3}\[[^[\]\n]{1,300}\]:.*$|(?:href|src)="[^"\n]{0,2000}"/gi;

/** The references of one line, in order. Nothing in links, addresses and lines over 20 000 characters. */
export function findLinks(text: string): readonly NoteLink[] {
  if (text.length > MAX_LINE_CHARS || !/\d{3}|platform|overlay/.test(text)) return [];
  const linked = linkedRegions(text);
  return Array.from(text.matchAll(REFERENCE), (match) => linkOf(match)).filter(
    (link): link is NoteLink =>
      link !== undefined && isBounded(text, link) && regionAt(linked, link.start) === undefined,
  );
}

function linkedRegions(text: string): readonly Region[] {
  if (!/\]\(|\]\[|\]:|:\/\/|="/.test(text)) return [];
  return Array.from(text.matchAll(LINKED), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Not a part of a longer word, path or address. */
function isBounded(text: string, { start, end }: NoteLink): boolean {
  return !/[\w/.:@~$}-]/.test(text[start - 1] ?? '') && !/[\w]/.test(text[end] ?? '');
}

function linkOf(match: RegExpExecArray): NoteLink | undefined {
  const { groups = {}, index: start, 0: text } = match;
  const {
    project = '',
    bug,
    oldBug,
    internalBug,
    host,
    change,
    star,
    cl,
    path,
    lineNumber,
  } = groups as Readonly<Record<string, string | undefined>>;
  const link = (kind: LinkKind, name: string, address: string, length = text.length): NoteLink => ({
    kind,
    start,
    end: start + length,
    name,
    address: encodeURI(address),
  });
  if (bug !== undefined) return link('bug', bug, `https://crbug.com/${project}${bug}`);
  if (oldBug !== undefined) return link('bug', oldBug, `https://crbug.com/${oldBug}`);
  if (internalBug !== undefined) {
    return link('internal-bug', internalBug, `https://issuetracker.google.com/${internalBug}`);
  }
  if (change !== undefined) {
    const kind = host === 'i' ? 'internal-change' : 'change';
    return link(kind, change, `https://crrev.com/${host === undefined ? '' : `${host}/`}${change}`);
  }
  if (cl !== undefined) {
    return star === '*'
      ? link('internal-change', cl, `https://crrev.com/i/${cl}`)
      : link('change', cl, `https://crrev.com/c/${cl}`);
  }
  return path === undefined ? undefined : sourceLink(path, lineNumber, text, link);
}

function sourceLink(
  written: string,
  lineNumber: string | undefined,
  text: string,
  link: (kind: LinkKind, name: string, address: string, length?: number) => NoteLink,
): NoteLink | undefined {
  // A full stop at the end belongs to the sentence.
  const path = lineNumber === undefined ? written.replace(/[./]+$/, '') : written;
  if (path.split('/').some((part) => /^\.+$/.test(part))) return undefined;
  const name = inCheckout(path);
  const place = lineNumber === undefined ? '' : `;l=${lineNumber}`;
  const cut = lineNumber === undefined ? written.length - path.length : 0;
  return link('source', name, codeSearchAddress(name) + place, text.length - cut);
}

function inCheckout(path: string): string {
  if (path.startsWith('platform2/')) return `src/${path}`;
  return path.startsWith('chromiumos-overlay/') ? `src/third_party/${path}` : path;
}
