import { performance } from 'node:perf_hooks';
import { runByHand } from './byHand';
import { newInventory } from './devices';
import { startBenchLxd, type BenchLxd } from './benchLxd';
import { inTurns, timeMsOf } from './measure';
import { skippedLine, type BenchLine } from './line';

const INSTANCES = 100;
const RUNS = 9;
const WHAT = `refresh of one LXD with ${INSTANCES} stopped instances`;

/** From the call for a refresh to its first update with all rows, and to its end, with a real LXD. */
export async function benchRealLxd(): Promise<readonly BenchLine[]> {
  const lxd = await startBenchLxd(INSTANCES);
  if (lxd.kind === 'unavailable') return [skippedLine(`${WHAT}, until its rows`, lxd.reason)];
  try {
    return await linesWith(lxd);
  } finally {
    await lxd.remove();
  }
}

async function linesWith({ env }: BenchLxd): Promise<readonly BenchLine[]> {
  const inventory = newInventory([{ kind: 'lxd', name: 'bench', remote: 'local' }], env);
  const [id = ''] = inventory.devices.map((device) => device.id);
  await inventory.refresh();

  const untilRows = async (): Promise<number> => {
    const before = inventory.device(id)?.instances?.data;
    let rowsAt: number | undefined;
    const listener = inventory.onDidChange(() => {
      const data = inventory.device(id)?.instances?.data;
      // Those of the last reading stay until the new ones are there.
      if (data !== before && data?.length === INSTANCES) rowsAt ??= performance.now();
    });
    const startedAt = performance.now();
    await inventory.refresh();
    listener.dispose();
    if (rowsAt === undefined) throw new Error('the refresh gave no rows');
    return rowsAt - startedAt;
  };
  const byHand = (): Promise<number> =>
    timeMsOf(() => runByHand(['lxc', 'list', '--format=json'], env));
  const rows = await inTurns(RUNS, untilRows, byHand);
  const all = await inTurns(RUNS, () => timeMsOf(() => inventory.refresh()), byHand);
  return [
    {
      kind: 'measured',
      what: `${WHAT}, until its rows`,
      runs: RUNS,
      measured: rows.measured,
      unit: 'ms',
      against: { name: '`lxc list` by hand', value: rows.against },
      budget: { kind: 'at-most', value: 150 },
    },
    {
      kind: 'measured',
      what: `${WHAT}, until it has ended`,
      runs: RUNS,
      measured: all.measured,
      unit: 'ms',
      against: { name: '`lxc list` by hand', value: all.against },
      budget: { kind: 'none' },
    },
  ];
}
