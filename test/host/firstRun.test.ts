import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

describe('the first run on a machine without vmc and lxc', function () {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-first-'));
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: folder,
      settings: { 'crostini.vmcPath': '/nowhere/vmc', 'crostini.lxcPath': '/nowhere/lxc' },
    });
    await workbench.sideBar.open('Crostini');
  });

  after(async () => {
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  it('says why there is nothing, and what to do', async () => {
    const text = await until(
      async () => {
        const shown = await workbench.sideBar.welcomeText();
        return /No device yet/.test(shown) && shown;
      },
      { message: 'the welcome text' },
    );
    assert.match(text, /neither vmc nor lxc/);
    assert.match(text, /Add Device…/);
    await workbench.screenshot('welcome', 'light');
    await workbench.screenshot('welcome', 'dark');
  });

  it('adds the demo device by its button', async () => {
    await workbench.page
      .locator('.welcome-view-content a.monaco-button', { hasText: 'Demo' })
      .click();
    await waitForRow(workbench, /^1 Demo Chromebook \| demo/);
    await waitForRow(workbench, /^3 penguin \| running/);
  });

  it('adds a device over SSH, and takes no host that is an option', async () => {
    await workbench.quickInput.runCommand('Crostini: Add Device…');
    await workbench.quickInput.pick(/Device over SSH/);
    await until(async () => /Device over SSH/.test(await workbench.quickInput.text()), {
      message: 'the list of hosts',
    });
    await workbench.quickInput.input.fill('-oProxyCommand=id');
    await until(async () => /does not begin with a dash/.test(await workbench.quickInput.text()), {
      message: 'the validation',
    });
    await workbench.quickInput.input.fill('127.0.0.1');
    await until(async () => (await workbench.quickInput.rows()).includes('127.0.0.1'), {
      message: 'what was typed',
    });
    await workbench.page.keyboard.press('Enter');
    await waitForRow(workbench, /^1 127\.0\.0\.1 \| SSH/);
    await waitForRow(workbench, /^1 Demo Chromebook/);
  });

  it('removes a device after a question', async () => {
    await workbench.sideBar.chooseFromContextMenu('127.0.0.1', 'Remove Device');
    assert.match(
      await workbench.notifications.dialogText(),
      /Nothing on the device itself is changed/,
    );
    await workbench.notifications.answerDialog('Remove');
    await until(
      async () => !(await workbench.sideBar.rows()).some(({ label }) => label === '127.0.0.1'),
      { message: 'the device is gone' },
    );
  });
});

describe('a saved device in a real VS Code', function () {
  let workbench: Workbench;
  let folder: string;
  let file: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-saved-'));
    file = path.join(folder, 'kitchen.crostini.yaml');
    await writeFile(file, 'crostini: 1\nvms:\n  - nam: termina\n');
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: folder,
      settings: {
        'crostini.devices': [
          { name: 'Kitchen', kind: 'saved', file: 'kitchen.crostini.yaml' },
          { name: 'Typo', kind: 'shh', host: 'dut' },
        ],
      },
    });
    await workbench.sideBar.open('Crostini');
  });

  after(async () => {
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('names file and line of a mistake', async () => {
    await waitForRow(workbench, /^2 kitchen\.crostini\.yaml, line 3: vms\.0\.name/);
  });

  it('keeps an entry of the settings that cannot be used, and says why', async () => {
    await waitForRow(
      workbench,
      /^2 Kind is "shh", but must be local, ssh, lxd, saved, guest or demo/,
    );
  });

  it('shows what the file says once it is right, and that it is not live', async () => {
    await writeFile(
      file,
      'crostini: 1\nsaved: 2026-11-01T10:00:00Z\nvms:\n  - name: termina\n    state: running\n    containers:\n      - name: penguin\n        state: running\n',
    );
    await workbench.quickInput.runCommand('Crostini: Refresh');
    const rows = await waitForRow(workbench, /^3 penguin \| running$/);
    assert.ok(rows.includes('1 Kitchen | saved file, not live'), rows.join('\n'));
    assert.deepEqual(await workbench.sideBar.inlineActions('penguin'), []);
    await workbench.screenshot('saved-device', 'light');
  });
});
