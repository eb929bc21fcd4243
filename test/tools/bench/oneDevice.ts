import path from 'node:path';
import type { Inventory } from '../../../src/app/inventory/inventory';
import { timeByHand } from './byHand';
import { countContainers, newInventory } from './devices';
import { fakeDeviceAnswers, OWNER_HASH, type FakeDelays } from './fakeDevice';
import { writeFakeTool } from './fakeTool';
import type { BenchLine } from './line';
import { inTurns, timeMsOf } from './measure';
import { inTemporaryFolder } from './temporaryFolder';

const RUNS = 7;
const CONTAINERS = 50;
const BUDGET = { kind: 'ratio-at-most', value: 1.15 } as const;
/** `lxc list` takes some 3 ms for each instance whose state it asks for, and `--fast` leaves that out. */
const DELAYS: FakeDelays = {
  vmcListMs: 200,
  lxcListMs: 300,
  lxcListFastMs: 150,
  ownerHashMs: 30,
};

type ByHand = readonly [string, ...string[]];

const VMC_LIST: ByHand = ['vmc', 'list'];
const LXC_LIST: ByHand = ['lxc', 'list', '--format=json'];
const VSH_LXC_LIST: ByHand = [
  'vsh',
  '--vm_name=termina',
  `--owner_id=${OWNER_HASH}`,
  '--',
  ...LXC_LIST,
];

/**
 * The whole tree of one device against its commands run by hand at once, that is against the slower one.
 * The first reading of a VM cannot keep that: what to list is only known when `vmc list` has ended.
 */
export async function benchOneDevice(): Promise<readonly BenchLine[]> {
  return inTemporaryFolder(async (folder) => {
    const own = path.join(folder, 'own-lxd');
    const inVm = path.join(folder, 'lxd-in-vm');
    await writeDevice(own, 'stopped', ['vmc', 'lxc', 'dbus-send']);
    await writeDevice(inVm, 'running', ['vmc', 'vsh', 'dbus-send']);
    return [
      await line('own LXD, first reading', own, { lxc: LXC_LIST, isFirst: true }),
      await line('own LXD, refresh', own, { lxc: LXC_LIST, isFirst: false }),
      await line('LXD in its VM, first reading', inVm, { lxc: VSH_LXC_LIST, isFirst: true }),
      await line('LXD in its VM, refresh', inVm, { lxc: VSH_LXC_LIST, isFirst: false }),
    ];
  });
}

async function writeDevice(
  folder: string,
  vm: 'running' | 'stopped',
  tools: readonly string[],
): Promise<void> {
  const answers = await fakeDeviceAnswers({ containers: CONTAINERS, vm, delays: DELAYS });
  for (const tool of tools) await writeFakeTool(folder, tool, answers);
}

async function line(
  name: string,
  folder: string,
  { lxc, isFirst }: { readonly lxc: ByHand; readonly isFirst: boolean },
): Promise<BenchLine> {
  // Nothing else on it: no tool of this machine may answer in a fake's place.
  const env = { ...process.env, PATH: folder };
  const read = async (): Promise<number> => {
    const inventory = newInventory([{ kind: 'local', name: 'here' }], env);
    if (!isFirst) await readAll(inventory);
    return timeMsOf(() => readAll(inventory));
  };
  const { measured, against } = await inTurns(RUNS, read, () => timeByHand([VMC_LIST, lxc], env));
  return {
    kind: 'measured',
    what: `tree of one device, ${name}`,
    runs: RUNS,
    measured,
    unit: 'ms',
    against: { name: 'both lists by hand', value: against },
    budget: BUDGET,
  };
}

async function readAll(inventory: Inventory): Promise<void> {
  await inventory.refresh();
  if (countContainers(inventory) !== CONTAINERS) throw new Error('not all containers were listed');
}
