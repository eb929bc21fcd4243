import type { Page } from 'playwright-core';
import { until } from './until';

const attempts = 4;
const attemptMs = 5_000;

/**
 * Empties the page's clipboard, runs `copy`, and returns what arrives in it. Runs `copy` again when
 * nothing does: something else may have taken the focus in between.
 */
export async function copiedText(page: Page, copy: () => Promise<void>): Promise<string> {
  await page.evaluate("navigator.clipboard.writeText('')");
  for (let attempt = 1; ; attempt++) {
    await copy();
    try {
      return await until(
        async () => {
          const text = await clipboardText(page);
          return text === '' ? undefined : text;
        },
        { message: 'text in the clipboard', timeoutMs: attemptMs },
      );
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

/** What is in the page's clipboard. */
export async function clipboardText(page: Page): Promise<string> {
  return page.evaluate<string>('navigator.clipboard.readText()');
}
