import { MAX_LINE_CHARS, type Mention } from './findMentions';
import { findTerms, type GlossaryIndex } from './glossaryIndex';
import { noteLine, type LineAt } from './noteLine';
import type { GlossaryEntry } from './schema';

/** The part of a note that is on screen. */
export interface NotePart {
  readonly lineAt: LineAt;
  /** 0-based; both are part of it. */
  readonly firstLineIndex: number;
  readonly lastLineIndex: number;
  readonly kind: 'markdown' | 'text';
}

/** A paragraph that begins further above is taken to begin here. */
const MAX_PARAGRAPH_LINES = 50;

/**
 * The first mention of each term in each paragraph: enough to see that there is something to know.
 * Headings, fenced code, comments and front matter of Markdown have none.
 */
export function firstMentions(index: GlossaryIndex, part: NotePart): readonly Mention[] {
  const { lineAt, firstLineIndex, lastLineIndex } = part;
  const mentions: Mention[] = [];
  let seen = new Set<GlossaryEntry>();
  const first = paragraphStart(lineAt, firstLineIndex);
  for (let lineIndex = first; lineIndex <= lastLineIndex; lineIndex++) {
    const line = lineAt(lineIndex) ?? '';
    if (line.trim() === '') {
      seen = new Set();
      continue;
    }
    for (const { entry, start, end } of termsInProse(index, part, lineIndex)) {
      if (!seen.has(entry) && lineIndex >= firstLineIndex) mentions.push({ lineIndex, start, end });
      seen.add(entry);
    }
  }
  return mentions;
}

function termsInProse(index: GlossaryIndex, { lineAt, kind }: NotePart, lineIndex: number) {
  const line = lineAt(lineIndex) ?? '';
  const isHeading = kind === 'markdown' && /^ {0,3}#{1,6}\s/.test(line);
  const options =
    isHeading || line.length > MAX_LINE_CHARS
      ? undefined
      : noteLine(index, lineAt, lineIndex, kind);
  return options === undefined || options.inCode === true ? [] : findTerms(index, line, options);
}

function paragraphStart(lineAt: LineAt, lineIndex: number): number {
  const farthest = Math.max(0, lineIndex - MAX_PARAGRAPH_LINES);
  let start = lineIndex;
  while (start > farthest && (lineAt(start - 1) ?? '').trim() !== '') {
    start--;
  }
  return start;
}
