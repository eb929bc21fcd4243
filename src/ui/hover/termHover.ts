import type { Glossary } from '../../app/glossary/glossaryStore';
import { findErrorAt } from '../../core/glossary/errorMessages';
import { findTermAt, type MatchOptions } from '../../core/glossary/glossaryIndex';
import { hoverMarkdown } from '../../core/glossary/hoverText';
import { questionsAbout } from '../../core/glossary/questions';
import type { GlossaryEntry } from '../../core/glossary/schema';
import { termLink } from '../glossary/termLink';
import { hoverLabels } from './hoverLabels';

/** What the glossary says at a place of a line. */
export interface TermHover {
  readonly entry: GlossaryEntry;
  readonly markdown: string;
  /** Columns; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface TermPlace extends MatchOptions {
  readonly line: string;
  readonly column: number;
  /** The text is a log of Crostini. */
  readonly isCrostiniLog: boolean;
}

/** The term or the error message at a place, explained; `undefined` where there is none. */
export function termHoverAt(
  { index, own, overridden }: Glossary,
  { line, column, isCrostiniLog, ...options }: TermPlace,
): TermHover | undefined {
  const term = findTermAt(index, line, column, options);
  const match = term ?? findErrorAt(index, line, column, { isCrostini: isCrostiniLog });
  if (match === undefined) {
    return undefined;
  }
  const { start, end, entry } = match;
  const markdown = hoverMarkdown(entry, term, {
    labels: hoverLabels(),
    linkTo: (name) => termLink(index, name),
    own: own.get(entry),
    overridden: overridden.get(entry),
    questions: questionsAbout(index.entries, entry),
  });
  return { entry, markdown, start, end };
}
