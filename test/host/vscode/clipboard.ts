import type { Page } from 'playwright-core';
import { until } from './until';

/** Empties the page's clipboard, runs `copy`, and returns what arrives in it. */
export async function copiedText(page: Page, copy: () => Promise<void>): Promise<string> {
  await page.evaluate("navigator.clipboard.writeText('')");
  await copy();
  return until(
    async () => {
      const text = await clipboardText(page);
      return text === '' ? undefined : text;
    },
    { message: 'text in the clipboard' },
  );
}

/** What is in the page's clipboard. */
export async function clipboardText(page: Page): Promise<string> {
  return page.evaluate<string>('navigator.clipboard.readText()');
}
