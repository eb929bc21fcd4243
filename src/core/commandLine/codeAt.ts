import { findCodeSpans } from '../glossary/regions';
import type { ExplainOptions } from './explainCommand';

/** The piece of a document in which a command may stand. */
export interface CodePlace extends ExplainOptions {
  readonly text: string;
  /** Where `text` begins in its line. */
  readonly start: number;
}

/** Gives a line by its 0-based index; `undefined` outside the document. */
export type LineAt = (lineIndex: number) => string | undefined;

/** How a text holds commands: a note in blocks and spans, a script everywhere, other text here and there. */
export type CodeKind = 'markdown' | 'script' | 'prose';

/** Commands that are spread over more lines than this are read from there on. */
const MAX_JOINED_LINES = 20;
/** A longer line is data. */
const MAX_LINE_CHARS = 2000;
/** The beginning of an indented block further above is not looked for. */
const MAX_LINES_BACK = 100;
const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:`{3}|~{3})/;

/**
 * The code at a place of a document: a code span or a line of a code block of a Markdown note, a line of a
 * script, or a line of other text that may be a command. `undefined` where there is none. `isFenced` says
 * that a line of a note lies in a fenced block; a fence itself holds no code.
 */
export function codeAt(
  kind: CodeKind,
  lineAt: LineAt,
  { lineIndex, column, isFenced }: { lineIndex: number; column: number; isFenced: boolean },
): CodePlace | undefined {
  const text = lineAt(lineIndex);
  if (text === undefined) return undefined;
  switch (kind) {
    case 'script':
      return { text, start: 0, isScript: true, previousLines: joinedAbove(lineAt, lineIndex) };
    case 'prose':
      return spanAt(text, column) ?? { text, start: 0, isProse: true };
    case 'markdown':
      if (FENCE.test(text)) return undefined;
      if (isFenced || isIndentedCode(lineAt, lineIndex)) {
        return { text, start: 0, previousLines: joinedAbove(lineAt, lineIndex) };
      }
      return spanAt(text, column);
  }
}

function spanAt(text: string, column: number): CodePlace | undefined {
  if (!text.includes('`')) return undefined;
  const span = findCodeSpans(text).find(({ start, end }) => start <= column && column <= end);
  if (span === undefined) return undefined;
  const { start, end } = span;
  const code = text.slice(start, end);
  // In a table a bar needs a backslash even in code (GitHub Flavored Markdown §4.10).
  return { text: /^\s*\|/.test(text) ? code.replaceAll('\\|', ' |') : code, start };
}

/** Lines above that a backslash joins to this one. */
function joinedAbove(lineAt: LineAt, lineIndex: number): readonly string[] {
  const joined: string[] = [];
  for (let index = lineIndex - 1; joined.length < MAX_JOINED_LINES; index--) {
    const line = lineAt(index);
    if (line === undefined || line.length > MAX_LINE_CHARS || !/(?:^|[^\\])\\$/.test(line)) break;
    joined.unshift(line);
  }
  return joined;
}

/**
 * Whether a line of a note lies in an indented code block (CommonMark 0.31 §4.4), which follows a blank line
 * that does not belong to a list.
 */
function isIndentedCode(lineAt: LineAt, lineIndex: number): boolean {
  const isIndented = (line: string) => /^(?: {4}|\t)/.test(line);
  if (!isIndented(lineAt(lineIndex) ?? '')) return false;
  for (let index = lineIndex - 1; index >= Math.max(0, lineIndex - MAX_LINES_BACK); index--) {
    const line = lineAt(index) ?? '';
    if (line.trim() === '' || isIndented(line)) continue;
    return (lineAt(index + 1) ?? '').trim() === '' && !/^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(line);
  }
  return lineIndex <= MAX_LINES_BACK;
}
