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
import { oneRunningVm, type StandInState } from '../lab/standInState';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

const OTHER = 'old projects (2)';
const GIB = 1024 ** 3;
const OTHER_UUID = '7f0b7d52-0d5e-4a54-8a37-5d2c2f1c9e10';

const device: StandInState = {
  ...oneRunningVm,
  vms: [
    ...oneRunningVm.vms,
    {
      ...{ name: OTHER, sizeBytes: 2 * GIB, imageType: 'raw', sparse: true },
      ...{ type: 'crostini', state: 'stopped' },
    },
  ],
  files: ['taken.tini'],
  lxd: { instances: [{ name: 'penguin', status: 'Running' }] },
};

describe('disks of VMs in a real VS Code', function () {
  let workbench: Workbench;
  let folder: string;
  let stateFile: string;

  const write = (change: Partial<StandInState> = {}): void => {
    writeStandInState({ ...device, ...change }, stateFile);
  };
  /** The words of every vmc that did more than look. */
  const changes = () =>
    readCalls(stateFile)
      .filter(({ tool }) => tool === 'vmc')
      .map(({ argv }) => argv)
      .filter(([verb = '']) => !['list', '--help', 'usb-list'].includes(verb));
  /** Waits until the input on screen says this: as title, prompt, message or placeholder. */
  const asked = (pattern: RegExp): Promise<unknown> =>
    until(
      async () => {
        const { input } = workbench.quickInput;
        if (!(await input.isVisible())) return false;
        const placeholder = (await input.getAttribute('placeholder')) ?? '';
        return pattern.test(`${await workbench.quickInput.text()}\n${placeholder}`);
      },
      { message: `input ${String(pattern)}` },
    );
  const press = (key: string): Promise<void> => workbench.page.keyboard.press(key);
  /** Types a command into the palette; the row's own menu is tried elsewhere. */
  const run = (title: string): Promise<void> =>
    workbench.quickInput.runCommand(`Crostini: ${title}`);
  const refresh = async (): Promise<void> => {
    await run('Refresh');
    await waitForRow(workbench, /^2 termina \| running/);
  };

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-disks-'));
    const workspace = path.join(folder, 'notes');
    await mkdir(workspace);
    stateFile = path.join(folder, 'state', 'state.json');
    write();
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace,
      env: {
        ...standInEnv(stateFile),
        PATH: `${standInsDir}:${standInLxcDir}:${process.env['PATH'] ?? ''}`,
      },
      settings: {
        'crostini.devices': [{ name: 'here', kind: 'local' }],
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

  it('creates a VM, whose name is checked as it is typed', async () => {
    await run('Create VM…');
    await asked(/Name of the new VM/);
    await workbench.quickInput.input.fill(OTHER);
    await asked(/There is a VM old projects \(2\) already/);
    await workbench.screenshot('create-vm-name');
    await workbench.quickInput.enter('new vm');
    await asked(/What kind of VM/);
    await workbench.screenshot('create-vm-type');
    await press('Enter');
    await asked(/Size of its disk/);
    await workbench.quickInput.input.fill('20 GB');
    await asked(/Write a size such as 20 GiB/);
    await workbench.quickInput.enter('20 GiB');
    await asked(/What is its disk made from/);
    await press('Enter');
    await waitForRow(workbench, /^2 new vm \| stopped · 20\.0 GiB/);
    assert.deepEqual(changes(), [['create', '--vm-type', 'TERMINA', '--size', '20G', 'new vm']]);
    await workbench.notifications.waitFor(/VM new vm is there/);
    await workbench.notifications.clear();
  });

  it('resizes a disk, but never below what it holds', async () => {
    await workbench.sideBar.chooseFromContextMenu('termina', 'Resize VM Disk…');
    await asked(/It takes 10\.0 GiB now\. It can shrink to 1688 MiB/);
    await workbench.quickInput.input.fill('1 GiB');
    await asked(/What the VM holds needs 1688 MiB/);
    await workbench.screenshot('resize-vm');
    await workbench.quickInput.enter('30 GiB');
    await waitForRow(workbench, /^2 termina \| running · 30\.0 GiB/);
    assert.deepEqual(changes().at(-1), ['resize', 'termina', String(30 * GIB)]);
    await workbench.notifications.clear();
  });

  it('exports with the percentage on screen', async () => {
    write({ diskOperation: { percents: [0, 35, 70], stepDelayMs: 2500 } });
    await refresh();
    await workbench.sideBar.chooseFromContextMenu(OTHER, 'Export VM…');
    await asked(/Where on the device/);
    await press('Enter');
    await asked(/Name of the new file/);
    assert.equal(await workbench.quickInput.input.inputValue(), 'old-projects-2-.tini');
    await workbench.quickInput.enter('backup.tini');
    await asked(/Choose options, or none/);
    await press('Enter');
    await until(
      async () =>
        (await workbench.notifications.messages()).some((text) =>
          /Exporting VM old projects \(2\) to Downloads\/backup\.tini.*35 %/.test(text),
        ),
      { message: '35 %' },
    );
    await workbench.screenshot('export-progress', 'dark');
    await workbench.notifications.waitFor(/is in Downloads\/backup\.tini on here/);
    assert.deepEqual(changes().at(-1), ['export', OTHER, 'backup.tini']);
    await workbench.screenshot('export-done', 'light');
    await workbench.notifications.clear();
  });

  it('tells that the file is there already, and what to do', async () => {
    write();
    await workbench.sideBar.chooseFromContextMenu(OTHER, 'Export VM…');
    await asked(/Where on the device/);
    await press('Enter');
    await asked(/Name of the new file/);
    await workbench.quickInput.enter('taken.tini');
    await asked(/Choose options, or none/);
    await press('Enter');
    const told = await workbench.notifications.waitFor(/Could not export VM/);
    assert.match(told, /The file exists already, and vmc does not overwrite it/);
    assert.match(told, /Choose another name, or remove the file on the device/);
    await workbench.notifications.clear();
  });

  it('says that ChromeOS goes on with what was called off, and looks how far it is', async () => {
    write({ diskOperation: { uuid: OTHER_UUID, percents: [0, 35, 70, 90], stepDelayMs: 4000 } });
    await workbench.sideBar.chooseFromContextMenu(OTHER, 'Resize VM Disk…');
    await asked(/How far it can shrink is known only while the VM runs/);
    await workbench.quickInput.enter('4 GiB');
    await workbench.notifications.waitFor(/Resizing the disk of VM old projects \(2\) to 4\.0 GiB/);
    await until(
      async () => (await workbench.notifications.messages()).some((text) => text.includes('%')),
      { message: 'a percentage' },
    );
    await workbench.notifications.clickButton(/Resizing the disk/, 'Cancel');
    await workbench.notifications.waitFor(/ChromeOS goes on/);
    await workbench.screenshot('operation-goes-on', 'dark');
    await workbench.notifications.clickButton(/ChromeOS goes on/, 'Check Progress');
    await workbench.notifications.waitFor(/Resize of VM old projects \(2\)/);
    await until(() => changes().some(([verb]) => verb === 'disk-op-status'), {
      message: 'disk-op-status',
    });
    await workbench.screenshot('operation-progress', 'light');
    await until(
      async () =>
        (await workbench.notifications.messages()).some((text) =>
          /Resize of VM old projects \(2\): done/.test(text),
        ),
      { message: 'done', timeoutMs: 40_000 },
    );
    await waitForRow(workbench, /^2 old projects \(2\) \| stopped · 4\.0 GiB/);
    await workbench.notifications.clear();
  });

  it('remembers the operations of the session', async () => {
    await run('Check Disk Operation…');
    await asked(/Disk Operations on here/);
    const rows = await workbench.quickInput.rows();
    assert.ok(rows[0]?.startsWith('Resize of VM old projects (2)'), rows.join('\n'));
    assert.ok(
      rows.some((row) => row.startsWith('Export of VM')),
      rows.join('\n'),
    );
    await workbench.screenshot('disk-operations');
    await workbench.quickInput.close();
  });

  it('starts a VM with the options that this vmc has', async () => {
    write();
    await refresh();
    await workbench.sideBar.chooseFromContextMenu(OTHER, 'Start VM with Options…');
    await asked(/Choose options, or none/);
    await workbench.screenshot('start-options');
    await workbench.quickInput.input.fill('--enable-gpu');
    await press('ArrowDown');
    await press('Space');
    await workbench.quickInput.input.fill('--kernel-param');
    await until(async () => (await workbench.quickInput.rows()).length === 1, { message: 'a row' });
    await press('ArrowDown');
    await press('Space');
    await press('Enter');
    await asked(/Words for the kernel command line \(--kernel-param\)/);
    await workbench.quickInput.enter('loglevel=7');
    await asked(/Another one, or leave it empty/);
    await press('Enter');
    await waitForRow(workbench, /^2 old projects \(2\) \| running/);
    assert.deepEqual(changes(), [
      ['start', '--no-shell', '--enable-gpu', '--kernel-param=loglevel=7', OTHER],
    ]);
  });

  it('destroys a VM after it named what is lost', async () => {
    write();
    await refresh();
    await workbench.sideBar.chooseFromContextMenu('termina', 'Destroy VM…');
    const dialog = await workbench.notifications.dialogText();
    assert.match(dialog, /Destroy VM termina on here\?/);
    assert.match(dialog, /Its disk takes 10\.0 GiB\. It runs, and ends at once\./);
    assert.match(dialog, /its containers \(penguin\), with their snapshots/);
    await workbench.screenshot('confirm-destroy');
    await press('Escape');
    assert.deepEqual(changes(), []);
    await run('Destroy VM…');
    await workbench.quickInput.pick('termina');
    await workbench.notifications.answerDialog('Destroy VM');
    await until(() => readStandInState(stateFile).vms.every(({ name }) => name !== 'termina'), {
      message: 'it is gone',
    });
    assert.deepEqual(changes(), [['destroy', '-y', 'termina']]);
  });

  it('says what an old ChromeOS cannot do', async () => {
    write({ vmcAge: '2022-10' });
    await workbench.quickInput.runCommand('Developer: Reload Window');
    await workbench.sideBar.open('Crostini');
    await waitForRow(workbench, /^2 termina \| running/);
    await run('Inspect Backup…');
    await workbench.notifications.waitFor(/This ChromeOS is too old for "vmc inspect-backup"/);
    await workbench.screenshot('too-old', 'light');
  });
});
