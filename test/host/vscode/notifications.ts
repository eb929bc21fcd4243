import type { Locator, Page } from 'playwright-core';
import { exactly } from './exactly';
import type { QuickInput } from './quickInput';
import { until } from './until';

/** Toasts and modal dialogs. */
export class Notifications {
  public constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {}

  /** The messages of the toasts on screen. */
  public async messages(): Promise<readonly string[]> {
    return this.toasts().locator('.notification-list-item-message').allInnerTexts();
  }

  /** Waits for a toast whose message matches and returns the message. */
  public async waitFor(pattern: RegExp): Promise<string> {
    const find = async (): Promise<string | undefined> =>
      (await this.messages()).find((message) => pattern.test(message));
    return until(find, { message: `notification ${String(pattern)}` });
  }

  /** Clicks a button of the toast whose message matches. */
  public async clickButton(pattern: RegExp, button: string): Promise<void> {
    await this.waitFor(pattern);
    const toast = this.toasts().filter({ hasText: pattern }).first();
    await toast.hover();
    await toast
      .locator('.notification-list-item-buttons-container .monaco-button', {
        hasText: exactly(button),
      })
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

  private toasts(): Locator {
    return this.page.locator('.notification-toast').filter({ visible: true });
  }

  private dialog(): Locator {
    return this.page.locator('.monaco-dialog-box').filter({ visible: true }).first();
  }
}
