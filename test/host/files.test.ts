import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { standInEnv, standInLxcDir, standInsDir, writeStandInState } from '../lab/lab';
import { oneRunningVm } from '../lab/standInState';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

describe('files of a container in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-files-'));
    await writeFile(path.join(notes, 'from here.txt'), 'from this machine\n');
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: notes,
      settings: { 'crostini.devices': [{ name: 'Demo Chromebook', kind: 'demo' }] },
    });
    await workbench.sideBar.open('Crostini');
    await waitForRow(workbench, /^3 penguin \| running/);
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  const press = (key: string): Promise<void> => workbench.page.keyboard.press(key);
  /** Waits until the list shows a folder, and gives its rows. */
  const waitForFolder = (folder: string): Promise<readonly string[]> =>
    until(
      async () => {
        const text = await workbench.quickInput.text().catch(() => '');
        return text.includes(`penguin › ${folder}\n`) ? workbench.quickInput.rows() : undefined;
      },
      { message: `the folder ${folder}` },
    );
  const waitForTab = async (title: string): Promise<void> => {
    await workbench.page.locator(`.tab.active[data-resource-name="${title}"]`).waitFor();
  };

  it('shows the home folder first, folders before files', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Browse Files…');
    assert.deepEqual(await waitForFolder('/home/demo'), [
      'Open This Folder in a New Window',
      'Add This Folder to the Workspace',
      '..',
      'projects',
      '.bashrc',
      'notes.md',
    ]);
    await workbench.screenshot('browse-files-dark');
    await press('Escape');
  });

  it('looks the same in a light theme', async () => {
    await workbench.screenshot('container-row', 'light');
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Browse Files…');
    await waitForFolder('/home/demo');
    await workbench.screenshot('browse-files-light');
  });

  it('goes into folders and back by the keyboard alone', async () => {
    // The first entry is chosen already, so Enter goes on.
    await press('Enter');
    await waitForFolder('/home/demo/projects');
    await press('Enter');
    const rows = await waitForFolder('/home/demo/projects/hello');
    assert.deepEqual(rows.slice(2), ['..', 'hello.c', 'Makefile']);
    await press('ArrowUp');
    await press('Enter');
    await waitForFolder('/home/demo/projects');
    await press('Escape');
    await workbench.quickInput.input.waitFor({ state: 'hidden' });
  });

  it('opens a file, and saves what was typed', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Browse Files…');
    await waitForFolder('/home/demo');
    await workbench.page.keyboard.type('notes');
    await press('Enter');
    await waitForTab('notes.md');
    await workbench.editor.cursorToEnd();
    await workbench.page.keyboard.type('written in the editor');
    await workbench.editor.save();
    await workbench.screenshot('container-file', 'light');
    await workbench.screenshot('container-file', 'dark');
    await workbench.quickInput.runCommand('View: Close All Editors');
    await workbench.quickInput.runCommand('Crostini: Browse Files…');
    await workbench.quickInput.pick('penguin');
    await waitForFolder('/home/demo');
    await workbench.quickInput.pick('notes.md');
    await waitForTab('notes.md');
    assert.match(
      await workbench.editor.text(),
      /^# Notes kept in penguin[^]*written in the editor$/,
    );
  });

  it('goes to a path that is typed, and says when there is nothing', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Browse Files…');
    await waitForFolder('/home/demo');
    await workbench.quickInput.input.fill('/etc/nothing');
    await press('Enter');
    await until(
      async () => (await workbench.quickInput.rows()).includes('/etc/nothing does not exist'),
      { message: 'the reason' },
    );
    await workbench.screenshot('browse-files-missing');
    await workbench.quickInput.input.fill('/etc/os-release');
    await press('Enter');
    await waitForTab('os-release');
  });

  it('shows a folder of the container in the Explorer, where files can be made and removed', async () => {
    await workbench.quickInput.runCommand('View: Close All Editors');
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Browse Files…');
    await waitForFolder('/home/demo');
    await workbench.quickInput.pick('Add This Folder to the Workspace');
    await workbench.sideBar.open('Explorer');
    await workbench.sideBar.expand('/home/demo in penguin (Demo Chromebook)');
    await workbench.sideBar.row('notes.md').waitFor();
    await workbench.sideBar.click('notes.md');
    await waitForTab('notes.md');
    await workbench.screenshot('container-folder', 'light');
    await workbench.screenshot('container-folder', 'dark');
    await workbench.sideBar.chooseFromContextMenu('projects', 'New File...');
    await workbench.page.locator('.explorer-item-edited input').fill('made.txt');
    await press('Enter');
    await waitForTab('made.txt');
    await workbench.sideBar.chooseFromContextMenu('made.txt', 'Delete Permanently');
    await workbench.notifications.answerDialog('Delete');
    await workbench.sideBar.row('made.txt').waitFor({ state: 'detached' });
  });
});

