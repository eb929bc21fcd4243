import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { rootFolder } from '../tools/paths';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

describe('the demo device in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-notes-'));
    await cp(path.join(rootFolder, 'test/demo-notes'), notes, { recursive: true });
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: notes,
      settings: { 'crostini.devices': [{ name: 'Demo Chromebook', kind: 'demo' }] },
    });
    await workbench.sideBar.open('Crostini');
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  it('shows device, VMs and containers with their state in words', async () => {
    const rows = await waitForRow(workbench, /^1 Demo Chromebook \| demo, not a real device$/);
    assert.deepEqual(rows, [
      '1 Demo Chromebook | demo, not a real device',
      '2 termina | running · 12.4 GiB',
      '3 penguin | running · 100.115.92.204',
      '3 arch | stopped',
      '3 LXD | images, profiles, storage, networks, remotes',
      '3 Details',
      '2 baguette | running · 15.0 GiB · no containers',
      '2 old-projects | stopped · 2.0 GiB',
    ]);
  });

  it('tells a screen reader what each row is', async () => {
    const labels = (await workbench.sideBar.rows()).map(({ ariaLabel }) => ariaLabel);
    assert.ok(
      labels.includes('Device Demo Chromebook, demo, not a real device'),
      labels.join('\n'),
    );
    assert.ok(labels.includes('VM termina, running · 12.4 GiB'), labels.join('\n'));
    assert.ok(labels.includes('Container penguin, running · 100.115.92.204'), labels.join('\n'));
  });

  it('shows the attributes of a container below it, and says why Baguette holds none', async () => {
    await workbench.sideBar.expand('penguin');
    const rows = await waitForRow(workbench, /^4 Address/);
    for (const expected of [
      '4 Address | 100.115.92.204 (eth0)',
      '4 Image | Debian bookworm amd64',
      '4 Profiles | default',
      '4 Snapshots | 1',
    ]) {
      assert.ok(rows.includes(expected), `${expected} in\n${rows.join('\n')}`);
    }
    await workbench.sideBar.expand('baguette');
    await waitForRow(workbench, /^3 No LXD in this VM/);
    await workbench.screenshot('demo-tree', 'dark');
    await workbench.screenshot('demo-tree', 'light');
    await workbench.screenshot('demo-tree', 'highContrast');
  });

  it('makes the tooltip of a row from escaped data', async () => {
    const tooltip = await workbench.sideBar.tooltip('penguin');
    assert.match(tooltip, /The container that the Terminal app opens/);
    assert.match(tooltip, /State: running/);
  });

  it('keeps rows expanded over a refresh', async () => {
    await workbench.sideBar.expand('old-projects');
    await waitForRow(workbench, /Start the VM to see its containers/);
    await workbench.quickInput.runCommand('Crostini: Refresh');
    const expanded = (await workbench.sideBar.rows())
      .filter((row) => row.expanded === true)
      .map(({ label }) => label);
    for (const label of ['Demo Chromebook', 'termina', 'penguin', 'baguette', 'old-projects']) {
      assert.ok(expanded.includes(label), `${label} in ${expanded.join(', ')}`);
    }
  });

  it('starts a container from its row and shows it running with its address', async () => {
    assert.ok(
      (await workbench.sideBar.inlineActions('arch')).some((title) =>
        title.startsWith('Start Container'),
      ),
    );
    await workbench.sideBar.clickInlineAction('arch', 'Start Container');
    await waitForRow(workbench, /^3 arch \| running · 100\.115\.92\.205$/);
  });

  it('asks before it stops a container, and changes nothing on Cancel', async () => {
    await workbench.sideBar.clickInlineAction('arch', 'Stop Container');
    assert.match(
      await workbench.notifications.dialogText(),
      /End everything that runs in container arch/,
    );
    await workbench.screenshot('confirm-stop');
    await workbench.notifications.answerDialog('Cancel');
    await waitForRow(workbench, /^3 arch \| running/);
    await workbench.sideBar.clickInlineAction('arch', 'Stop Container');
    await workbench.notifications.answerDialog('Stop Container');
    await waitForRow(workbench, /^3 arch \| stopped$/);
  });

  it('offers what fits the state in the context menu', async () => {
    const running = await workbench.sideBar.contextMenu('penguin');
    assert.ok(
      running.includes('Stop Container') && running.includes('Open journald Log'),
      running.join(),
    );
    assert.ok(!running.includes('Start Container'), running.join());
    const stopped = await workbench.sideBar.contextMenu('arch');
    assert.ok(
      stopped.includes('Start Container') && !stopped.includes('Stop Container'),
      stopped.join(),
    );
    assert.ok(!stopped.includes('Open Container Shell'), stopped.join());
  });

  it('starts a VM and lists what is in it', async () => {
    await workbench.sideBar.clickInlineAction('old-projects', 'Start VM');
    await waitForRow(workbench, /^2 old-projects \| running/);
    await waitForRow(workbench, /^3 No containers yet$/);
  });

  it('opens a shell that says it is a recording', async () => {
    await workbench.sideBar.clickInlineAction('penguin', 'Open Container Shell');
    await workbench.terminal.waitForText(/nothing runs here/);
    await workbench.terminal.waitForText(/PRETTY_NAME="Debian/);
    await workbench.screenshot('demo-terminal');
    await workbench.quickInput.runCommand('View: Toggle Panel Visibility');
  });

  it('opens the crosvm log as a document with times, severities and origins', async () => {
    await workbench.sideBar.chooseFromContextMenu('termina', 'Open crosvm Log');
    await until(async () => /crosvm/.test(await workbench.editor.tabTitle()), { message: 'tab' });
    const text = await workbench.editor.text();
    assert.match(text, /Recorded for the demo device/);
    assert.match(
      text,
      /\d{4}-11-20 \d\d:01:12\.000 \S+ {2}ERROR +\S*lxd\[199\]: .*Failed to stop device/,
    );
    assert.match(text, /container penguin started,\n +address 100\.115\.92\.204/);
    await workbench.screenshot('crosvm-log', 'dark');
    await workbench.screenshot('crosvm-log', 'light');
    await workbench.screenshot('crosvm-log', 'highContrast');
  });

  it('opens the journal of a container', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Open journald Log');
    await until(async () => /journal/.test(await workbench.editor.tabTitle()), { message: 'tab' });
    const text = await workbench.editor.text();
    assert.match(text, /ERROR +packagekit\S*: Failed to fetch the list of updates/);
    assert.match(text, /WARNING +\S*sommelier\S*: No xdg_output_manager/);
    await workbench.screenshot('journal', 'light');
  });

  it('opens the journal of a VM without containers', async () => {
    await workbench.sideBar.chooseFromContextMenu('baguette', 'Open journald Log');
    await until(async () => /baguette/.test(await workbench.editor.tabTitle()), { message: 'tab' });
  });

  it('explains a term in a note', async () => {
    await workbench.quickInput.openFile('Welcome.md');
    for (const theme of ['light', 'dark'] as const) {
      await workbench.screenshot('note', theme);
      const hover = await workbench.editor.hoverWord('Termina', 'Termina');
      assert.match(hover, /virtual machine|VM/);
      await workbench.screenshot(`hover-${theme}`);
    }
  });

  it('inserts a snippet into a note', async () => {
    await workbench.editor.cursorToEnd();
    await workbench.page.keyboard.type('\n\n');
    await workbench.editor.insertSnippet('cros-vm-start');
    await until(async () => /vmc start/.test(await workbench.editor.visibleText()), {
      message: 'snippet',
    });
    await workbench.screenshot('snippet');
  });

  it('copies a line for crosh and says where to paste it', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Copy Command for crosh');
    await workbench.quickInput.pick('Open a shell in the container');
    assert.match(await workbench.notifications.waitFor(/Paste it/), /in crosh \(Ctrl\+Alt\+T/);
    const copied = await workbench.page.evaluate('navigator.clipboard.readText()');
    assert.equal(copied, 'vsh termina penguin');
  });

  it('asks for the container when a command comes from the palette', async () => {
    await workbench.quickInput.runCommand('Crostini: Copy Address');
    await workbench.quickInput.pick('penguin');
    await until(
      async () =>
        (await workbench.page.evaluate('navigator.clipboard.readText()')) === '100.115.92.204',
      { message: 'the address on the clipboard' },
    );
  });

  it('shows no badge for a device that is made up', async () => {
    assert.equal(await workbench.sideBar.badge('Crostini'), undefined);
  });
});
