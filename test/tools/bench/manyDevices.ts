import type { DeviceConfig } from '../../../src/core/model/device';
import { countContainers, newInventory } from './devices';
import { fakeDeviceAnswers } from './fakeDevice';
import { writeFakeTool, type FakeAnswer } from './fakeTool';
import type { BenchLine } from './line';
import { inTurns, timeMsOf } from './measure';
import { inTemporaryFolder } from './temporaryFolder';

const RUNS = 5;
const DEVICES = 20;
const CONTAINERS = 50;

/** Twenty devices read at once against the slowest of them read alone, each time for the first time. */
export async function benchManyDevices(): Promise<readonly BenchLine[]> {
  return [
    await line('remotes of `lxc`', 'lxc', (name) => ({ kind: 'lxd', name, remote: name })),
    await line('behind `ssh`, LXD in a VM', 'ssh', (name) => ({
      kind: 'ssh',
      name,
      host: name,
      sshOptions: [],
    })),
  ];
}

async function line(
  way: string,
  tool: 'lxc' | 'ssh',
  configOf: (name: string) => DeviceConfig,
): Promise<BenchLine> {
  return inTemporaryFolder(async (folder) => {
    await writeFakeTool(folder, tool, await answersOfAll(tool));
    const env = { ...process.env, PATH: folder };
    const configs = Array.from({ length: DEVICES }, (_, index) => configOf(deviceName(index)));
    const read = async (some: readonly DeviceConfig[]): Promise<void> => {
      const inventory = newInventory(some, env);
      await inventory.refresh();
      if (countContainers(inventory) !== some.length * CONTAINERS) {
        throw new Error('not all containers were listed');
      }
    };
    const { measured, against } = await inTurns(
      RUNS,
      () => timeMsOf(() => read(configs)),
      () => timeMsOf(() => read(configs.slice(-1))),
    );
    return {
      kind: 'measured',
      what: `${DEVICES} devices × ${CONTAINERS} containers, ${way}`,
      runs: RUNS,
      measured,
      unit: 'ms',
      against: { name: 'the slowest alone', value: against },
      budget: { kind: 'ratio-at-most', value: 1.3 },
    };
  });
}

/** The last device is the slowest: 800 ms for its containers, against 420 ms of the first. */
async function answersOfAll(tool: 'lxc' | 'ssh'): Promise<readonly FakeAnswer[]> {
  const answers = Array.from({ length: DEVICES }, (_, index) => {
    const lxcListMs = 420 + index * 20;
    const delays = { vmcListMs: 200, lxcListMs, lxcListFastMs: lxcListMs / 2, ownerHashMs: 100 };
    const name = deviceName(index);
    // `ssh … NAME LINE`, but `lxc list … NAME:`
    const vm = tool === 'ssh' ? 'running' : 'stopped';
    // `ssh … NAME LINE`, but `lxc list … NAME:`
    const placed = (words: string): string =>
      tool === 'ssh' ? `*${name}${words}` : `${words}${name}:*`;
    return fakeDeviceAnswers({ containers: CONTAINERS, vm, delays, placed });
  });
  return (await Promise.all(answers)).flat();
}

/** Of one length, so that none is the beginning of another. */
function deviceName(index: number): string {
  return `device-${String(index).padStart(2, '0')}`;
}
