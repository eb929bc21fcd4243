import type { WorkbenchWindow } from './vscode/workbenchWindow';

/** After a test that failed: a picture of what was on screen, and any menu or dialog closed. */
export function screenshotFailures(workbench: () => WorkbenchWindow): void {
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await workbench().screenshot(`failed ${this.currentTest.title.slice(0, 60)}`);
      await workbench().page.keyboard.press('Escape');
    }
  });
}
