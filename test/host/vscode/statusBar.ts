import type { Page } from 'playwright-core';
import type { PageElement } from './pageElement';
import { until } from './until';

/** An item of the status bar. */
export interface StatusItem {
  readonly id: string;
  readonly text: string;
  /** What a screen reader says. */
  readonly ariaLabel: string;
}

/** The items on screen from left to right. */
export async function statusItems(page: Page): Promise<readonly StatusItem[]> {
  return page
    .locator('.part.statusbar .statusbar-item:visible')
    .evaluateAll((items: readonly PageElement[]) =>
      items.map((item) => ({
        id: item.id,
        text: item.textContent.trim(),
        ariaLabel:
          item.querySelector('a')?.getAttribute('aria-label') ??
          item.getAttribute('aria-label') ??
          '',
      })),
    );
}

/** Waits for an item whose text or screen reader label matches. */
export async function waitForStatusItem(page: Page, pattern: RegExp): Promise<StatusItem> {
  const find = async (): Promise<StatusItem | undefined> =>
    (await statusItems(page)).find(({ text, ariaLabel }) => pattern.test(`${text}\n${ariaLabel}`));
  return until(find, { message: `status bar item ${String(pattern)}`, timeoutMs: 30_000 });
}
