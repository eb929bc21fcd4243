import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { screenshotFailures } from '../host/failureScreenshot';
import { waitForRow } from '../host/rows';
import { until } from '../host/vscode/until';
import { startWorkbench, type Workbench } from '../host/vscode/workbench';
import { testPackage } from '../tools/testPackage';
import { readCalls, startLab, writeStandInState, type Lab } from './lab';
import { oneRunningVm, type StandInState } from './standInState';

/** Each device and the row that has to tell what is wrong with it. */
const BROKEN: readonly (readonly [host: string, row: RegExp])[] = [
  [
    'crostini-lab-refused',
    /^2 SSH connection refused by crostini-lab-refused \| Is it in developer/,
  ],
  ['crostini-lab-nowhere', /^2 Host name not known: crostini-lab-nowhere \| Check the host/],
  ['crostini-lab-unknown', /^2 Host key not known yet: crostini-lab-unknown \| Open a shell/],
  ['crostini-lab-badkey', /^2 Host key changed: crostini-lab-badkey \| .*remove line 1 of /],
  ['crostini-lab-noidentity', /^2 SSH key not accepted by crostini-lab-noidentity/],
  ['crostini-lab-hang', /^2 ssh did not answer within 10 s/],
];

const device: StandInState = {
  ...oneRunningVm,
  vms: [
    ...oneRunningVm.vms,
    { name: "it's $(touch x) <b>", sizeBytes: 1_073_741_824, state: 'stopped' },
    { name: 'baguette', sizeBytes: 1_073_741_824, state: 'running', type: 'baguette' },
  ],
};

describe('a device behind a real ssh in a real VS Code', function () {
  let lab: Lab;
  let workbench: Workbench;
  let notes: string;

  before(async () => {
    lab = startLab();
    writeStandInState(device);
    const sshOptions = ['-F', lab.sshConfigFile];
    const entry = (host: string) => ({ name: host, kind: 'ssh', host, sshOptions });
    notes = await mkdtemp(path.join(os.tmpdir(), 'crostini-ssh-notes-'));
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace: notes,
      viewport: { width: 1600, height: 1200 },
      settings: {
        'crostini.refreshIntervalSeconds': 0,
        'crostini.commandTimeoutSeconds': 10,
        'crostini.devices': [
          { ...entry('crostini-lab'), name: 'DUT' },
          ...BROKEN.map(([host]) => entry(host)),
        ],
      },
    });
    await workbench.sideBar.open('Crostini');
  });

  after(async () => {
    await workbench.stop();
    await rm(notes, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  it('shows its VMs and the real containers in them', async () => {
    await waitForRow(workbench, /^2 termina \| running/);
    await waitForRow(workbench, /^3 penguin \| running · 100\.115\.92\.\d+$/);
    await waitForRow(workbench, /^2 it's \$\(touch x\) <b> \| stopped/);
  });

  it('finds the owner hash on the device', () => {
    const shells = readCalls(lab.stateFile).filter(({ tool }) => tool === 'vsh');
    assert.ok(shells.length > 0);
    assert.ok(shells.every(({ argv }) => argv.includes(`--owner_id=${device.ownerHash}`)));
  });

  it('never calls lxc in a VM without containers', async () => {
    await waitForRow(workbench, /^2 baguette \| running .* no containers/);
    assert.deepEqual(
      readCalls(lab.stateFile).filter(({ argv }) => argv.includes('--vm_name=baguette')),
      [],
    );
  });

  for (const [host, row] of BROKEN) {
    it(`tells what is wrong with ${host}`, async () => {
      await waitForRow(workbench, row, 40_000);
    });
  }

  it('looks like this', async () => {
    await workbench.screenshot('ssh-devices', 'dark');
    await workbench.screenshot('ssh-devices', 'light');
  });

  it('starts a VM whose name would be a command for a shell', async () => {
    await workbench.sideBar.chooseFromContextMenu("it's $(touch x) <b>", 'Start VM');
    await waitForRow(workbench, /^2 it's \$\(touch x\) <b> \| running/, 30_000);
    const start = readCalls(lab.stateFile).find(({ argv }) => argv[0] === 'start');
    assert.deepEqual(start?.argv, ['start', '--no-shell', "it's $(touch x) <b>"]);
  });

  it('opens a real shell in the container, through ssh, vsh and lxc', async () => {
    await workbench.sideBar.clickInlineAction('penguin', 'Open Container Shell');
    await workbench.terminal.waitForText(/chronos@penguin/);
    await workbench.terminal.type('echo user $(id -un) $((6 * 7))\n');
    await workbench.terminal.waitForText(/user chronos 42/);
    await workbench.quickInput.runCommand('Terminal: Kill All Terminals');
  });

  it('opens the journal of the container through the same way', async () => {
    await workbench.sideBar.chooseFromContextMenu('penguin', 'Open journald Log');
    await until(async () => (await workbench.editor.tabTitle()) === 'penguin journal', {
      message: 'tab',
    });
    await workbench.editor.waitForText(/systemd\[1\]: /);
  });

  it('keeps its rows when the connection dies in the middle, and says so', async () => {
    writeStandInState({ ...device, faults: { 'vmc list': { delayMs: 5_000 } } });
    await workbench.quickInput.runCommand('Crostini: Refresh');
    await until(() => readCalls(lab.stateFile).some(({ argv }) => argv[0] === 'list'), {
      message: 'vmc list on the device',
    });
    spawnSync('pkill', ['-f', 'sshd: crostini-lab']);
    await waitForRow(workbench, /^2 Connection closed by crostini-lab/, 30_000);
    await waitForRow(workbench, /^2 termina/);
  });
});
