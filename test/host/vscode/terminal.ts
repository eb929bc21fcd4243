import type { Page } from 'playwright-core';
import { copiedText } from './clipboard';
import type { PageElement } from './pageElement';
import type { QuickInput } from './quickInput';
import { until } from './until';

/** The active integrated terminal. */
export class Terminal {
  public constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {}

  /** The rows on screen, long lines wrapped as they are shown. */
  public async visibleText(): Promise<string> {
    const rows = await this.page
      .locator('.terminal-wrapper.active .xterm-rows > div')
      .evaluateAll((elements: readonly PageElement[]) =>
        elements.map((row) => row.textContent.replaceAll('\u00a0', ' ').trimEnd()),
      );
    return rows.join('\n').trimEnd();
  }

  /** The whole buffer with long lines in one piece, by way of the clipboard. */
  public async text(): Promise<string> {
    const text = await copiedText(this.page, async () => {
      await this.focus();
      await this.quickInput.runCommand('Terminal: Select All');
      await this.quickInput.runCommand('Terminal: Copy Selection');
    });
    await this.quickInput.runCommand('Terminal: Clear Selection');
    return text.trimEnd();
  }

  /** Waits until the rows on screen match, and returns them. */
  public async waitForText(pattern: RegExp): Promise<string> {
    const matching = async (): Promise<string | undefined> => {
      const text = await this.visibleText();
      return pattern.test(text) ? text : undefined;
    };
    return until(matching, { message: `terminal text ${String(pattern)}` });
  }

  /** Types text as a user; end it with `\n` to run it. */
  public async type(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.type(text);
  }

  /** The names in the terminal list, or the one in the panel's title. */
  public async titles(): Promise<readonly string[]> {
    return this.page.locator('.terminal-tabs-entry, .single-terminal-tab').allInnerTexts();
  }

  private async focus(): Promise<void> {
    await this.page.locator('.terminal-wrapper.active .xterm-screen').first().click();
  }
}
