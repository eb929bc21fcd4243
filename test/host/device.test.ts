import assert from 'node:assert/strict';
import { mkdtemp, rm, mkdir } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readCalls, standInEnv, standInLxcDir, standInsDir, writeStandInState } from '../lab/lab';
import { oneRunningVm, type StandInState } from '../lab/standInState';
import { rootFolder } from '../tools/paths';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

/** A ChromeOS device as far as `vmc`, `vsh` and `lxc` go: stand-ins that print what the real ones do. */
const device: StandInState = {
  ...oneRunningVm,
  vms: oneRunningVm.vms.map((vm) => ({
    ...vm,
    logText: 'Aug 21 07:49:19 <11>  VM(3):  tremplin[201]: no address for penguin#012yet\n',
  })),
  lxd: {
    instances: [
      {
        name: 'penguin',
        status: 'Running',
        addresses: [{ nic: 'eth0', address: '100.115.92.204' }],
        snapshots: ['before-upgrade'],
        journal: path.join(rootFolder, 'test/fixtures/journal/one-entry.made.jsonl'),
        commands: { sh: { stdout: 'hello from the container\n' } },
      },
      { name: 'arch', status: 'Stopped' },
      { name: 'slow', status: 'Running', stopTimesOut: true },
    ],
  },
};

