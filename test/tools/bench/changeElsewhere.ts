import { performance } from 'node:perf_hooks';
import type { Page } from 'playwright-core';
import { pause } from '../../host/vscode/until';
import { startWorkbench } from '../../host/vscode/workbench';
import { waitForRow } from '../../host/rows';
import { packageExtension } from '../vsix';
import { startBenchLxd } from './benchLxd';
import { runByHand } from './byHand';
import { skippedLine, type BenchLine } from './line';
import { inTurns, timeMsOf } from './measure';
import { inTemporaryFolder } from './temporaryFolder';
import { writeWorkspace } from './workspace';

const INSTANCES = 100;
const RUNS = 9;
/** Sorts among the first rows, which are the ones on screen, and is removed with the bench's own. */
const NAME = 'bench-00';
/** Events come in by then, and the readings that this begins with are over. */
const SETTLE_MS = 12_000;
/** More than it takes to be acted on at once again. */
const BETWEEN_MS = 2_000;
const WHAT = `a change made elsewhere until the tree shows it, LXD with ${INSTANCES} instances`;

/**
 * From the end of a command that makes or deletes an instance of a real LXD by hand to its row in a real
 * VS Code. There is no other reading: the interval is 0.
 */
export async function benchChangeElsewhere(): Promise<readonly BenchLine[]> {
  const lxd = await startBenchLxd(INSTANCES);
  if (lxd.kind === 'unavailable') return [skippedLine(WHAT, lxd.reason)];
  try {
    return await inTemporaryFolder(async (folder) => {
      const workbench = await startWorkbench({
        vsix: [await packageExtension()],
        workspace: await writeWorkspace(folder, {
          'crostini.devices': [{ name: 'here', kind: 'lxd', remote: 'local' }],
          'crostini.refreshIntervalSeconds': 0,
        }),
        env: { LXD_CONF: lxd.env['LXD_CONF'] ?? '' },
      });
      try {
        await workbench.sideBar.open('Crostini');
        await waitForRow(workbench, /^2 bench-0 /);
        await pause(SETTLE_MS);
        let isThere = false;
        const untilShown = async (): Promise<number> => {
          await pause(BETWEEN_MS);
          isThere = !isThere;
          const [shownMs, endedMs] = await Promise.all([
            timeAfter(waitForName(workbench.page, isThere)),
            timeAfter(change(isThere, lxd.env)),
          ]);
          return Math.max(0, shownMs - endedMs);
        };
        const byHand = (): Promise<number> =>
          timeMsOf(() => runByHand(['lxc', 'list', '--format=json'], lxd.env));
        const { measured, against } = await inTurns(RUNS, untilShown, byHand);
        return [line(measured, against)];
      } finally {
        await workbench.stop();
      }
    });
  } finally {
    await lxd.remove();
  }
}

/** Looks at each frame; a locator looks twice a second only. */
async function waitForName(page: Page, isThere: boolean): Promise<void> {
  const names = `[...document.querySelectorAll('.part.sidebar [role=treeitem] .label-name')]`;
  const isShown = `${names}.some(({ textContent }) => textContent === '${NAME}')`;
  await page.waitForFunction(`${isShown} === ${String(isThere)}`, undefined, { polling: 'raf' });
}

async function timeAfter(work: Promise<void>): Promise<number> {
  await work;
  return performance.now();
}

async function change(create: boolean, env: NodeJS.ProcessEnv): Promise<void> {
  // `lxc init` would wait for a configuration on its standard input.
  const withoutInput = ['sh', '-c', 'exec "$@" </dev/null', 'sh'] as const;
  const command = create ? ['init', '--quiet', '--empty', NAME] : ['delete', '--', NAME];
  await runByHand([...withoutInput, 'lxc', ...command], env);
}

function line(measured: number, byHandMs: number): BenchLine {
  return {
    kind: 'measured',
    what: WHAT,
    runs: RUNS,
    measured,
    unit: 'ms',
    against: { name: '`lxc list` by hand', value: byHandMs },
    budget: { kind: 'at-most', value: 500 },
  };
}