/** The stand-in for a container runs what it is given on this machine, so its files are real ones. */
describe('copying to and from a container in a real VS Code', function () {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-copies-'));
    const [here, there] = [path.join(folder, 'here'), path.join(folder, 'there')];
    await Promise.all([mkdir(here), mkdir(there)]);
    await writeFile(path.join(here, 'from here.bin'), Buffer.from([0, 0xff, 1]));
    await writeFile(path.join(there, 'taken.txt'), 'old\n', { mode: 0o640 });
    await writeFile(path.join(there, 'large'), Buffer.alloc(51 * 1024 * 1024));
    const stateFile = path.join(folder, 'state', 'state.json');
    const lxd = { instances: [{ name: 'penguin', status: 'Running' as const }] };
    writeStandInState({ ...oneRunningVm, lxd }, stateFile);
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: here,
      env: {
        ...standInEnv(stateFile),
        PATH: `${standInsDir}:${standInLxcDir}:${process.env['PATH'] ?? ''}`,
      },
      settings: {
        'crostini.devices': [{ name: 'here', kind: 'local' }],
        // The stand-in guest's lxc is on the same PATH, but a Chromebook has none of its own.
        'crostini.lxcPath': '/nowhere/lxc',
        'crostini.refreshIntervalSeconds': 0,
      },
    });
    await workbench.sideBar.open('Crostini');
    await waitForRow(workbench, /^3 penguin \| running/);
  });

  after(async () => {
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  const inThere = (name: string): string => path.join(folder, 'there', name);
  const goTo = async (target: string): Promise<void> => {
    const { quickInput, page } = workbench;
    await until(async () => (await quickInput.text().catch(() => '')).includes('penguin › /'), {
      message: 'the list of files',
    });
    await quickInput.input.fill(target);
    await page.keyboard.press('Enter');
  };
  /** The dialog for files of this machine is a quick input too. */
  const answerDialog = async (before: RegExp, file: string): Promise<void> => {
    const { quickInput } = workbench;
    await until(async () => before.test(await quickInput.input.inputValue().catch(() => '')), {
      message: `the dialog with ${String(before)}`,
    });
    await quickInput.enter(file);
  };

  it('saves a file in place, with its mode', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Browse Files…');
    await goTo(inThere('taken.txt'));
    await workbench.editor.waitForText(/^old/);
    await workbench.editor.cursorToEnd();
    await workbench.page.keyboard.type('new');
    await workbench.editor.save();
    assert.equal(await readFile(inThere('taken.txt'), 'utf8'), 'old\nnew');
    assert.equal((await stat(inThere('taken.txt'))).mode & 0o777, 0o640);
  });

  it('does not save over what was changed there meanwhile', async () => {
    await writeFile(inThere('taken.txt'), 'changed by another program\n');
    await workbench.editor.cursorToEnd();
    await workbench.page.keyboard.type('mine');
    await workbench.page.keyboard.press('Control+S');
    await workbench.notifications.waitFor(/content of the file is newer/);
    assert.equal(await readFile(inThere('taken.txt'), 'utf8'), 'changed by another program\n');
    await workbench.quickInput.runCommand('File: Revert File');
    await workbench.quickInput.runCommand('Notifications: Clear All Notifications');
  });

  it('offers to copy what is too large to be opened, and copies it whole', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Browse Files…');
    await goTo(inThere('large'));
    await workbench.notifications.clickButton(/too large to be opened/, 'Copy to This Machine…');
    const copy = path.join(folder, 'here', 'large copy');
    await answerDialog(/\/large$/, copy);
    await workbench.notifications.waitFor(/^Copied to .*large copy/);
    assert.equal((await stat(copy)).size, 51 * 1024 * 1024);
    await workbench.screenshot('copied', 'dark');
    await workbench.quickInput.runCommand('Notifications: Clear All Notifications');
    await workbench.quickInput.runCommand('View: Close All Editors');
  });

  it('copies a folder as an archive where lxc does not run here', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Copy to This Machine…');
    await goTo(path.join(folder, 'state'));
    await until(async () => (await workbench.quickInput.text()).includes('/state\n'), {
      message: 'the folder',
    });
    await workbench.quickInput.pick('Copy This Folder');
    const archive = path.join(folder, 'here', 'state copy.tar');
    await answerDialog(/\/state\.tar$/, archive);
    await workbench.notifications.waitFor(/^Copied to .*state copy\.tar/);
    assert.match(await readFile(archive, 'latin1'), /\.\/state\/state\.json/);
  });

  it('copies a file there, and asks before it replaces one', async () => {
    const copy = async (): Promise<void> => {
      await workbench.sideBar.chooseFromContextMenu('penguin', 'Copy to Container…');
      await answerDialog(/\/here\/?$/, path.join(folder, 'here', 'from here.bin'));
      await goTo(path.join(folder, 'there'));
      await until(async () => (await workbench.quickInput.text()).includes('/there\n'), {
        message: 'the folder',
      });
      await workbench.quickInput.pick('Copy into This Folder');
    };
    await copy();
    await workbench.notifications.waitFor(/^Copied to .*\/there in penguin/);
    assert.deepEqual(await readFile(inThere('from here.bin')), Buffer.from([0, 0xff, 1]));
    await writeFile(inThere('from here.bin'), 'kept');
    await copy();
    assert.match(await workbench.notifications.dialogText(), /Replace from here\.bin in penguin/);
    await workbench.screenshot('copy-replaces');
    await workbench.notifications.answerDialog('Cancel');
    assert.equal(await readFile(inThere('from here.bin'), 'utf8'), 'kept');
  });
});
