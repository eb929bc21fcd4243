import path from 'node:path';
import {
  clearCalls,
  readCalls,
  standInEnv,
  standInLxcDir,
  standInsDir,
  writeStandInState,
} from '../../lab/lab';
import { oneRunningVm } from '../../lab/standInState';
import { processesWith, TAG } from '../../lab/taggedProcesses';
import { pause, until } from '../../host/vscode/until';
import { startWorkbench } from '../../host/vscode/workbench';
import { packageExtension } from '../vsix';
import type { BenchLine } from './line';
import { inTemporaryFolder } from './temporaryFolder';
import { writeWorkspace } from './workspace';

const WATCHED_MS = 20_000;
const INTERVAL_SECONDS = 4;
/** A reading that was under way when the view was hidden is ended by then. */
const SETTLE_MS = 3_000;

/**
 * Processes started in 20 s while the view is hidden and those that go on then, against the same time while
 * it is shown. Counted by stand-ins on PATH that record each of their calls.
 */
export async function benchHiddenView(): Promise<readonly BenchLine[]> {
  return inTemporaryFolder(async (folder) => {
    const stateFile = path.join(folder, 'state', 'state.json');
    const workspace = await writeWorkspace(folder, {
      'crostini.devices': [{ name: 'here', kind: 'local' }],
      'crostini.refreshIntervalSeconds': INTERVAL_SECONDS,
    });
    writeStandInState({ ...oneRunningVm, lxd: { instances: [] } }, stateFile);
    const workbench = await startWorkbench({
      vsix: [await packageExtension()],
      workspace,
      env: {
        ...standInEnv(stateFile),
        PATH: `${standInsDir}:${standInLxcDir}:${process.env['PATH'] ?? ''}`,
        [TAG]: folder,
      },
    });
    try {
      await workbench.sideBar.open('Crostini');
      await until(() => monitorsOf(folder) > 0, { message: 'a first reading, then a monitor' });
      const shown = (await callsWhile(stateFile)) + monitorsOf(folder);
      await workbench.sideBar.open('Explorer');
      await pause(SETTLE_MS);
      const hidden = (await callsWhile(stateFile)) + monitorsOf(folder);
      if (shown === 0) throw new Error('the stand-ins recorded nothing while the view was shown');
      return [
        {
          kind: 'measured',
          what: `processes in ${WATCHED_MS / 1000} s while the view is hidden, at an interval of ${INTERVAL_SECONDS} s`,
          runs: 1,
          measured: hidden,
          unit: 'processes',
          against: { name: 'while it is shown', value: shown },
          budget: { kind: 'at-most', value: 0 },
        },
      ];
    } finally {
      await workbench.stop();
    }
  });
}

/** How many of the processes that are not called once and end go on. */
function monitorsOf(tag: string): number {
  return processesWith(tag).filter(({ line }) => /\bmonitor --type=lifecycle\b/.test(line)).length;
}

async function callsWhile(stateFile: string): Promise<number> {
  clearCalls(stateFile);
  await pause(WATCHED_MS);
  return readCalls(stateFile).length;
}
