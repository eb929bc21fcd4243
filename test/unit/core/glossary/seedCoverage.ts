import { explainCommandAt } from '../../../../src/core/commandLine/explainCommand';
import { findEntry, findTerms } from '../../../../src/core/glossary/glossaryIndex';
import type { Kind } from '../../../../src/core/glossary/schema';
import { loadIndex } from './loadGlossary';

/** What a founding document names, by kind; a question is the words that the title of its answer has. */
export type SeedList = Readonly<Record<string, readonly (string | readonly string[])[]>>;

interface SeedItem {
  readonly kind: string;
  readonly text: string;
  readonly covered: boolean;
}

interface FoundTerm {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

const index = loadIndex();
const links = new Set(index.entries.flatMap(({ sources }) => sources).map(pageOf));
const folders = new Set(index.entries.map(({ source }) => source));
const ebuilds = new Set(index.entries.flatMap(({ ebuild }) => ebuild));
const titles = index.entries
  .filter(({ kind }) => kind === 'question')
  .map(({ term, aliases }) => [term, ...aliases].join('\n').toLowerCase());

/** How each kind of thing has to be explained; what is not named here is a term. */
const CHECKS: Readonly<Record<string, (text: string) => boolean>> = {
  paths: isBegun,
  logs: isBegun,
  settings: isBegun,
  flags: isBegun,
  images: isBegun,
  errors: isBegun,
  calls: (text) => isTerm(text) || termsIn(text).some(({ end }) => end === text.length),
  commands: isCommand,
  chromeUrls: isBegun,
  urls: isAddress,
  bugs: isAddress,
  repositories: (text) => folders.has(`src/${text}`) || isTerm(text.replace(/.*\//, '')),
  ebuilds: (text) => ebuilds.has(text),
};

/** Everything in `list` with whether the shipped glossary explains it. */
export function coverageOf(list: SeedList): readonly SeedItem[] {
  return Object.entries(list).flatMap(([kind, items]) =>
    items.map((item) => {
      if (typeof item !== 'string')
        return { kind, text: item.join(' + '), covered: isQuestion(item) };
      return { kind, text: item, covered: (CHECKS[kind] ?? isTerm)(item) };
    }),
  );
}

/** An entry explains the whole text. */
function isTerm(text: string): boolean {
  if (findEntry(index, text) !== undefined) return true;
  return termsIn(text).some(({ start, end }) => start === 0 && end === text.length);
}

/** An entry explains the text or what it begins with: the folder of a path, the remote of an image. */
function isBegun(text: string): boolean {
  return termsIn(text).some(({ start }) => start === 0);
}

function isAddress(text: string): boolean {
  if (links.has(pageOf(text)) || isBegun(text)) return true;
  const tree = /\/chromiumos\/(platform2?\b.*)$/.exec(pageOf(text));
  return tree !== null && folders.has(`src/${tree[1] ?? ''}`);
}

/** The program is explained, and so is each of its options, as part of the command or as a term. */
function isCommand(text: string): boolean {
  const program = /^(?:\w+=\S* )*/.exec(text)?.[0].length ?? 0;
  if (explainCommandAt(text, program) === undefined) return isTool(text.slice(program));
  return Array.from(text.matchAll(/(?<= )--?\w[^\s=]*/g)).every(({ index: at, 0: option }) => {
    const part = explainCommandAt(text, at)?.part;
    return (part !== undefined && part.kind !== 'unknown') || isTerm(option);
  });
}

/** The glossary has the program, not only a word that looks like it, such as the board `ninja`. */
function isTool(text: string): boolean {
  return termsIn(text).some(
    ({ start, kind }) => start === 0 && ['tool', 'command', 'package'].includes(kind),
  );
}

function isQuestion(words: readonly string[]): boolean {
  return titles.some((title) => words.every((word) => title.includes(word.toLowerCase())));
}

/** The terms in `text`, if it stands in code and beside another term. */
function termsIn(text: string): readonly FoundTerm[] {
  const before = 'crosh `';
  return findTerms(index, `${before}${text}\``)
    .filter(({ start }) => start >= before.length)
    .map(({ start, end, entry: { kind } }) => ({
      start: start - before.length,
      end: end - before.length,
      kind,
    }));
}

/** An address without what does not change the page: the branch, the place on the page. */
function pageOf(address: string): string {
  return address
    .replace(/#.*/, '')
    .replace(/\/\+\/(?:refs\/heads\/)?(?:HEAD|main|master)/, '')
    .replace(/\/(?:README\.md)?$/, '');
}
