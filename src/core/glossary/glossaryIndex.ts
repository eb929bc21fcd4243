import { isBounded } from './boundaries';
import { allowing, NO_COMPANY, type Allows, type Company } from './company';
import { formsOf, type Form, type MatchedAs } from './forms';
import { addForm, emptyFormTree, formsFrom, type FormTree } from './formTree';
import { readLine, type Line } from './line';
import type { Region } from './regions';
import type { GlossaryEntry } from './schema';

/** A glossary prepared for look-up by text. */
export interface GlossaryIndex {
  readonly entries: readonly GlossaryEntry[];
  readonly forms: FormTree;
  /** Entries by term in lower case, and by the term as it is where case tells two apart. */
  readonly entriesByName: ReadonlyMap<string, GlossaryEntry>;
}

/** A term found in a text. */
export interface TermMatch {
  readonly entry: GlossaryEntry;
  /** Offsets in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** As written in the text. */
  readonly text: string;
  readonly matchedAs: MatchedAs;
}

export interface MatchOptions {
  /** The whole text is code: a script, a log, a fenced block. */
  readonly inCode?: boolean;
  /** So many characters at the beginning of the line belong to a comment that began above. */
  readonly hiddenUntil?: number;
  /**
   * What the lines around say; asked only if a form depends on it. Without it a word that needs a
   * passage about the topic is a term only beside a term that makes the line one.
   */
  readonly company?: () => Company;
}

/** How far around the cursor a line is read: more than any term, less than a minified file. */
const REACH = 500;

/** Prepares `entries` for look-up. Of two entries with the same form the earlier one wins. */
export function buildGlossaryIndex(entries: readonly GlossaryEntry[]): GlossaryIndex {
  const forms = emptyFormTree();
  const entriesByName = new Map<string, GlossaryEntry>();
  for (const entry of entries) {
    for (const name of [entry.term, entry.term.toLowerCase()]) {
      if (!entriesByName.has(name)) entriesByName.set(name, entry);
    }
    for (const form of formsOf(entry)) addForm(forms, form);
  }
  return { entries, forms, entriesByName };
}

/** The entry called `name`, exactly if case tells two apart, else in any case. */
export function findEntry(index: GlossaryIndex, name: string): GlossaryEntry | undefined {
  return index.entriesByName.get(name) ?? index.entriesByName.get(name.toLowerCase());
}

/**
 * The term at `column` (0-based, in UTF-16 units) of a line, or undefined. The cursor may also stand
 * right behind the term. Only the surroundings of the column are read, however long the line is.
 */
export function findTermAt(
  index: GlossaryIndex,
  lineText: string,
  column: number,
  options: MatchOptions = {},
): TermMatch | undefined {
  const { start, end } = surroundings(lineText, column);
  const hiddenUntil = Math.max(0, (options.hiddenUntil ?? 0) - start);
  const found = findTerms(index, lineText.slice(start, end), { ...options, hiddenUntil })
    .map((match) => ({ ...match, start: match.start + start, end: match.end + start }))
    .filter((match) => match.start <= column && column <= match.end);
  return found.find((match) => column < match.end) ?? found[0];
}

/**
 * All terms in a line of text, in order, without overlaps. The longest form wins; of forms that begin
 * at the same place one that needs a context it does not have gives way to the next.
 */
export function findTerms(
  index: GlossaryIndex,
  text: string,
  options: MatchOptions = {},
): readonly TermMatch[] {
  const line = cutUp(index, text, options);
  const candidates = findCandidates(index, line);
  if (candidates.every(({ form }) => form.needs === 'nothing')) {
    return choose(candidates, () => true).map((candidate) => matchOf(line, candidate));
  }
  let company: Company | undefined;
  const around = () => (company ??= options.company?.() ?? NO_COMPANY);
  const isTopic = hasTopic(candidates);
  const isPassage = () => isTopic || around().topic;
  const allows = allowing(line, isPassage, () => around().boards);
  const chosen = choose(candidates, allows);
  const isBesideTerm = chosen.length > 0 && (isPassage() || chosen.some(isBoard));
  const found = isBesideTerm
    ? choose(candidates, (form, start) => form.needs === 'line' || allows(form, start))
    : chosen;
  return found.map((candidate) => matchOf(line, candidate));
}

/** Whether a line of text has a term that tells that it is about Linux on ChromeOS. */
export function announcesTopic(
  index: GlossaryIndex,
  text: string,
  options: Omit<MatchOptions, 'company'> = {},
): boolean {
  return hasTopic(findCandidates(index, cutUp(index, text, options)));
}

/** A form that stands in a line, properly bounded. */
interface Candidate {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
}

function cutUp(index: GlossaryIndex, text: string, options: MatchOptions): Line {
  return readLine(text, options.inCode ?? false, options.hiddenUntil ?? 0, (word) =>
    isSingleTerm(index, word),
  );
}

function isSingleTerm(index: GlossaryIndex, word: string): boolean {
  return (index.forms.next.get(word.toLowerCase())?.forms.length ?? 0) > 0;
}

function hasTopic(candidates: readonly Candidate[]): boolean {
  return choose(candidates, ({ needs }) => needs === 'nothing').some(
    ({ form }) => form.announcesTopic,
  );
}

/** All forms in a line by their places, at one place the longest first. */
function findCandidates(index: GlossaryIndex, line: Line): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [at, { start }] of line.tokens.entries()) {
    for (const form of formsFrom(index.forms, line.tokens, at)) {
      const end = line.tokens[at + form.keys.length - 1]?.end;
      if (end === undefined || !isBounded(form, line, at)) continue;
      if (form.caseSensitive && !sameText(line.text.slice(start, end), form.text)) continue;
      candidates.push({ form, start, end });
    }
  }
  return candidates;
}

function isBoard({ form }: Candidate): boolean {
  return form.needs === 'board';
}

function choose(candidates: readonly Candidate[], allows: Allows): readonly Candidate[] {
  let end = 0;
  return candidates.filter((candidate) => {
    const isChosen = candidate.start >= end && allows(candidate.form, candidate.start);
    if (isChosen) ({ end } = candidate);
    return isChosen;
  });
}

function matchOf({ text }: Line, { form, start, end }: Candidate): TermMatch {
  const { entry, matchedAs } = form;
  return { entry, start, end, text: text.slice(start, end), matchedAs };
}

function sameText(written: string, form: string): boolean {
  return written.replaceAll('\\_', '_') === form;
}

function surroundings(lineText: string, column: number): Region {
  const from = Math.max(0, column - REACH);
  const to = Math.min(lineText.length, column + REACH);
  if (from === 0 && to === lineText.length) return { start: from, end: to };
  // Not in the middle of a word: what is cut off at white space is whole.
  const start = from === 0 ? 0 : from + Math.max(0, lineText.slice(from, column).search(/\s/));
  const tail = /\s\S*$/.exec(lineText.slice(column, to));
  return { start, end: to === lineText.length || tail === null ? to : column + tail.index };
}
