import { activationTimes, type ActivationTimes } from '../../host/vscode/startupPerformance';
import { pause } from '../../host/vscode/until';
import { startWorkbench } from '../../host/vscode/workbench';
import { waitForRow } from '../../host/rows';
import { packageExtension } from '../vsix';
import { EMPTY_EXTENSION_ID, packageEmptyExtension } from './emptyExtension';
import { extensionHostMegabytes } from './extensionHost';
import type { BenchLine } from './line';
import { median } from './measure';
import { inTemporaryFolder } from './temporaryFolder';
import { writeWorkspace } from './workspace';

const STARTS = 5;
const EXTENSION_ID = 'crostini-tools.crostini';
/** What VS Code and the extensions do on their own after a start is over by then. */
const SETTLE_MS = 3_000;
const EAGER = ['*', 'onStartupFinished'];

interface Start {
  readonly activations: readonly ActivationTimes[];
  readonly megabytes: number | undefined;
}

/**
 * Fresh starts of a real VS Code, with an empty extension alone and with this one beside it in turns:
 * activation by opening the view, and the memory of the extension host once the demo device is shown.
 */
export async function benchVscodeStarts(): Promise<readonly BenchLine[]> {
  const extension = await packageExtension();
  const starts = await inTemporaryFolder(async (folder) => {
    const empty = await packageEmptyExtension(folder);
    const pairs: { readonly without: Start; readonly with: Start }[] = [];
    for (let run = 1; run <= STARTS; run++) {
      const without = await start(folder, [empty]);
      const both = await start(folder, [empty, extension]);
      pairs.push({ without, with: both });
      const times = [EXTENSION_ID, EMPTY_EXTENSION_ID].map((id) => describe(id, both));
      process.stderr.write(`  start ${run} of ${STARTS}: ${times.join('; ')}\n`);
    }
    return pairs;
  });
  const own = starts.map((pair) => activationOf(EXTENSION_ID, pair.with));
  const eager = own.filter((activation) => activation.eager || EAGER.includes(activation.event));
  if (eager.length > 0) throw new Error(`activated by ${eager[0]?.event}: it is eager`);
  const events = [...new Set(own.map(({ event }) => event))].join(', ');
  return [
    {
      kind: 'measured',
      what: `activation (load + call + finish) in a fresh VS Code that has settled, by ${events}, not eager`,
      runs: STARTS,
      measured: median(own.map(sumMs)),
      unit: 'ms',
      budget: { kind: 'at-most', value: 15 },
    },
    {
      kind: 'measured',
      what: 'memory of the extension host, demo device shown',
      runs: STARTS,
      measured: median(starts.map((pair) => memoryOf(pair.with))),
      unit: 'MB',
      against: {
        name: 'an empty extension alone',
        value: median(starts.map((pair) => memoryOf(pair.without))),
      },
      budget: { kind: 'more-at-most', value: 8 },
    },
  ];
}

async function start(folder: string, vsix: readonly string[]): Promise<Start> {
  const workbench = await startWorkbench({
    vsix,
    workspace: await writeWorkspace(folder, {
      'crostini.devices': [{ name: 'Demo Chromebook', kind: 'demo' }],
      'crostini.refreshIntervalSeconds': 0,
    }),
  });
  try {
    const { quickInput, editor, sideBar, server } = workbench;
    if (vsix.length > 1) {
      // The load time is wall-clock time: while the window still starts, most of it is others' work.
      await pause(SETTLE_MS);
      await sideBar.open('Crostini');
      await waitForRow(workbench, /^3 penguin/);
    }
    const activations = await activationTimes(quickInput, editor);
    await pause(SETTLE_MS);
    return { activations, megabytes: extensionHostMegabytes(server.pid) };
  } finally {
    await workbench.stop();
  }
}

function activationOf(id: string, { activations }: Start): ActivationTimes {
  const found = activations.find((activation) => activation.id === id);
  if (found === undefined) throw new Error(`VS Code did not activate ${id}`);
  return found;
}

function describe(id: string, from: Start): string {
  const { loadMs, callMs, finishMs } = activationOf(id, from);
  return `${id} loaded in ${loadMs}, called in ${callMs}, finished in ${finishMs} ms`;
}

function memoryOf({ megabytes }: Start): number {
  if (megabytes === undefined) throw new Error('the memory of the extension host is not known');
  return megabytes;
}

function sumMs({ loadMs, callMs, finishMs }: ActivationTimes): number {
  return loadMs + callMs + finishMs;
}
