import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { screenshotFailures } from '../host/failureScreenshot';
import { waitForRow } from '../host/rows';
import { until } from '../host/vscode/until';
import { startWorkbench, type Workbench } from '../host/vscode/workbench';
import { testPackage } from '../tools/testPackage';
import { startLab } from './lab';
import { lxc, stateOf } from './plainLxc';

describe('the LXD of this machine in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    startLab();
    lxc('stop', '--force', 'stopped-box');
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-lab-notes-'));
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: notes,
      settings: { 'crostini.refreshIntervalSeconds': 0 },
    });
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  it('answers the palette before its view was ever opened', async () => {
    // The palette knows an extension's commands from when its icon is there.
    await workbench.page.locator('.part.activitybar [aria-label^="Crostini"]').first().waitFor();
    await workbench.quickInput.runCommand('Crostini: Copy Address');
    await workbench.quickInput.pick('penguin');
    await until(
      async () =>
        /^\d+\.\d+\.\d+\.\d+$/.test(
          String(await workbench.page.evaluate('navigator.clipboard.readText()')),
        ),
      { message: 'an address on the clipboard' },
    );
    await workbench.sideBar.open('Crostini');
  });

  it('needs no setting to show its containers with state and address', async () => {
    await waitForRow(workbench, /^2 penguin \| running · \d+\.\d+\.\d+\.\d+$/);
    const rows = await waitForRow(workbench, /^1 This machine \| this machine$/);
    for (const expected of [
      '2 stopped-box | stopped',
      '2 frozen-box | frozen',
      '2 arch | running',
    ]) {
      assert.ok(rows.includes(expected), `${expected} in\n${rows.join('\n')}`);
    }
    await workbench.screenshot('lab-tree', 'light');
    await workbench.screenshot('lab-tree', 'dark');
  });

  it('counts the running ones as lxc does', async () => {
    const running = lxc('list', 'status=running', '--format=csv', '--columns=n').trim().split('\n');
    await until(
      async () => (await workbench.sideBar.badge('Crostini'))?.startsWith(String(running.length)),
      { message: `badge ${running.length}` },
    );
  });

  it('starts a container, and lxc agrees', async () => {
    await workbench.sideBar.clickInlineAction('stopped-box', 'Start Container');
    await waitForRow(workbench, /^2 stopped-box \| running/, 30_000);
    assert.equal(stateOf('stopped-box'), 'RUNNING');
  });

  it('stops it again', async () => {
    await workbench.sideBar.clickInlineAction('stopped-box', 'Stop Container');
    await workbench.notifications.answerDialog('Stop Container');
    await waitForRow(workbench, /^2 stopped-box \| stopped$/, 60_000);
    assert.equal(stateOf('stopped-box'), 'STOPPED');
  });

  it('says what LXD said when a container does not start', async () => {
    await workbench.sideBar.clickInlineAction('broken-box', 'Start Container');
    await workbench.notifications.waitFor(
      /Could not start container broken-box: LXD could not start it/,
    );
  });

  it('opens a shell as the ordinary user of the container', async () => {
    await workbench.sideBar.clickInlineAction('penguin', 'Open Container Shell');
    await workbench.terminal.waitForText(/chronos@penguin/);
    await workbench.terminal.type('echo user $(id -un) $((6 * 7))\n');
    await workbench.terminal.waitForText(/user chronos 42/);
    await workbench.screenshot('lab-shell', 'dark');
  });

  it('opens a shell as root', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Open Container Root Shell');
    await workbench.terminal.waitForText(/root@penguin/);
    await workbench.terminal.type('echo user $(id -un) $((6 * 7))\n');
    await workbench.terminal.waitForText(/user root 42/);
  });

  it('opens a shell in an image without bash', async () => {
    await workbench.sideBar.chooseFromContextMenu('arch', 'Open Container Root Shell');
    await workbench.terminal.waitForText(/BusyBox/);
    await workbench.terminal.type('echo user $(id -un) $((6 * 7))\n');
    await workbench.terminal.waitForText(/user root 42/);
    await workbench.quickInput.runCommand('Terminal: Kill All Terminals');
  });

  it('opens the real journal, with what was just written to it', async () => {
    lxc('exec', 'penguin', '--', 'logger', '-p', 'user.err', '-t', 'lab', 'a line with Ünïcödé 🐧');
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Open journald Log');
    await until(async () => (await workbench.editor.tabTitle()) === 'penguin journal', {
      message: 'tab',
    });
    await workbench.editor.waitForText(/ERROR +lab(\[\d+\])?: a line with Ünïcödé 🐧/);
    await workbench.screenshot('lab-journal', 'dark');
  });

  it('says that a container without journald has none', async () => {
    await workbench.sideBar.chooseFromContextMenu('arch', 'Open journald Log');
    await workbench.notifications.waitFor(/Could not read the journal of arch: .*not installed/);
  });
});
