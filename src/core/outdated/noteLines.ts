import { fenceAfter, type FenceState } from '../glossary/fences';
import type { NoteKind } from '../glossary/findMentions';
import { isInFrontMatter } from '../glossary/frontMatter';
import { findCodeSpans, regionAt } from '../glossary/regions';

/** A line of a note and what is known of its place. */
export interface NoteLine {
  readonly lineIndex: number;
  readonly text: string;
  /** `block`: all of it is code; `spans`: what stands between backticks; `none`: no code. */
  readonly code: 'block' | 'spans' | 'none';
}

/** What a shell prints before a command: crosh's, root's or a user's, Termina's. */
const PROMPT =
  /^\s*(?:crosh>|\((?:termina|penguin|device|inside|outside|crosh)\)|[\w.-]{1,40}@[\w.-]{1,40}[: ][^\s$#]{0,80}\s?[$#]|[$%])\s/;
/** Keeps its line, or the next one if nothing else stands on its own. */
const IGNORE = /<!--\s*crostini-ignore\s*-->|(?:^|\s)(?:#|\/\/|;)\s*crostini-ignore\b/;

/**
 * The lines that may be judged: all but front matter, the borders of fenced blocks, and lines that the
 * writer marked with `crostini-ignore` at their end or on the line above. Markdown as in CommonMark 0.31;
 * a fence that is never closed reaches to the end, and one in a list counts by its own line.
 */
export function readNote(lines: readonly string[], kind: NoteKind): readonly NoteLine[] {
  const note: NoteLine[] = [];
  let fence: FenceState;
  let ignoreNext = false;
  for (const [lineIndex, text] of lines.entries()) {
    if (kind === 'markdown' && isInFrontMatter((index) => lines[index], lineIndex)) continue;
    const before = fence;
    fence = kind === 'markdown' ? fenceAfter(text, fence) : undefined;
    if ((before === undefined) !== (fence === undefined)) {
      ignoreNext = false;
      continue;
    }
    const ignored = ignoreNext;
    const mark = text.includes('crostini-ignore') ? IGNORE.exec(text) : null;
    ignoreNext = mark !== null && text.replace(mark[0], '').trim() === '';
    if (ignored || mark !== null) continue;
    note.push({ lineIndex, text, code: codeOf(text, kind, fence !== undefined) });
  }
  return note;
}

/** Whether the character at `offset` is code; a region begins and ends between backticks. */
export function isCodeAt(line: NoteLine, offset: number): boolean {
  return (
    line.code === 'block' ||
    (line.code === 'spans' && regionAt(findCodeSpans(line.text), offset) !== undefined)
  );
}

function codeOf(text: string, kind: NoteKind, inFence: boolean): NoteLine['code'] {
  if (kind === 'code' || inFence || PROMPT.test(text)) return 'block';
  return text.includes('`') ? 'spans' : 'none';
}
