import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  readCalls,
  readStandInState,
  standInEnv,
  standInLxcDir,
  standInsDir,
  writeStandInState,
} from '../lab/lab';
import { oneRunningVm, type StandInInstance, type StandInState } from '../lab/standInState';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { clipboardText } from './vscode/clipboard';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

const penguin: StandInInstance = { name: 'penguin', status: 'Running' };
const device: StandInState = { ...oneRunningVm, lxd: { instances: [penguin] } };

describe('shells, shared folders and USB devices in a real VS Code', function () {
  let workbench: Workbench;
  let folder: string;
  let stateFile: string;

  const write = (state: StandInState): void => writeStandInState(state, stateFile);
  const shells = () =>
    readCalls(stateFile).filter(({ argv }) => argv.includes('--mode=interactive')).length;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-shells-'));
    const workspace = path.join(folder, 'notes');
    await mkdir(workspace);
    stateFile = path.join(folder, 'state', 'state.json');
    write(device);
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace,
      env: {
        ...standInEnv(stateFile),
        PATH: `${standInsDir}:${standInLxcDir}:${process.env['PATH'] ?? ''}`,
      },
      settings: {
        'crostini.devices': [{ name: 'here', kind: 'local' }],
        // The stand-in guest's lxc is on the same PATH, but a Chromebook has none of its own.
        'crostini.lxcPath': '/nowhere/lxc',
        'crostini.refreshIntervalSeconds': 0,
        // The terminal's own message says no more than the exit code.
        'terminal.integrated.showExitAlert': false,
      },
    });
  });

  after(async () => {
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  /** Picks an entry of the list beside the terminal's plus sign. */
  async function chooseProfile(title: string): Promise<void> {
    const { page } = workbench;
    const dropDown = page.locator('.part.panel [aria-label^="Launch Profile"]').first();
    const menu = page.locator('.monaco-menu').filter({ visible: true });
    const entry = menu.locator('.action-item').filter({ hasText: title }).first();
    let wasClicked = false;
    const choose = async (): Promise<boolean> => {
      if ((await menu.count()) === 0 && !wasClicked) {
        await dropDown.click({ timeout: 2_000 });
        await menu.first().waitFor({ timeout: 1_000 });
      }
      // A menu takes no notice of a click too soon after it opened.
      await entry.click({ timeout: 1_000 });
      wasClicked = true;
      return (await menu.count()) === 0;
    };
    // A terminal that has just started takes the focus, which closes the menu.
    await until(() => choose().catch(() => wasClicked), { message: `${title} chosen` });
  }

  it('opens a shell from the drop-down of the terminal, before its view was ever opened', async () => {
    await workbench.quickInput.runCommand('View: Toggle Terminal');
    await workbench.terminal.waitForText(/\$/);
    await chooseProfile('Crostini: Container Shell');
    await until(() => shells() === 1, { message: 'a shell in the container' });
    await workbench.terminal.waitForText(/[$#] *$/);
    await workbench.terminal.type('echo container $((6 * 7))\n');
    await workbench.terminal.waitForText(/container 42/);
    assert.match((await workbench.terminal.titles()).join('\n'), /penguin/);
    await workbench.screenshot('shell-profile', 'dark');
  });

  it('opens a VM shell from the drop-down', async () => {
    await chooseProfile('Crostini: VM Shell');
    await workbench.terminal.waitForText(/\(termina\) chronos@localhost/);
  });

  it('says nothing about a shell that was left', async () => {
    await workbench.terminal.type('false\nexit\n');
    await until(async () => !/termina/.test((await workbench.terminal.titles()).join()), {
      message: 'the terminal of the VM is gone',
    });
    await workbench.quickInput.runCommand('Terminal: Kill All Terminals');
    await workbench.sideBar.open('Crostini');
    await waitForRow(workbench, /^3 penguin \| running/);
    assert.deepEqual(await workbench.notifications.messages(), []);
  });

  it('tells why a shell failed, and starts the container from there', async () => {
    write({ ...device, lxd: { instances: [{ ...penguin, stopsWhenEntered: true }] } });
    const before = shells();
    await workbench.sideBar.clickInlineAction('penguin', 'Open Container Shell');
    // Until then, keys that are pressed in the search for the message would go to the shell.
    await until(async () => shells() > before && (await workbench.terminal.titles()).length === 0, {
      message: 'the shell has ended',
    });
    const told = await workbench.notifications.waitFor(/The shell in container penguin ended/);
    assert.equal(told, 'The shell in container penguin ended: the container is stopped.');
    await waitForRow(workbench, /^3 penguin \| stopped/);
    await workbench.screenshot('shell-diagnosis', 'light');
    await workbench.screenshot('shell-diagnosis', 'dark');
    await workbench.notifications.clickButton(/The shell in container penguin/, 'Start Container');
    await waitForRow(workbench, /^3 penguin \| running/);
    await workbench.terminal.type('echo again $((6 * 7))\n');
    await workbench.terminal.waitForText(/again 42/);
    await workbench.quickInput.runCommand('Terminal: Kill All Terminals');
  });

  it('tells that root is not let into a VM, and offers the ordinary shell', async () => {
    await workbench.sideBar.chooseFromContextMenu('termina', 'Open VM Root Shell');
    const told = await workbench.notifications.waitFor(/VM termina lets only its own user in/);
    assert.match(told, /Root needs a ChromeOS test image/);
    await workbench.notifications.clear();
  });

  it('shares a folder by keyboard, says where it is, and copies that', async () => {
    const { page, quickInput, notifications } = workbench;
    await quickInput.runCommand('Crostini: Share Folder with VM…');
    await until(async () => (await quickInput.rows()).includes('termina'), { message: 'termina' });
    await page.keyboard.press('Enter');
    await until(async () => /starts in MyFiles/.test(await quickInput.text()), {
      message: 'the question for a path',
    });
    await page.keyboard.type('../etc');
    await until(async () => /\.\. is not allowed/.test(await quickInput.text()), {
      message: 'a path that is refused',
    });
    await workbench.screenshot('share-folder');
    await quickInput.enter("Down loads/it's $(x)");
    await notifications.waitFor(/sees it at \/mnt\/shared\/MyFiles\/Down loads\/it's \$\(x\)/);
    await workbench.screenshot('share-folder-done', 'dark');
    await notifications.clickButton(/sees it at/, 'Copy Path');
    await until(
      async () => (await clipboardText(page)) === "/mnt/shared/MyFiles/Down loads/it's $(x)",
      { message: 'the path on the clipboard' },
    );
    assert.deepEqual(readStandInState(stateFile).vms[0]?.shared, ["Down loads/it's $(x)"]);
  });

  it('offers what was shared when a share is taken back', async () => {
    const { quickInput, notifications } = workbench;
    await quickInput.runCommand('Crostini: Unshare Folder…');
    await quickInput.pick('termina');
    await quickInput.pick(/^Down loads\/it's \$\u2060?\(x\)$/);
    await notifications.waitFor(/does not see Down loads/);
    assert.deepEqual(readStandInState(stateFile).vms[0]?.shared, []);
    await notifications.clear();
  });

  it('attaches a USB device by keyboard, to a container, and detaches it', async () => {
    const { page, quickInput, notifications } = workbench;
    await quickInput.runCommand('Crostini: Attach USB Device…');
    await until(async () => (await quickInput.rows()).includes('termina'), { message: 'termina' });
    await page.keyboard.press('Enter');
    // Where this machine has USB devices of its own, they are offered before.
    await until(
      async () => {
        if ((await quickInput.rows()).includes('Type Bus and Device Number…')) {
          await quickInput.pick('Type Bus and Device Number…');
        }
        return /colon between/.test(await quickInput.text());
      },
      { message: 'the question for the numbers' },
    );
    await page.keyboard.type('1:256');
    await until(async () => /from 0 to 255/.test(await quickInput.text()), {
      message: 'numbers that are refused',
    });
    await quickInput.enter('1:7');
    await until(async () => (await quickInput.rows()).includes('penguin'), { message: 'penguin' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await notifications.waitFor(/USB device 1:7 is attached to penguin, at port 1/);
    const attach = readCalls(stateFile).find(({ argv }) => argv[0] === 'usb-attach');
    assert.deepEqual(attach?.argv, ['usb-attach', 'termina', '1:7', 'penguin']);
    await quickInput.runCommand('Crostini: Detach USB Device…');
    await quickInput.pick('termina');
    await quickInput.pick(/18d1:4ee7/);
    await until(() => readStandInState(stateFile).vms[0]?.usb?.length === 0, {
      message: 'no USB device',
    });
    await notifications.clear();
  });

  it('says what an old ChromeOS cannot do', async () => {
    write({ ...device, missingSubcommands: ['unshare', 'usb-list'] });
    await workbench.sideBar.chooseFromContextMenu('termina', 'Attach USB Device…');
    await workbench.notifications.waitFor(/too old for "vmc usb-list"/);
    await workbench.notifications.clear();
    write(device);
  });

  it('copies a line for crosh with what it leaves open filled in', async () => {
    const { page, quickInput } = workbench;
    await workbench.sideBar.chooseFromContextMenu('termina', 'Copy Command for crosh');
    await until(async () => (await quickInput.rows()).includes('Share a folder with the VM'), {
      message: 'the lines',
    });
    await workbench.screenshot('crosh-lines');
    await quickInput.pick('Share a folder with the VM');
    await quickInput.enter("it's mine");
    await until(
      async () => (await clipboardText(page)) === String.raw`vmc share termina 'it'\''s mine'`,
      {
        message: 'the line on the clipboard',
      },
    );
  });
});

describe('USB devices of the demo device in a real VS Code', function () {
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-usb-notes-'));
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

  it('offers them by name, and knows what is attached', async () => {
    const { quickInput, notifications, sideBar } = workbench;
    await waitForRow(workbench, /^2 termina \| running/);
    await sideBar.chooseFromContextMenu('termina', 'Attach USB Device…');
    await until(async () => (await quickInput.rows()).length === 4, { message: 'the devices' });
    assert.deepEqual(await quickInput.rows(), [
      'Google Pixel 8',
      'Arduino Uno R3',
      'HD Webcam',
      'Type Bus and Device Number…',
    ]);
    await workbench.screenshot('attach-usb');
    await quickInput.pick('Arduino Uno R3');
    await quickInput.pick('VM termina');
    await notifications.waitFor(/USB device 1:9 is attached to VM termina, at port 1/);
    await quickInput.runCommand('Crostini: Detach USB Device…');
    await quickInput.pick('termina');
    await quickInput.pick('Arduino Uno R3');
    await quickInput.runCommand('Crostini: Detach USB Device…');
    await quickInput.pick('termina');
    await notifications.waitFor(/VM termina has no USB devices/);
  });
});
