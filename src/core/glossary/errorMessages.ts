import { findTerms, type GlossaryIndex } from './glossaryIndex';
import { matchMessage, readMessagePattern, type MessagePattern } from './messagePattern';
import { findResultNumbers, isAboutCrostini } from './resultNumbers';
import type { GlossaryEntry } from './schema';

/** An error that a line tells of. */
export interface ErrorMatch {
  readonly entry: GlossaryEntry;
  /** Offsets in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What stands in the open parts of the message, by their names. Text of a foreign program. */
  readonly values: ReadonlyMap<string, string>;
}

export interface ErrorOptions {
  /**
   * The text is known to come from Crostini: one of its logs, or what a person asks about. Then messages
   * that other programs have too count without another term beside them.
   */
  readonly isCrostini?: boolean;
}

/** No message of these tools comes near; longer lines are data. */
const MAX_LINE_CHARS = 4096;

/**
 * The errors that a line of output tells of, the cause first: tools put it last, behind what it led to.
 * Each entry comes once. Any text is taken; only its first 4096 characters are read.
 */
export function findErrors(
  index: GlossaryIndex,
  line: string,
  { isCrostini = false }: ErrorOptions = {},
): readonly ErrorMatch[] {
  const text = line.slice(0, MAX_LINE_CHARS);
  const { bare, placeOf } = withoutBackticks(text);
  const found: Found[] = findResultNumbers(index.entries, text, isCrostini).map((mention) => ({
    ...mention,
    values: new Map(),
    fixedChars: 0,
  }));
  let company: boolean | undefined = isCrostini ? true : undefined;
  for (const { entry, pattern } of messagesOf(index.entries)) {
    const match = matchMessage(pattern, bare);
    if (match === undefined) continue;
    if (needsCompany(entry) && !(company ??= hasCompany(index, text))) continue;
    const { start, end, values } = match;
    const place = { start: placeOf(start), end: placeOf(end - 1) + 1 };
    found.push({ entry, ...place, values, fixedChars: pattern.fixedChars });
  }
  found.sort((a, b) => b.start - a.start || b.fixedChars - a.fixedChars);
  const firstOfEntry = new Map(found.toReversed().map((match) => [match.entry, match]));
  return found
    .filter((match) => firstOfEntry.get(match.entry) === match)
    .map(({ entry, start, end, values }) => ({ entry, start, end, values }));
}

/** The error whose message covers `column` of a line; of several the innermost, which is the cause. */
export function findErrorAt(
  index: GlossaryIndex,
  line: string,
  column: number,
  options: ErrorOptions = {},
): ErrorMatch | undefined {
  if (column > MAX_LINE_CHARS) return undefined;
  return findErrors(index, line, options).find(
    ({ start, end }) => start <= column && column <= end,
  );
}

type Found = ErrorMatch & { readonly fixedChars: number };

interface KnownMessage {
  readonly entry: GlossaryEntry;
  readonly pattern: MessagePattern;
}

/** Patterns are read once per glossary. */
const KNOWN = new WeakMap<readonly GlossaryEntry[], readonly KnownMessage[]>();

function messagesOf(entries: readonly GlossaryEntry[]): readonly KnownMessage[] {
  const known =
    KNOWN.get(entries) ??
    entries.flatMap((entry) =>
      entry.messages.map((text) => ({ entry, pattern: readMessagePattern(text) })),
    );
  KNOWN.set(entries, known);
  return known;
}

/** Messages of ordinary words, which other programs print too. */
function needsCompany({ match }: GlossaryEntry): boolean {
  return match.context === 'crostini' || match.context === 'passage';
}

function hasCompany(index: GlossaryIndex, text: string): boolean {
  return (
    isAboutCrostini(text) ||
    findTerms(index, text, { inCode: true }).some(({ entry }) => entry.kind !== 'error')
  );
}

/** A line without the backticks that get lost where people paste, and the way back to its places. */
function withoutBackticks(text: string): {
  readonly bare: string;
  readonly placeOf: (at: number) => number;
} {
  if (!text.includes('`')) return { bare: text, placeOf: (at) => at };
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) if (text[at] !== '`') places.push(at);
  return { bare: text.replaceAll('`', ''), placeOf: (at) => places[at] ?? text.length - 1 };
}
