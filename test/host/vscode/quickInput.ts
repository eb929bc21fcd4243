import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { PageElement } from './pageElement';
import { until } from './until';

const attempts = 4;
const stepMs = 3_000;

/** The input that drops down from the title bar: palette, quick picks, input boxes. */
export class QuickInput {
  public readonly widget: Locator;
  public readonly input: Locator;

  public constructor(protected readonly page: Page) {
    this.widget = page.locator('.quick-input-widget:visible');
    this.input = this.widget.locator('input.input').first();
  }

  /** Runs a command by its palette title, for example `View: Toggle Terminal`. */
  public async runCommand(title: string): Promise<void> {
    await this.open('F1', async () => {
      await this.pick(title, { timeoutMs: 6_000 });
      // Either it is gone, or the command shows an input of its own.
      await until(async () => !(await this.showsCommands()), { message: `palette gone: ${title}` });
    });
  }

  /** Opens a file of the workspace by its name and waits for its editor. */
  public async openFile(relativePath: string): Promise<void> {
    const name = path.posix.basename(relativePath);
    await this.open('Control+P', async () => {
      await this.input.fill(relativePath, { timeout: stepMs });
      const message = `quick open offers ${relativePath}`;
      await until(async () => (await this.rows())[0] === name, { message, timeoutMs: 8_000 });
      await this.page.keyboard.press('Enter');
    });
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .monaco-editor .view-lines').first().waitFor();
  }

  /** The labels of the rows on screen. */
  public async rows(): Promise<readonly string[]> {
    return this.rowLocator().evaluateAll((rows: readonly PageElement[]) =>
      rows.map((row) => {
        const label = row.querySelector('.label-name')?.textContent.trim() ?? '';
        return label === '' ? (row.getAttribute('aria-label') ?? '') : label;
      }),
    );
  }

  /** Waits for a row whose label is (or matches) `wanted` and accepts it; a string is also typed as the filter. */
  public async pick(
    wanted: string | RegExp,
    { timeoutMs = 10_000 }: { readonly timeoutMs?: number } = {},
  ): Promise<void> {
    await this.input.waitFor({ timeout: stepMs });
    if (typeof wanted === 'string') await this.filter(wanted);
    const matches = (label: string): boolean =>
      typeof wanted === 'string' ? label === wanted : wanted.test(label);
    let rows: readonly string[] = [];
    const find = async (): Promise<number | undefined> => {
      rows = await this.rows();
      const index = rows.findIndex(matches);
      return index < 0 ? undefined : index;
    };
    const index = await until(find, { message: 'row', timeoutMs }).catch(() => {
      throw new MissingRow(`no row ${String(wanted)}; the rows are ${JSON.stringify(rows)}`);
    });
    await this.rowLocator().nth(index).click({ timeout: stepMs });
  }

  /** Types `text` into an input box and accepts it. */
  public async enter(text: string): Promise<void> {
    await this.input.fill(text, { timeout: stepMs });
    await this.page.keyboard.press('Enter');
  }

  /** The title, the prompt and the validation message shown around the input, one per line. */
  public async text(): Promise<string> {
    return this.widget.innerText();
  }

  /** Closes the input if it is open. */
  public async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.input.waitFor({ state: 'hidden', timeout: stepMs });
  }

  private rowLocator(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }

  private async filter(text: string): Promise<void> {
    const prefix = (await this.input.inputValue({ timeout: stepMs })).startsWith('>') ? '>' : '';
    await this.input.fill(prefix + text, { timeout: stepMs });
  }

  private async showsCommands(): Promise<boolean> {
    if (!(await this.input.isVisible())) return false;
    return (await this.input.inputValue({ timeout: 1_000 })).startsWith('>');
  }

  /** Opens the input with a key and runs `use`; again when something else took the focus and closed it meanwhile. */
  private async open(key: string, use: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.page.keyboard.press(key);
        await this.input.waitFor({ timeout: stepMs });
        await use();
        return;
      } catch (error) {
        const open = await this.input.isVisible();
        if (attempt === attempts || (open && error instanceof MissingRow)) throw error;
        await this.close().catch(() => undefined);
      }
    }
  }
}

class MissingRow extends Error {}
