import type { Locator, Page } from 'playwright-core';
import { copiedText } from './clipboard';
import type { PageElement } from './pageElement';
import type { QuickInput } from './quickInput';
import { until } from './until';
import { wordPosition } from './wordPosition';

const attempts = 5;
const attemptMs = 4_000;

/** The active text editor. */
export class Editor {
  private readonly active: Locator;

  public constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {
    this.active = page.locator('.editor-group-container.active .monaco-editor').first();
  }

  /** The name on the active tab. */
  public async tabTitle(): Promise<string> {
    return this.page
      .locator('.editor-group-container.active .tab.active .label-name')
      .first()
      .innerText();
  }

  /** Text of the lines on screen. */
  public async visibleText(): Promise<string> {
    const lines = await this.active
      .locator('.view-lines .view-line')
      .evaluateAll((elements: readonly PageElement[]) =>
        elements
          .map((element) => ({ element, top: element.getBoundingClientRect().top }))
          .sort((a, b) => a.top - b.top)
          .map(({ element }) => element.textContent.replaceAll('\u00a0', ' ')),
      );
    return lines.join('\n');
  }

  /** The whole text, by way of the clipboard. */
  public async text(): Promise<string> {
    return copiedText(this.page, async () => {
      const copy = async (): Promise<boolean> => {
        await this.focus();
        await this.page.keyboard.press('Control+A');
        await this.page.keyboard.press('Control+C');
        // A panel that takes the focus late would have had the keys.
        return this.hasFocus();
      };
      await until(copy, { message: 'the text is copied' });
    });
  }

  /** Puts the cursor at the end of a line (1-based) and waits until it is there. */
  public async cursorToEndOfLine(lineNumber: number): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+Home');
    for (let line = 1; line < lineNumber; line++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('End');
    await this.waitForLine(lineNumber);
  }

  /** Waits until the status bar says that the cursor is in that line (1-based). */
  public async waitForLine(lineNumber: number): Promise<void> {
    const position = this.page.locator('[id="status.editor.selection"]');
    await until(async () => (await position.innerText()).startsWith(`Ln ${lineNumber},`), {
      message: `the cursor in line ${lineNumber}`,
    });
  }

  /** Waits until the text on screen matches, and returns it. */
  public async waitForText(pattern: RegExp): Promise<string> {
    const matching = async (): Promise<string | undefined> => {
      const text = await this.visibleText();
      return pattern.test(text) ? text : undefined;
    };
    return until(matching, { message: `editor text ${String(pattern)}` });
  }

  public async focus(): Promise<void> {
    await until(
      async () => {
        const box = await this.active.boundingBox();
        if (box === null) throw new Error('there is no active editor on screen');
        await this.leaveHover();
        // The middle: the first line may be scrolled out of sight.
        await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        // A second click too soon would be a double click.
        return until(() => this.hasFocus(), { message: 'the focus', timeoutMs: 1_000 });
      },
      { message: 'the editor has the focus' },
    );
  }

  /** A hover that lies over the text would have the click. */
  private async leaveHover(): Promise<void> {
    const hover = this.page.locator('.monaco-hover:not(.hidden)').filter({ visible: true });
    if ((await hover.count()) > 0) {
      await this.page.mouse.move(0, 0);
      await hover
        .first()
        .waitFor({ state: 'hidden', timeout: 1_000 })
        .catch(() => this.page.keyboard.press('Escape'));
    }
  }

  private async hasFocus(): Promise<boolean> {
    return (
      (await this.page.locator('.editor-group-container.active .monaco-editor.focused').count()) > 0
    );
  }

  public async cursorToEnd(): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+End');
  }

  /** Moves the mouse over the n-th `word` on screen; returns the hover's text once it contains `expected`. */
  public async hoverWord(word: string, expected: string, occurrence = 0): Promise<string> {
    const hover = this.page.locator('.monaco-hover:not(.hidden)').filter({ visible: true }).first();
    const shown = async (): Promise<string | undefined> => {
      if (!(await hover.isVisible())) return undefined;
      const text = (await hover.innerText()).trim();
      return text.includes(expected) ? text : undefined;
    };
    // A hover that is still open may cover the word; it goes when the mouse has left it.
    await this.page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const { x, y } = await until(() => wordPosition(this.page, word, occurrence), {
        message: `"${word}" on screen`,
      });
      await this.page.mouse.move(Math.max(0, x - 40), y + 120);
      await this.page.mouse.move(x, y, { steps: 4 });
      // The extension may register its hovers only now: then the next attempt finds them.
      const text = await until(shown, { message: 'hover', timeoutMs: attemptMs }).catch(
        () => undefined,
      );
      if (text !== undefined) return text;
    }
    throw new Error(`no hover with "${expected}" over "${word}"`);
  }

  /** Asks for completions at the cursor and returns their labels. */
  public async completions(): Promise<readonly string[]> {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    for (let attempt = 1; (await rows.count()) === 0; attempt++) {
      // A request made while the text before the cursor is still arriving may be dropped.
      await this.page.keyboard.press('Control+Space');
      const shown = rows.first().waitFor({ timeout: attemptMs });
      await (attempt < attempts ? shown.catch(() => undefined) : shown);
    }
    return rows.evaluateAll((elements: readonly PageElement[]) =>
      elements.map((row) => row.querySelector('.label-name')?.textContent.trim() ?? ''),
    );
  }

  /** Accepts one of the completions on screen. */
  public async acceptCompletion(label: string): Promise<void> {
    const name = this.page.locator('.label-name', { hasText: label });
    await this.page
      .locator('.suggest-widget.visible .monaco-list-row', { has: name })
      .first()
      .click();
  }

  /** Inserts a snippet by its prefix through `Snippets: Insert Snippet`. */
  public async insertSnippet(prefix: string): Promise<void> {
    await this.quickInput.runCommand('Snippets: Insert Snippet');
    await this.quickInput.pick(prefix);
  }

  public async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    const dirty = this.page.locator('.tab.active.dirty');
    await until(async () => (await dirty.count()) === 0, { message: 'saved' });
  }
}
