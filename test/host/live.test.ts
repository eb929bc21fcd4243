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
import { processesWith, TAG } from '../lab/taggedProcesses';
import { testPackage } from '../tools/testPackage';
import { screenshotFailures } from './failureScreenshot';
import { waitForRow } from './rows';
import { until } from './vscode/until';
import { startWorkbench, type Workbench } from './vscode/workbench';

const penguin: StandInInstance = {
  name: 'penguin',
  status: 'Running',
  addresses: [{ nic: 'eth0', address: '100.115.92.204' }],
};
const device: StandInState = { ...oneRunningVm, lxd: { instances: [penguin] } };

describe('live updates in a real VS Code', function () {
  let workbench: Workbench;
  let folder: string;
  let stateFile: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'crostini-live-'));
    const workspace = path.join(folder, 'notes');
    await mkdir(workspace);
    stateFile = path.join(folder, 'state', 'state.json');
    writeStandInState(device, stateFile);
    workbench = await startWorkbench({
      vsix: [await testPackage()],
      workspace,
      env: {
        ...standInEnv(stateFile),
        PATH: `${standInsDir}:${standInLxcDir}:${process.env['PATH'] ?? ''}`,
        [TAG]: folder,
      },
      settings: {
        'crostini.devices': [{ name: 'here', kind: 'local' }],
        'crostini.lxcPath': '/nowhere/lxc',
        // What is seen here was not seen by an interval.
        'crostini.refreshIntervalSeconds': 0,
      },
    });
    await workbench.sideBar.open('Crostini');
    await waitForRow(workbench, /^3 penguin \| running · 100\.115\.92\.204$/);
  });

  after(async () => {
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
  });

  screenshotFailures(() => workbench);

  const monitors = (): number =>
    processesWith(folder).filter(({ line }) => /\blxc monitor --type=lifecycle\b/.test(line))
      .length;

  /** Changes the instances as somebody else would, behind the extension's back. */
  function change(instances: readonly StandInInstance[]): void {
    writeStandInState({ ...readStandInState(stateFile), lxd: { instances } }, stateFile);
  }

  it('follows the events of the LXD in the VM', async () => {
    await until(() => monitors() > 0, { message: 'lxc monitor runs' });
    await until(async () => /updates live/.test(await workbench.sideBar.tooltip('here')), {
      message: 'the tooltip tells it',
    });
    await workbench.screenshot('live-tooltip', 'dark');
  });

  it('shows a container that somebody makes, starts and deletes', async () => {
    change([penguin, { name: 'fresh', status: 'Stopped' }]);
    await waitForRow(workbench, /^3 fresh \| stopped$/);
    change([penguin, { name: 'fresh', status: 'Running' }]);
    await waitForRow(workbench, /^3 fresh \| running$/);
    change([penguin]);
    await until(
      async () => !(await workbench.sideBar.rows()).some(({ label }) => label === 'fresh'),
      { message: 'the row is gone' },
    );
  });

  it('shows the address that a container gets after its start', async () => {
    const late: StandInInstance = { name: 'late', status: 'Running' };
    change([penguin, late]);
    await waitForRow(workbench, /^3 late \| running$/);
    change([penguin, { ...late, addresses: [{ nic: 'eth0', address: '100.115.92.210' }] }]);
    await waitForRow(workbench, /^3 late \| running · 100\.115\.92\.210$/);
  });

  it('ends the monitor when the view is hidden', async () => {
    await workbench.sideBar.open('Explorer');
    await until(() => monitors() === 0, { message: 'no lxc monitor' });
  });

  it('shows what happened meanwhile when the view is shown again, and read nothing before', async () => {
    // This forgets the calls that were made so far.
    change([{ ...penguin, status: 'Frozen' }]);
    const shownMs = Date.now();
    await workbench.sideBar.open('Crostini');
    await waitForRow(workbench, /^3 penguin \| frozen$/);
    assert.ok(monitors() > 0);
    const calls = readCalls(stateFile);
    assert.ok(calls.length > 0 && calls.every(({ timeMs }) => timeMs >= shownMs));
  });

  it('leaves no monitor when the window closes', async () => {
    await workbench.page.goto('about:blank');
    await until(() => monitors() === 0, { message: 'no lxc monitor', timeoutMs: 60_000 });
  });
});
