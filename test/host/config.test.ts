import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

describe('configurations and snapshots in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-config-'));
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: notes,
      settings: {
        'crostini.devices': [{ name: 'Demo Chromebook', kind: 'demo' }],
        '[yaml]': { 'editor.autoIndent': 'none', 'editor.autoClosingQuotes': 'never' },
        'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
      },
    });
    await workbench.sideBar.open('Crostini');
    await waitForRow(workbench, /^3 penguin \| running/);
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  it('opens the configuration of a container as YAML', async () => {
    await workbench.quickInput.runCommand('Crostini: Show Configuration');
    await workbench.quickInput.pick('penguin');
    await workbench.editor.waitForText(/boot\.autostart: "false"/);
    assert.match(await workbench.editor.tabTitle(), /^penguin/);
    const text = await workbench.editor.text();
    assert.match(text, /^architecture: x86_64\nconfig:\n/);
    assert.ok(!text.includes('volatile.'), 'what LXD keeps itself is not in the way');
  });

  it('offers the keys that LXD knows', async () => {
    await workbench.editor.cursorToEndOfLine(2);
    await workbench.page.keyboard.press('Enter');
    await workbench.editor.waitForLine(3);
    await workbench.page.keyboard.type('  security.nes');
    const [first] = await workbench.editor.completions();
    assert.equal(first, 'security.nesting');
    await workbench.screenshot('config-completion', 'dark');
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput.runCommand('File: Revert File');
    await until(async () => !(await workbench.editor.visibleText()).includes('security.nes'), {
      message: 'the text as it was',
    });
  });

  it('shows where the YAML is broken, and sends none of it', async () => {
    const text = await workbench.editor.text();
    await retype(text.replace('config:\n', 'config:\n  user.a: "x\n'));
    await waitForProblem(/This is no valid YAML/);
    await workbench.page.keyboard.press('Control+S');
    await workbench.notifications.waitFor(
      /Failed to save 'penguin\.yaml'.*Nothing was sent to LXD/,
    );
    await workbench.screenshot('config-broken', 'dark');
    await workbench.notifications.clear();
    await retype(text);
    await waitForNoProblem();
  });

  it('marks the key that LXD refuses, and keeps what was typed', async () => {
    const text = await workbench.editor.text();
    await retype(text.replace('config:\n', 'config:\n  limits.memroy: 1GiB\n'));
    await workbench.page.keyboard.press('Control+S');
    await workbench.notifications.waitFor(/LXD did not take it and kept what it had/);
    const problem = await waitForProblem(/Unknown configuration key: limits\.memroy/);
    assert.match(problem, /\[Ln 3, Col 3\]/);
    await workbench.screenshot('config-refused', 'light');
    await workbench.screenshot('config-refused', 'dark');
    assert.match(await workbench.editor.visibleText(), /limits\.memroy: 1GiB/);
    await workbench.notifications.clear();
  });

  it('saves what LXD takes, and shows it as LXD keeps it', async () => {
    const text = await workbench.editor.text();
    await retype(text.replace('limits.memroy: 1GiB', 'limits.memory: 2GiB # enough'));
    await workbench.editor.save();
    await waitForNoProblem();
    // The comment is not LXD's to keep.
    await workbench.editor.waitForText(/limits\.memory: 2GiB\n/);
    await closeEditor();
    await workbench.quickInput.runCommand('Crostini: Show Configuration');
    await workbench.quickInput.pick('penguin');
    await workbench.editor.waitForText(/limits\.memory: 2GiB/);
  });

  it('asks before it overwrites what was changed elsewhere', async () => {
    const text = await workbench.editor.text();
    await retype(text.replace('config:\n', 'config:\n  user.mine: "1"\n'));
    await workbench.quickInput.runCommand('Crostini: Allow Docker Inside…');
    await workbench.quickInput.pick('penguin');
    await workbench.quickInput.pick(/Do Not Allow It/);
    await workbench.notifications.waitFor(/Saved\. It holds from the next start of penguin/);
    await workbench.notifications.clear();
    await workbench.editor.focus();
    await workbench.page.keyboard.press('Control+S');
    const asked = await workbench.notifications.dialogText();
    assert.match(asked, /configuration of penguin was changed elsewhere/);
    await workbench.screenshot('config-conflict', 'dark');
    await workbench.notifications.answerDialog('Reload');
    await workbench.editor.waitForText(/security\.nesting: "false"/);
    await until(async () => !(await workbench.editor.visibleText()).includes('user.mine'), {
      message: 'what the server has',
    });
    assert.equal(await workbench.page.locator('.tab.active.dirty').count(), 0);
  });

  it('compares with what was changed elsewhere, and then keeps the own text', async () => {
    const text = await workbench.editor.text();
    await retype(text.replace('config:\n', 'config:\n  user.mine: "1"\n'));
    await workbench.quickInput.runCommand('Crostini: Allow Docker Inside…');
    await workbench.quickInput.pick('penguin');
    await workbench.quickInput.pick(/^Allow Docker Inside$|Allow Docker Inside(?!,)/);
    await workbench.notifications.waitFor(/Saved\. It holds from the next start of penguin/);
    await workbench.notifications.clear();
    await workbench.editor.focus();
    await workbench.page.keyboard.press('Control+S');
    await workbench.notifications.dialogText();
    await workbench.notifications.answerDialog('Compare');
    await workbench.page.locator('.monaco-diff-editor').first().waitFor();
    await until(
      async () => (await workbench.page.locator('.monaco-diff-editor .view-line').count()) > 10,
      {
        message: 'both texts',
      },
    );
    await workbench.screenshot('config-compare', 'dark');
    await closeEditor();
    await workbench.notifications.clear();
    await workbench.editor.focus();
    await workbench.editor.save();
    await workbench.editor.waitForText(/user\.mine: "1"/);
    await closeEditor();
  });

  it('opens what the profiles give as well, to be read only', async () => {
    await workbench.quickInput.runCommand('Crostini: Show Effective Configuration');
    await workbench.quickInput.pick('penguin');
    await workbench.editor.waitForText(/volatile\.eth0\.hwaddr/);
    assert.match(await workbench.editor.tabTitle(), /^penguin \(effective\)/);
    await closeEditor();
  });

  it('opens a profile, and tells who changes with it', async () => {
    await workbench.quickInput.runCommand('Crostini: Edit Profile…');
    await workbench.quickInput.pick('default');
    await workbench.editor.waitForText(/security\.nesting: "true"/);
    assert.match(await workbench.editor.tabTitle(), /^profile default/);
    await waitForProblem(/These containers change with the profile.*penguin/);
    await closeEditor();
  });

  it('takes a snapshot by the keyboard', async () => {
    await workbench.quickInput.runCommand('Crostini: Take Snapshot…');
    await workbench.quickInput.pick('penguin');
    await until(async () => (await workbench.quickInput.text()).includes('Take a Snapshot'), {
      message: 'the question for a name',
    });
    await workbench.quickInput.enter('..');
    await until(async () => (await workbench.quickInput.text()).includes('dots only'), {
      message: 'why it cannot be',
    });
    await workbench.quickInput.enter('by-keyboard');
    await workbench.sideBar.expand('penguin');
    await waitForRow(workbench, /^4 Snapshots \| 2$/);
    await workbench.sideBar.expand('Snapshots');
    const rows = await waitForRow(workbench, /^5 by-keyboard \| /);
    const names = rows.filter((row) => row.startsWith('5 ')).map((row) => row.split(' ')[1]);
    assert.deepEqual(names, ['by-keyboard', 'before-upgrade']);
    assert.ok((await workbench.sideBar.inlineActions('by-keyboard')).includes('Restore Snapshot…'));
    await workbench.screenshot('snapshots', 'light');
    await workbench.screenshot('snapshots', 'dark');
  });

  it('restores one, once it has told what is lost', async () => {
    await workbench.quickInput.runCommand('Crostini: Restore Snapshot…');
    await workbench.quickInput.pick('penguin');
    await workbench.quickInput.pick('by-keyboard');
    const asked = await workbench.notifications.dialogText();
    assert.match(asked, /Put container penguin on Demo Chromebook back to snapshot by-keyboard\?/);
    assert.match(asked, /All that was changed in it since .* is lost for good/);
    assert.match(asked, /It runs: LXD ends it at once/);
    await workbench.screenshot('snapshot-restore', 'dark');
    await workbench.page.keyboard.press('Enter');
    await workbench.notifications.waitFor(/Restoring penguin to by-keyboard/);
    await until(
      async () =>
        (await workbench.notifications.messages()).every((text) => !/Restoring/.test(text)),
      { message: 'the end of it' },
    );
  });

  it('deletes one from its row', async () => {
    await workbench.sideBar.chooseFromContextMenu('by-keyboard', 'Delete Snapshot…');
    const asked = await workbench.notifications.dialogText();
    assert.match(asked, /Delete snapshot by-keyboard of container penguin on Demo Chromebook\?/);
    await workbench.page.keyboard.press('Enter');
    await waitForRow(workbench, /^4 Snapshots \| 1$/);
  });

  /** Puts another text in the place of the whole document. */
  async function retype(text: string): Promise<void> {
    await workbench.editor.focus();
    await workbench.page.keyboard.press('Control+A');
    await workbench.page.keyboard.insertText(text);
  }

  async function closeEditor(): Promise<void> {
    await workbench.quickInput.runCommand('View: Close Editor');
  }

  async function problems(): Promise<readonly string[]> {
    const rows = workbench.page.locator('.markers-panel .monaco-list-row');
    return (await rows.allInnerTexts()).map((row) => row.replaceAll('\n', ' '));
  }

  async function waitForProblem(pattern: RegExp): Promise<string> {
    await workbench.quickInput.runCommand('Problems: Focus on Problems View');
    const find = async (): Promise<string | undefined> =>
      (await problems()).find((row) => pattern.test(row));
    return until(find, { message: `problem ${String(pattern)}` });
  }

  async function waitForNoProblem(): Promise<void> {
    await until(async () => (await problems()).length === 0, { message: 'no problem' });
  }
});
