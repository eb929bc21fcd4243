import type { Locator, Page } from 'playwright-core';
import { exactly } from './exactly';
import type { QuickInput } from './quickInput';
import { until } from './until';

const toastMs = 5_000;

/** Notifications and modal dialogs. */
export class Notifications {
  public constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {}

  /** The messages on screen, as toasts or in the notification centre. */
  public async messages(): Promise<readonly string[]> {
    return this.items().locator('.notification-list-item-message').allInnerTexts();
  }

  /**
   * Waits for a notification whose message matches and returns the message. VS Code shows no toast for some
   * (after a modal dialog, for one): what is not seen soon is looked for in the notification centre.
   */
  public async waitFor(pattern: RegExp): Promise<string> {
    const find = async (): Promise<string | undefined> =>
      (await this.messages()).find((message) => pattern.test(message));
    const message = `notification ${String(pattern)}`;
    const toast = await until(find, { message, timeoutMs: toastMs }).catch(() => undefined);
    if (toast !== undefined) return toast;
    await this.quickInput.runCommand('Notifications: Show Notifications');
    return until(find, { message });
  }

  /** Clicks a button of the notification whose message matches. */
  public async clickButton(pattern: RegExp, button: string): Promise<void> {
    await this.waitFor(pattern);
    const item = this.items().filter({ hasText: pattern }).first();
    await item.hover();
    const buttons = item.locator('.notification-list-item-buttons-container .monaco-button');
    // In the centre an item shows its buttons once it is chosen.
    if ((await buttons.count()) === 0) await item.click();
    await buttons
      .filter({ hasText: exactly(button) })
      .first()
      .click();
  }

  /** Closes all notifications. */
  public async clear(): Promise<void> {
    await this.quickInput.runCommand('Notifications: Clear All Notifications');
  }

  /** Waits for a modal dialog and returns its text. */
  public async dialogText(): Promise<string> {
    await this.dialog().waitFor();
    return this.dialog().innerText();
  }

  /** Clicks a button of the modal dialog. */
  public async answerDialog(button: string): Promise<void> {
    await this.dialog()
      .locator('.monaco-button', { hasText: exactly(button) })
      .first()
      .click();
    await this.dialog().waitFor({ state: 'hidden' });
  }

  private items(): Locator {
    return this.page.locator('.notification-list-item').filter({ visible: true });
  }

  private dialog(): Locator {
    return this.page.locator('.monaco-dialog-box').filter({ visible: true }).first();
  }
}