describe('a device with vmc and lxc in a real VS Code', function () {
  let workbench: Workbench;
  let folder: string;
  let stateFile: string;

  const write = (state: StandInState): void => {
    writeStandInState(state, stateFile);
  };
  const refresh = (): Promise<void> => workbench.quickInput.runCommand('Crostini: Refresh');

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-device-'));
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
        'crostini.commandTimeoutSeconds': 5,
        'crostini.refreshIntervalSeconds': 0,
      },
    });
    await workbench.sideBar.open('Crostini');
  });

  after(async () => {
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  it('lists VMs by vmc and containers through vsh, and counts those that run', async () => {
    await waitForRow(workbench, /^3 penguin \| running · 100\.115\.92\.204$/);
    await waitForRow(workbench, /^3 arch \| stopped$/);
    await until(async () => (await workbench.sideBar.badge('Crostini'))?.startsWith('2'), {
      message: 'badge 2',
    });
    const list = readCalls(stateFile).find(({ tool }) => tool === 'vsh');
    assert.ok(list?.argv.includes(`--owner_id=${device.ownerHash}`), JSON.stringify(list));
  });

  it('starts and stops the VM, after it asked', async () => {
    await workbench.sideBar.clickInlineAction('termina', 'Stop VM');
    assert.match(await workbench.notifications.dialogText(), /Running in it: penguin, slow/);
    await workbench.notifications.answerDialog('Stop VM');
    await waitForRow(workbench, /^2 termina \| stopped/);
    await workbench.sideBar.clickInlineAction('termina', 'Start VM');
    await waitForRow(workbench, /^2 termina \| running/);
    await waitForRow(workbench, /^3 penguin/);
  });

  it('offers to force a container that does not shut down', async () => {
    await workbench.sideBar.clickInlineAction('slow', 'Stop Container');
    await workbench.notifications.answerDialog('Stop Container');
    await workbench.notifications.waitFor(/did not shut down in time/);
    await workbench.notifications.clickButton(/did not shut down in time/, 'Force Stop');
    await waitForRow(workbench, /^3 slow \| stopped/);
  });

  it('opens a real terminal in the container, named after it', async () => {
    await workbench.sideBar.clickInlineAction('penguin', 'Open Container Shell');
    await workbench.terminal.waitForText(/hello from the container/);
    const shell = readCalls(stateFile).findLast(
      ({ tool, argv }) => tool === 'vsh' && argv.includes('exec'),
    );
    assert.ok(shell?.argv.includes('--mode=interactive'), JSON.stringify(shell?.argv));
    await workbench.quickInput.runCommand('Terminal: Kill All Terminals');
  });

  it('opens the crosvm log of the VM', async () => {
    await workbench.sideBar.chooseFromContextMenu('termina', 'Open crosvm Log');
    await until(async () => (await workbench.editor.tabTitle()) === 'termina crosvm', {
      message: 'tab',
    });
    assert.match(
      await workbench.editor.text(),
      /-08-21 07:49:19\.000 .* ERROR +tremplin\[201\]: no address for penguin\n +yet/,
    );
    await workbench.quickInput.runCommand('View: Close All Editors');
  });

  it('opens the journal of a container', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Open journald Log');
    await until(async () => (await workbench.editor.tabTitle()) === 'penguin journal', {
      message: 'tab',
    });
    assert.match(await workbench.editor.text(), /INFO +garcon\[412\]: \u{1F427} ready/u);
    await workbench.quickInput.runCommand('View: Close All Editors');
  });

  it('keeps what it knows when lxc fails, and says why and what to do', async () => {
    write({
      ...device,
      faults: {
        'vsh lxc': {
          exitCode: 1,
          stderr:
            'Error: Get "http://unix.socket/1.0": dial unix /mnt/stateful/lxd/unix.socket: connect: permission denied\n',
        },
      },
    });
    await refresh();
    const rows = await waitForRow(
      workbench,
      /^3 You may not use the LXD socket \| Add yourself to the group lxd/,
    );
    assert.ok(
      rows.some((row) => /^3 penguin \| running/.test(row)),
      rows.join('\n'),
    );
    assert.ok(
      rows.some((row) => /showing what was read/.test(row)),
      rows.join('\n'),
    );
    await workbench.screenshot('problem-row', 'light');
    await workbench.sideBar.click('You may not use the LXD socket');
    const told = await workbench.notifications.waitFor(/Could not list containers/);
    assert.match(told, /Add yourself to the group lxd, then log in again/);
    await workbench.screenshot('problem-row', 'dark');
  });

  it('tells when a daemon hangs, and does not wait for it longer than the setting says', async () => {
    write({ ...device, faults: { 'vsh lxc': { hang: true, ignoresTerm: true } } });
    await refresh();
    await waitForRow(workbench, /^3 lxc did not answer within 5 s/);
  });

  it('shows garbage as a problem with the place, and nothing else changes', async () => {
    write({ ...device, faults: { 'vmc list': { garbage: true } } });
    await refresh();
    const rows = await waitForRow(workbench, /^2 The output of vmc is not understood/);
    assert.ok(
      rows.some((row) => /^2 termina/.test(row)),
      rows.join('\n'),
    );
  });

  it('recovers by itself once the tools do', async () => {
    write(device);
    await refresh();
    await until(
      async () =>
        !(await workbench.sideBar.rows()).some(({ label }) =>
          /not understood|did not answer/.test(label),
        ),
      { message: 'no problem row' },
    );
    await waitForRow(workbench, /^3 penguin \| running/);
  });

  it('shows names from guests as text, whatever they hold', async () => {
    const names = ['my vm (2)', '$(touch x)', "it's", '<b>bold</b>', '-rf', '[x](command:y)'];
    write({
      ...device,
      vms: names.map((name) => ({ name, sizeBytes: 1_073_741_824, state: 'stopped' as const })),
    });
    await refresh();
    await waitForRow(workbench, /^2 -rf \| stopped · 1\.0 GiB/);
    const labels = (await workbench.sideBar.rows()).map(({ label }) => label);
    assert.deepEqual(
      names.filter((name) => !labels.includes(name)),
      [],
    );
    assert.match(await workbench.sideBar.tooltip('[x](command:y)'), /\[x\]\(command:y\)/);
    await workbench.screenshot('hostile-names', 'dark');
  });

  it('refuses to start a VM whose name is an option', async () => {
    await workbench.sideBar.chooseFromContextMenu('-rf', 'Start VM');
    await workbench.notifications.waitFor(/cannot be given to vmc safely/);
    assert.deepEqual(
      readCalls(stateFile).filter(({ argv }) => argv[0] === 'start'),
      [],
    );
  });

  it('never starts a VM that the device does not list any more', async () => {
    write({ ...device, vms: [] });
    await workbench.sideBar.chooseFromContextMenu('my vm (2)', 'Start VM');
    await workbench.notifications.waitFor(/does not list a VM my vm \(2\) any more/);
    assert.deepEqual(
      readCalls(stateFile).filter(({ argv }) => argv[0] === 'start'),
      [],
    );
  });

  it('leaves no process behind when the window closes while a command runs', async () => {
    write({ ...device, faults: { 'vmc list': { hang: true } } });
    await refresh();
    const running = await until(
      () => {
        const pids = processesWith('vmc list');
        return pids.length > 0 && pids;
      },
      { message: 'vmc list runs' },
    );
    await workbench.page.goto('about:blank');
    await until(() => running.every((pid) => !processesWith('vmc list').includes(pid)), {
      message: 'vmc list is gone',
      timeoutMs: 60_000,
    });
  });
});

/** Ids of the processes of this machine whose command line holds these words. */
function processesWith(words: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(words);
      } catch {
        // It ended while the list was read.
        return false;
      }
    });
}
