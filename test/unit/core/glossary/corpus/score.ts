import {
  findEntry,
  findTerms,
  type GlossaryIndex,
  type TermMatch,
} from '../../../../../src/core/glossary/glossaryIndex';
import type { GlossaryEntry } from '../../../../../src/core/glossary/schema';
import type { Label, LabelledNote } from './labelledNote';

/** How the terms found in notes agree with what a reader said. */
export interface Score {
  readonly mentions: number;
  readonly others: number;
  readonly right: number;
  /** Found and said to be none, or found as something else. Each with its place. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
  /** Found where nobody said anything, or more than was labelled: the entry is younger than the label. */
  readonly unlabelled: readonly string[];
}

/** Compares what `find` finds in each line of `note` with its labels. */
export function score(
  index: GlossaryIndex,
  note: LabelledNote,
  find: (lines: readonly string[], lineIndex: number) => readonly TermMatch[],
): Score {
  return total(
    note.lines.map((_, lineIndex) =>
      scoreLine(
        index,
        note.labels.filter((label) => label.lineIndex === lineIndex),
        find(note.lines, lineIndex),
        `${note.file}:${lineIndex + 1}`,
      ),
    ),
  );
}

/** The sum of `scores`. */
export function total(scores: readonly Score[]): Score {
  const sum = (count: (score: Score) => number) =>
    scores.reduce((before, score) => before + count(score), 0);
  return {
    mentions: sum(({ mentions }) => mentions),
    others: sum(({ others }) => others),
    right: sum(({ right }) => right),
    wrong: scores.flatMap(({ wrong }) => wrong),
    missed: scores.flatMap(({ missed }) => missed),
    unlabelled: scores.flatMap(({ unlabelled }) => unlabelled),
  };
}

/** The entry that a label names: by its term, or by a name that has moved to another entry. */
export function labelledEntry(index: GlossaryIndex, name: string): GlossaryEntry | undefined {
  const company = () => ({ topic: true, boards: true });
  return findEntry(index, name) ?? findTerms(index, name, { inCode: true, company })[0]?.entry;
}

function scoreLine(
  index: GlossaryIndex,
  labels: readonly Label[],
  found: readonly TermMatch[],
  place: string,
): Score {
  const wrong: string[] = [];
  const unlabelled: string[] = [];
  const wider = new Set<Label>();
  const right = new Set<Label>();
  for (const match of found) {
    const beneath = labels.filter((label) => label.start < match.end && match.start < label.end);
    const [label] = beneath;
    const isExact = label?.start === match.start && label.end === match.end;
    if (label !== undefined && isExact && isMeant(index, match, label)) {
      right.add(label);
    } else if (!isExact && beneath.every((one) => isInside(one, match))) {
      unlabelled.push(`${place} ${describe(match)}`);
      for (const one of beneath) wider.add(one);
    } else {
      wrong.push(`${place} ${describe(match)}`);
    }
  }
  const mentions = labels.filter((label) => label.mentions !== undefined && !wider.has(label));
  return {
    mentions: mentions.length,
    others: labels.filter(({ mentions: name }) => name === undefined).length,
    right: right.size,
    wrong,
    missed: mentions
      .filter((label) => !right.has(label))
      .map(({ text, mentions: name }) => `${place} ${text}${name === text ? '' : ` = ${name}`}`),
    unlabelled,
  };
}

/** A name that was an alias when the label was written may be an entry of its own today. */
function isMeant(index: GlossaryIndex, match: TermMatch, { mentions }: Label): boolean {
  if (mentions === undefined) return false;
  return match.entry === labelledEntry(index, mentions) || match.text === match.entry.term;
}

function isInside(label: Label, match: TermMatch): boolean {
  return label.mentions !== undefined && match.start <= label.start && label.end <= match.end;
}

function describe({ text, entry }: TermMatch): string {
  return text === entry.term ? text : `${text} = ${entry.term}`;
}
