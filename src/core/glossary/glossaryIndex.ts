import { isBounded } from './boundaries';
import { formsOf, type Form, type MatchedAs } from './forms';
import { addForm, emptyFormTree, formsFrom, type FormTree } from './formTree';
import { findCodeSpans, findPaths, regionAt, type Region } from './regions';
import type { GlossaryEntry } from './schema';
import { tokenize, type Token } from './tokens';

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
  const found = findTerms(index, lineText.slice(start, end), options)
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
  const line: Line = {
    text,
    tokens: tokenize(text),
    paths: findPaths(text),
    codeSpans: text.includes('`') ? findCodeSpans(text) : [],
    inCode: options.inCode ?? false,
  };
  const all = scan(
    index,
    line,
    (form, start) => isCertain(form, line, start) || needsCompany(form),
  );
  if (!all.some(needsCompany)) return all;
  const certain = scan(index, line, (form, start) => isCertain(form, line, start));
  return certain.length === 0 ? [] : all;
}

interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly paths: readonly Region[];
  readonly codeSpans: readonly Region[];
  readonly inCode: boolean;
}

function needsCompany({ entry }: { readonly entry: GlossaryEntry }): boolean {
  return entry.match.context === 'crostini';
}

/** Whether a form is a term here without help from others on the line. */
function isCertain(form: Form, line: Line, start: number): boolean {
  switch (form.entry.match.context) {
    case 'always':
      return true;
    case 'code':
      return line.inCode || regionAt(line.codeSpans, start) !== undefined;
    case 'crostini':
      return false;
  }
}

function scan(
  index: GlossaryIndex,
  line: Line,
  accept: (form: Form, start: number) => boolean,
): readonly TermMatch[] {
  const matches: TermMatch[] = [];
  for (let at = 0; at < line.tokens.length; at++) {
    const first = line.tokens[at];
    if (first === undefined) break;
    for (const form of formsFrom(index.forms, line.tokens, at)) {
      const last = line.tokens[at + form.keys.length - 1];
      if (last === undefined) continue;
      if (form.caseSensitive && !sameText(line.text.slice(first.start, last.end), form.text))
        continue;
      if (!isBounded(form, line.tokens, at, line.paths) || !accept(form, first.start)) continue;
      const { entry, matchedAs } = form;
      const { start } = first;
      const { end } = last;
      matches.push({ entry, start, end, text: line.text.slice(start, end), matchedAs });
      at += form.keys.length - 1;
      break;
    }
  }
  return matches;
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
