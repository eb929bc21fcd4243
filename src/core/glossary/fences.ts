/** Where a reader of Markdown is: outside of code, or in a fenced block that this ends. */
export type FenceState = { readonly mark: '`' | '~'; readonly length: number } | undefined;

const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?(`{3,}|~{3,})(.*)$/;

/**
 * The state behind a line of Markdown, from that before it (CommonMark 0.31 §4.5). A fence may stand in
 * a list or a quotation, so what is in front of it does not matter here.
 */
export function fenceAfter(line: string, before: FenceState): FenceState {
  const [, marks = '', info = ''] = FENCE.exec(line) ?? [];
  const mark = marks[0];
  if (mark !== '`' && mark !== '~') {
    return before;
  }
  if (before === undefined) {
    return mark === '`' && info.includes('`') ? undefined : { mark, length: marks.length };
  }
  const closes = mark === before.mark && marks.length >= before.length && info.trim() === '';
  return closes ? undefined : before;
}
