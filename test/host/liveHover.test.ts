import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { exactly } from './vscode/exactly';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

const NOTE = `penguin is where the work happens; its address is 100.115.92.204.

The server is at http://penguin.linux.test:8080/status, and old-projects is not needed now.

The arch of a bridge is no container, but \`arch\` is one.
`;

/** A row that does not exist, and one that is no container. */
const WRONG_ROWS = ['demo:Demo Chromebook/evil', 'demo:Demo Chromebook/vm/termina'];

describe('live hovers in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-live-hover-'));
    await writeFile(path.join(notes, 'note.md'), NOTE);
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: notes,
      settings: { 'crostini.devices': [{ name: 'Demo Chromebook', kind: 'demo' }] },
    });
    await workbench.quickInput.openFile('note.md');
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  /** A hover stays while the pointer is on it, so an earlier one is left first. */
  const hoverOver = async (word: string, expected: string, occurrence = 0): Promise<string> => {
    await workbench.page.mouse.move(640, 5);
    await workbench.page.keyboard.press('Escape');
    const hovers = workbench.page.locator('.monaco-hover:not(.hidden)').filter({ visible: true });
    await until(async () => (await hovers.count()) === 0, { message: 'no hover' });
    return workbench.editor.hoverWord(word, expected, occurrence);
  };

  const clickLink = async (name: string): Promise<void> => {
    const links = workbench.page.locator('.monaco-hover:not(.hidden) a');
    await links
      .filter({ hasText: exactly(name) })
      .first()
      .click();
  };

  it('say nothing while nobody has looked at the devices', async () => {
    const hover = await hoverOver('penguin', 'Chrom');
    assert.doesNotMatch(hover, /Show in Sidebar/);
  });

  it('tell the state of a container, and where it is', async () => {
    await workbench.sideBar.open('Crostini');
    await waitForRow(workbench, /^3 penguin \| running/);
    for (const theme of ['dark', 'light'] as const) {
      await workbench.screenshot('live-note', theme);
      const hover = await hoverOver('penguin', 'Show in Sidebar');
      assert.match(hover, /penguin · running/);
      assert.match(hover, /Demo Chromebook \(demo, not a real device\) › termina › container/);
      assert.match(hover, /Image: Debian bookworm amd64/);
      assert.match(hover, /As of (?:just now|\d+ seconds ago)/);
      assert.match(hover, /Open Shell · Stop · Show Log · Copy Address · Show in Sidebar/);
      await workbench.screenshot(`live-hover-${theme}`);
    }
  });

  it('know a container by its address and by its host name', async () => {
    const byAddress = await hoverOver('100.115.92.204', 'Show in Sidebar');
    assert.match(byAddress, /penguin · running/);
    const byHost = await hoverOver('penguin.linux.test', 'Show in Sidebar');
    assert.match(byHost, /penguin · running/);
  });

  it('take an ordinary word for a name only in code', async () => {
    const hover = await hoverOver('arch', 'arch · stopped', 1);
    assert.match(hover, /Start · Show in Sidebar/);
  });

  it('copy an address', async () => {
    await hoverOver('penguin', 'Copy Address');
    await clickLink('Copy Address');
    await until(
      async () =>
        (await workbench.page.evaluate('navigator.clipboard.readText()')) === '100.115.92.204',
      { message: 'the address on the clipboard' },
    );
  });

  it('stop a container after the question that its row asks too', async () => {
    await hoverOver('penguin', 'Stop');
    await clickLink('Stop');
    assert.match(
      await workbench.notifications.dialogText(),
      /End everything that runs in container penguin/,
    );
    await workbench.notifications.answerDialog('Stop Container');
    await waitForRow(workbench, /^3 penguin \| stopped/);
    const hover = await hoverOver('penguin', 'penguin · stopped');
    assert.match(hover, /Start · Show in Sidebar/);
    assert.doesNotMatch(hover, /Address:/);
  });

  it('start it again', async () => {
    await hoverOver('penguin', 'penguin · stopped');
    await clickLink('Start');
    await waitForRow(workbench, /^3 penguin \| running/);
    await hoverOver('penguin', 'penguin · running');
  });

  it('lead to the row in the sidebar, also when another view is in front', async () => {
    await workbench.sideBar.open('Explorer');
    await hoverOver('old-projects', 'old-projects · stopped');
    await clickLink('Show in Sidebar');
    await waitForRow(workbench, /^2 old-projects \| stopped/);
    const chosen = workbench.page.locator('.monaco-list-row.selected', { hasText: 'old-projects' });
    await chosen.first().waitFor();
  });

  it('run nothing for a row that is not there, or not a container', async () => {
    // A key is the one way to call a command with an argument of one's own.
    const keys = WRONG_ROWS.map((args, place) => ({
      key: `ctrl+alt+${place + 1}`,
      command: 'crostini.stopContainer',
      args,
    }));
    await workbench.quickInput.runCommand('Preferences: Open Keyboard Shortcuts (JSON)');
    await until(async () => /keybindings/.test(await workbench.editor.tabTitle()), {
      message: 'tab',
    });
    await workbench.editor.focus();
    await workbench.page.keyboard.press('Control+A');
    await workbench.page.keyboard.insertText(JSON.stringify(keys));
    await workbench.editor.save();
    await workbench.sideBar.open('Crostini');
    for (const place of WRONG_ROWS.keys()) {
      await workbench.page.keyboard.press(`Control+Alt+${place + 1}`);
      await workbench.notifications.waitFor(/not listed any more/);
      await workbench.notifications.clear();
      await waitForRow(workbench, /^3 penguin \| running/);
    }
  });
});
