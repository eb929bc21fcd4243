import assert from 'node:assert/strict';
import { screenshotFailures } from './failureScreenshot';
import { startGlossaryInServer } from './glossaryInServer';
import { inWebWorker } from './webWorker';
import { until } from './vscode/until';
import type { WorkbenchWindow } from './vscode/workbenchWindow';

/** A phone held upright, in CSS pixels. */
const PHONE = { width: 390, height: 844 };

describe('the glossary in a window as small as a phone', function () {
  let workbench: WorkbenchWindow;

  before(async () => {
    workbench = await startGlossaryInServer(inWebWorker, { viewport: PHONE });
    await workbench.quickInput.runCommand('View: Close Primary Side Bar');
  });

  after(async () => {
    await workbench.stop();
  });

  screenshotFailures(() => workbench);

  it('shows a hover from its beginning', async () => {
    await workbench.quickInput.openFile('terms.md');
    await workbench.editor.hoverWord('crosvm', 'The program that runs a virtual machine');
    const hover = workbench.page.locator('.monaco-hover:not(.hidden)').filter({ visible: true });
    const box = await hover.first().boundingBox();
    await workbench.screenshot('phone-glossary-hover');
    // How wide it may become is up to VS Code, which does not go below 425 pixels.
    assert.ok(box !== null && box.x >= 0 && box.y >= 0, JSON.stringify(box));
  });

  it('shows the page of a term without sideways scrolling', async () => {
    await workbench.quickInput.runCommand('Crostini: Explain Term…');
    await workbench.quickInput.pick('vm_concierge');
    const body = workbench.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('#active-frame')
      .locator('body');
    await until(async () => (await body.innerText()).startsWith('vm_concierge\n'), {
      message: 'the page',
    });
    const tooWide = await body.evaluate(
      (element: { readonly scrollWidth: number; readonly clientWidth: number }) =>
        element.scrollWidth > element.clientWidth,
    );
    assert.ok(!tooWide);
    await workbench.screenshot('phone-glossary-page');
  });
});
