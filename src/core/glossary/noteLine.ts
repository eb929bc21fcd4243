import { speaksOfBoards, type Company } from './company';
import { fenceAfter, type FenceState } from './fences';
import type { NoteKind } from './findMentions';
import { isInFrontMatter } from './frontMatter';
import { announcesTopic, type GlossaryIndex, type MatchOptions } from './glossaryIndex';

/** Gives a line of a text by its 0-based index, undefined behind the last one. */
export type LineAt = (lineIndex: number) => string | undefined;

/** A fenced block or a comment that began further above is not noticed. */
const MAX_LINES_ABOVE = 200;
/** How far the company of a word reaches, in its section. */
const PASSAGE_LINES = 5;
/** How far above a heading still says what a line is about. */
const MAX_LINES_TO_HEADING = 60;
/** Of the lines around, more is not read: what is longer is data. */
const MAX_LINE_CHARS = 2000;

/**
 * What {@link findTerms} and {@link findTermAt} have to know about a line of a text, or undefined if
 * nothing in it is to be found: front matter, a comment. The company, read only when it is asked for,
 * is the passage: five lines on both sides that belong to the same section, and its heading.
 */
export function noteLine(
  index: GlossaryIndex,
  lineAt: LineAt,
  lineIndex: number,
  kind: NoteKind,
): MatchOptions | undefined {
  if (kind === 'markdown' && isInFrontMatter(lineAt, lineIndex)) return undefined;
  const [state = OUTSIDE] = readStates(lineAt, lineIndex, lineIndex, kind);
  const { length } = lineAt(lineIndex) ?? '';
  const hiddenUntil = hiddenCharacters(lineAt(lineIndex) ?? '', state);
  if (hiddenUntil > 0 && hiddenUntil >= length) return undefined;
  return {
    inCode: state.inCode,
    hiddenUntil,
    company: () => readCompany(index, lineAt, lineIndex, kind),
  };
}

interface LineState {
  readonly inCode: boolean;
  readonly inComment: boolean;
}

const OUTSIDE: LineState = { inCode: false, inComment: false };

/** The states in front of the lines from `first` to `last`. */
function readStates(
  lineAt: LineAt,
  first: number,
  last: number,
  kind: NoteKind,
): readonly LineState[] {
  const states: LineState[] = [];
  if (kind !== 'markdown') {
    for (let at = first; at <= last; at++) {
      states.push({ inCode: kind === 'code', inComment: false });
    }
    return states;
  }
  let fence: FenceState;
  let inComment = false;
  for (let at = Math.max(0, first - MAX_LINES_ABOVE); at <= last; at++) {
    const line = (lineAt(at) ?? '').slice(0, MAX_LINE_CHARS);
    if (at >= first) states.push({ inCode: fence !== undefined, inComment });
    if (!inComment) fence = fenceAfter(line, opensAnew(line) ? undefined : fence);
    if (fence === undefined) inComment = isCommentOpen(line, inComment);
  }
  return states;
}

/** A fence that names a language opens a block, so that what seemed to be one was none. */
function opensAnew(line: string): boolean {
  return /^\s*(?:`{3,}|~{3,})\s*\w/.test(line);
}

function isCommentOpen(line: string, before: boolean): boolean {
  const opened = line.lastIndexOf('<!--');
  const closed = line.lastIndexOf('-->');
  return opened === -1 && closed === -1 ? before : opened > closed;
}

function hiddenCharacters(line: string, { inComment }: LineState): number {
  if (!inComment) return 0;
  const closed = line.indexOf('-->');
  return closed === -1 ? line.length : closed + 3;
}

function readCompany(
  index: GlossaryIndex,
  lineAt: LineAt,
  lineIndex: number,
  kind: NoteKind,
): Company {
  const from = Math.max(0, lineIndex - PASSAGE_LINES);
  const states = readStates(lineAt, from, lineIndex + PASSAGE_LINES, kind);
  const stateAt = (at: number) => states[at - from] ?? OUTSIDE;
  let topic = false;
  let boards = false;
  const read = (at: number) => {
    const line = (lineAt(at) ?? '').slice(0, MAX_LINE_CHARS);
    const { inCode, inComment } = stateAt(at);
    if (inComment || (kind === 'markdown' && isInFrontMatter(lineAt, at))) return;
    topic ||= announcesTopic(index, line, { inCode });
    boards ||= speaksOfBoards(line);
  };
  const isHeading = (at: number) =>
    kind === 'markdown' && !stateAt(at).inCode && /^ {0,3}#{1,6}\s/.test(lineAt(at) ?? '');

  let heading: number | undefined;
  for (let at = lineIndex; at >= from && heading === undefined; at--) {
    read(at);
    if (isHeading(at)) heading = at;
  }
  for (let at = lineIndex + 1; at <= lineIndex + PASSAGE_LINES && !isHeading(at); at++) read(at);
  if (heading === undefined && kind === 'markdown') {
    const farthest = Math.max(0, from - MAX_LINES_TO_HEADING);
    for (let at = from - 1; at >= farthest; at--) {
      if (!isHeading(at)) continue;
      read(at);
      break;
    }
  }
  return { topic, boards };
}
