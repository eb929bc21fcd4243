import { MAX_LINE_CHARS, type NoteKind } from '../glossary/findMentions';
import { isAboutSpelling, saysItIsPast } from './ownWords';
import type { Misspelling, Misspellings } from './misspellings';
import { isCodeAt, readNote, type NoteLine } from './noteLines';
import type { Statement } from './statement';

/** An outdated or wrong statement in a note. */
export interface Finding {
  /** The statement's id, or `misspelling`. */
  readonly id: string;
  readonly lineIndex: number;
  /** Offsets in the line in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly text: string;
  readonly message: string;
  /** What to write instead, none, one, or several to choose from; `''` leaves it out. */
  readonly fixes: readonly string[];
  /** Name of the glossary's entry. */
  readonly term: string;
  readonly source: string | undefined;
  readonly harmful: boolean;
  /** The whole line is code, so a comment on it is one of the shell. */
  readonly inCodeBlock: boolean;
}

export interface FindOptions {
  readonly kind: NoteKind;
  readonly statements: readonly Statement[];
  readonly misspellings?: Misspellings | undefined;
  /** Only these lines are judged (0-based, `to` exclusive); all are read, as a block may begin above. */
  readonly ranges?: readonly { readonly from: number; readonly to: number }[] | undefined;
}

type Known = Pick<FindOptions, 'statements' | 'misspellings'>;

/** More hints than this help nobody. */
const MAX_FINDINGS = 500;
/** A document without any of these is about something else, where `images:` or `FUSE` mean other things. */
const SUBJECT =
  /crostini|termina\b|cros ?vm|\bcrosh\b|chrom(?:e|ium) ?os|chromebook|\bvmc\b|\bvsh\b|baguette|sommelier|maitred|garcon|tremplin|penguin|\bcros[-_]/i;

/** Whether a text is about Linux on ChromeOS at all. Lines of data are not looked at. */
export function isAboutCrostini(lines: readonly string[]): boolean {
  return lines.some((line) => line.length <= MAX_LINE_CHARS && SUBJECT.test(line));
}

/**
 * What of `lines` is known to be wrong, in order and without overlaps, at most 500. Nothing in a text that
 * is not about Crostini, in a sentence that itself tells of the past, in front matter, in lines over
 * 20 000 characters, or where the writer put `crostini-ignore`. Takes time in proportion to the text.
 */
export function findOutdated(lines: readonly string[], options: FindOptions): readonly Finding[] {
  if (!isAboutCrostini(lines)) return [];
  const wanted = readNote(lines, options.kind).filter(
    ({ text, lineIndex }) => text.length <= MAX_LINE_CHARS && isWanted(lineIndex, options.ranges),
  );
  const known = onlyCued(options, wanted.map(({ text }) => searchable(text)).join('\n'));
  const findings: Finding[] = [];
  for (const line of wanted) {
    findings.push(...findInLine(line, lines, known));
    if (findings.length >= MAX_FINDINGS) return findings.slice(0, MAX_FINDINGS);
  }
  return findings;
}

/** What can be in a text at all: looking through all of it once is far quicker than through each line. */
function onlyCued({ statements, misspellings }: FindOptions, text: string): Known {
  const isIn = (cue: string): boolean => text.includes(cue);
  return {
    statements: statements.filter(({ cues }) => cues.some(isIn)),
    misspellings: misspellings && { ...misspellings, cues: misspellings.cues.filter(isIn) },
  };
}

/** In lower case and without Markdown's backslashes, as in `vm\_concierge`. */
function searchable(text: string): string {
  return text.toLowerCase().replaceAll('\\', '');
}

function isWanted(lineIndex: number, ranges: FindOptions['ranges']): boolean {
  return ranges?.some(({ from, to }) => from <= lineIndex && lineIndex < to) ?? true;
}

function findInLine(
  line: NoteLine,
  lines: readonly string[],
  { statements, misspellings }: Known,
): readonly Finding[] {
  const lower = searchable(line.text);
  const found: Finding[] = [];
  const add = (finding: Finding): void => {
    if (!found.some(({ start, end }) => start < finding.end && finding.start < end)) {
      found.push(finding);
    }
  };
  for (const statement of statements) {
    if (!statement.cues.some((cue) => lower.includes(cue))) continue;
    for (const match of matchesOf(statement, line)) {
      const finding = findingOf(statement, line, match);
      if (finding !== undefined && !isTold(finding, line, lines)) add(finding);
    }
  }
  if (misspellings?.cues.some((cue) => lower.includes(cue)) && !isAboutSpelling(line.text)) {
    for (const misspelling of misspellings.find(line.text, line.code === 'block')) {
      add(misspellingFinding(misspelling, line));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What stands in a block of code is to be typed, whatever is said around it. */
function isTold(
  { lineIndex, start, end }: Finding,
  { code }: NoteLine,
  lines: readonly string[],
): boolean {
  return code !== 'block' && saysItIsPast(lines, lineIndex, start, end);
}

function matchesOf(
  { pattern, command, beside, unless }: Statement,
  { text }: NoteLine,
): readonly RegExpExecArray[] {
  if (beside?.test(text) === false || unless?.test(text) === true) return [];
  const matches = [...text.matchAll(pattern)];
  if (command === undefined || matches.length === 0) return matches;
  const reaches = [...text.matchAll(command)].map(({ index, 0: head }) => ({
    from: index + head.length,
    to: endOfCommand(text, index + head.length),
  }));
  return matches.filter(({ index }) => reaches.some(({ from, to }) => from <= index && index < to));
}

/** Where the next command, a comment, the code span or the line ends the command. */
function endOfCommand(text: string, from: number): number {
  const end = text.slice(from).search(/[;|`]|&&|\s#\s/);
  return end < 0 ? text.length : from + end;
}

function findingOf(
  { id, where, message, fixes = [], term, source, harmful = false }: Statement,
  line: NoteLine,
  match: RegExpExecArray,
): Finding | undefined {
  const { index: start, 0: text } = match;
  const inCode = isCodeAt(line, start);
  if (text === '' || (where !== 'anywhere' && (where === 'code') !== inCode)) return undefined;
  return {
    id,
    lineIndex: line.lineIndex,
    start,
    end: start + text.length,
    text,
    message,
    fixes: typeof fixes === 'function' ? fixes(match) : fixes,
    term,
    source,
    harmful,
    inCodeBlock: line.code === 'block',
  };
}

function misspellingFinding(
  { entry, start, end, text, right }: Misspelling,
  line: NoteLine,
): Finding {
  return {
    id: 'misspelling',
    lineIndex: line.lineIndex,
    start,
    end,
    text,
    message: `It is spelled ${right}.`,
    fixes: [right],
    term: entry.term,
    source: entry.sources[0],
    harmful: false,
    inCodeBlock: line.code === 'block',
  };
}
