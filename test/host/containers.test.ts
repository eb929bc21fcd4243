import assert from 'node:assert/strict';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

describe('containers of the demo device in a real VS Code', function () {
  let workbench: Workbench;

  before(async () => {
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      settings: { 'crostini.devices': [{ name: 'Demo Chromebook', kind: 'demo' }] },
    });
    await workbench.sideBar.open('Crostini');
    await waitForRow(workbench, /^3 penguin \| running/);
  });

  after(() => workbench.stop());

  screenshotFailures(() => workbench);

  /** The box for the name comes in place of a list, so it has to be waited for. */
  async function enterName(name: string): Promise<void> {
    const { input } = workbench.quickInput;
    await until(
      async () => /^Name of the new/.test((await input.getAttribute('placeholder')) ?? ''),
      { message: 'the question for a name' },
    );
    await workbench.quickInput.enter(name);
  }

  it('creates a container step by step, with a way back', async () => {
    const { quickInput, sideBar, page } = workbench;
    await sideBar.chooseFromContextMenu('termina', 'Create Container…');
    await quickInput.pick(/Plain LXD Container/);
    await until(async () => (await quickInput.rows()).some((row) => row === 'fedora/43'), {
      message: 'the images of the server',
    });
    await workbench.screenshot('create-container-images');
    await page.keyboard.press('Escape');

    await sideBar.chooseFromContextMenu('termina', 'Create Container…');
    await until(async () => (await quickInput.rows()).length === 2, { message: 'two kinds' });
    await workbench.screenshot('create-container-kind');
    await quickInput.pick(/Plain LXD Container/);
    await quickInput.pick('fedora/43');
    await until(async () => (await quickInput.input.inputValue()) === 'fedora', {
      message: 'the suggested name',
    });
    await quickInput.input.fill('penguin');
    await until(async () => /There is a container penguin already/.test(await quickInput.text()), {
      message: 'the name is taken',
    });
    await workbench.screenshot('create-container-name');
    await quickInput.widget.locator('[aria-label^="Back"]').first().click();
    await quickInput.pick('archlinux');
    await enterName('fedora');
    await until(async () => (await quickInput.rows()).includes('gpu'), { message: 'profiles' });
    await page.keyboard.press('Enter');
    await quickInput.pick(/Create and Start/);
    await waitForRow(workbench, /^3 fedora \| running · 100\.115\.92\.206$/);
  });

  it('creates a Crostini container of the Debian of ChromeOS', async () => {
    await workbench.sideBar.chooseFromContextMenu('termina', 'Create Container…');
    await workbench.quickInput.pick(/Crostini Container/);
    await workbench.quickInput.pick(/The Debian of ChromeOS/);
    await enterName('second');
    await waitForRow(workbench, /^3 second \| running/);
  });

  it('renames the chosen row with F2', async () => {
    const { sideBar, quickInput, page } = workbench;
    await sideBar.click('arch');
    await page.keyboard.press('F2');
    await quickInput.input.waitFor();
    assert.equal(await quickInput.input.inputValue(), 'arch');
    await workbench.screenshot('rename-container');
    await quickInput.enter('archlinux');
    await waitForRow(workbench, /^3 archlinux \| stopped$/);
  });

  it('acts on the row that the arrow keys went to', async () => {
    const { sideBar, quickInput, page } = workbench;
    // The second click closes the row again.
    await sideBar.click('archlinux');
    await sideBar.click('archlinux');
    await until(async () => !(await sideBar.rows()).some(({ level }) => level === 4), {
      message: 'a closed row',
    });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F2');
    await quickInput.input.waitFor();
    assert.equal(await quickInput.input.inputValue(), 'fedora');
    await quickInput.close();
  });

  it('freezes and unfreezes', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Freeze Container');
    await waitForRow(workbench, /^3 penguin \| frozen$/);
    await workbench.screenshot('frozen-container', 'dark');
    await workbench.sideBar.clickInlineAction('penguin', 'Unfreeze Container');
    await waitForRow(workbench, /^3 penguin \| running/);
  });

  it('copies with the snapshots', async () => {
    const { sideBar, quickInput } = workbench;
    await sideBar.chooseFromContextMenu('penguin', 'Copy Container…');
    await enterName('pingu');
    await quickInput.pick('With Snapshots');
    await waitForRow(workbench, /^3 pingu \| stopped$/);
  });

  it('deletes with the Delete key, once it has said what goes', async () => {
    const { sideBar, notifications, page } = workbench;
    await sideBar.click('pingu');
    await page.keyboard.press('Delete');
    const text = await notifications.dialogText();
    assert.match(text, /Delete container pingu on Demo Chromebook › termina\?/);
    assert.match(text, /Its snapshot goes with it\./);
    await workbench.screenshot('delete-container');
    await notifications.answerDialog('Cancel');
    await waitForRow(workbench, /^3 pingu/);
    await sideBar.click('fedora');
    await page.keyboard.press('Delete');
    assert.match(await notifications.dialogText(), /It is running/);
    await notifications.answerDialog('Stop and Delete');
    await until(async () => !(await sideBar.rows()).some(({ label }) => label === 'fedora'), {
      message: 'no fedora',
    });
  });

  it('does nothing on keys in other rows', async () => {
    const { sideBar, quickInput, page } = workbench;
    await sideBar.click('Demo Chromebook');
    await page.keyboard.press('F2');
    await sideBar.click('Demo Chromebook');
    assert.equal(await quickInput.input.isVisible(), false);
  });

  it('looks like this', async () => {
    const { sideBar, quickInput, page } = workbench;
    for (const theme of ['light', 'dark'] as const) {
      await workbench.screenshot('containers', theme);
      await sideBar.chooseFromContextMenu('termina', 'Create Container…');
      await quickInput.pick(/Plain LXD Container/);
      await until(async () => (await quickInput.rows()).includes('fedora/43'), {
        message: 'the images',
      });
      await workbench.screenshot(`create-container-images-${theme}`);
      await page.keyboard.press('Escape');
    }
  });
});
