import type { Page } from 'playwright-core';
import type { PageElement, PageText } from './pageElement';

/** A point in page pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of the n-th occurrence (from 0) of `word` in the active editor; `undefined` when it is not on screen. */
export async function wordPosition(
  page: Page,
  word: string,
  occurrence: number,
): Promise<Point | undefined> {
  const lines = page.locator('.editor-group-container.active .monaco-editor .view-line');
  return lines.evaluateAll(findWord, { word, occurrence });
}

/** Runs in the page, so it uses nothing from outside itself. */
function findWord(
  elements: readonly PageElement[],
  { word, occurrence }: { readonly word: string; readonly occurrence: number },
): Point | undefined {
  const lines = elements
    .map((line) => ({ line, top: line.getBoundingClientRect().top }))
    .sort((a, b) => a.top - b.top);
  let left = occurrence;
  for (const { line } of lines) {
    // A word with several colours is spread over elements: search the line's whole text.
    const nodes: { readonly node: PageText; readonly start: number }[] = [];
    const walker = line.ownerDocument.createTreeWalker(line, 4);
    let text = '';
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      nodes.push({ node, start: text.length });
      text += node.data.replaceAll('\u00a0', ' ');
    }
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (left > 0) {
        left -= 1;
        continue;
      }
      const middle = at + Math.floor(word.length / 2);
      const holder = nodes.filter(({ start }) => start <= middle).at(-1);
      if (holder === undefined) return undefined;
      const range = line.ownerDocument.createRange();
      range.setStart(holder.node, middle - holder.start);
      range.setEnd(holder.node, middle - holder.start + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
  }
  return undefined;
}
