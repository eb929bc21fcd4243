import type { DeviceConfig } from '../../../src/core/model/device';
import { timeByHand } from './byHand';
import { countContainers, newInventory } from './devices';
import { fakeDeviceAnswers } from './fakeDevice';
import { writeFakeTool, type FakeAnswer } from './fakeTool';
import type { BenchLine } from './line';
import { inTurns, timeMsOf } from './measure';
import { inTemporaryFolder } from './temporaryFolder';

const RUNS = 5;
const DEVICES = 20;
const CONTAINERS = 50;
/** Of one length, so that none is the beginning of another. */
const NAMES = Array.from({ length: DEVICES }, (_, index) => `device-${10 + index}`);
const BUDGET = { kind: 'ratio-at-most', value: 1.3 } as const;

/**
 * Twenty devices read at once against the slowest of them read alone, each time for the first time. The
 * second line tells how much of the first one is this machine starting forty processes.
 */
export async function benchManyDevices(): Promise<readonly BenchLine[]> {
  const remotes = `${DEVICES} devices × ${CONTAINERS} containers, remotes of \`lxc\``;
  const hosts = `${DEVICES} devices × ${CONTAINERS} containers, behind \`ssh\`, LXD in a VM`;
  return [
    ...(await inTemporaryFolder(async (folder) => {
      const env = await writeDevices(folder, 'lxc');
      const configs = NAMES.map((name): DeviceConfig => ({ kind: 'lxd', name, remote: name }));
      return [
        await againstSlowest(remotes, configs, env),
        await againstByHand(remotes, configs, env),
      ];
    })),
    await inTemporaryFolder(async (folder) => {
      const env = await writeDevices(folder, 'ssh');
      const configs = NAMES.map((name): DeviceConfig => ({
        kind: 'ssh',
        name,
        host: name,
        sshOptions: [],
      }));
      return againstSlowest(hosts, configs, env);
    }),
  ];
}

async function againstSlowest(
  what: string,
  configs: readonly DeviceConfig[],
  env: NodeJS.ProcessEnv,
): Promise<BenchLine> {
  const { measured, against } = await inTurns(
    RUNS,
    () => timeToRead(configs, env),
    () => timeToRead(configs.slice(-1), env),
  );
  const name = 'the slowest alone';
  return {
    kind: 'measured',
    what,
    runs: RUNS,
    measured,
    unit: 'ms',
    against: { name, value: against },
    budget: BUDGET,
  };
}

async function againstByHand(
  what: string,
  configs: readonly DeviceConfig[],
  env: NodeJS.ProcessEnv,
): Promise<BenchLine> {
  const commands = NAMES.flatMap((name) => {
    const list = ['lxc', 'list', '--format=json'] as const;
    return [[...list, '--fast', `${name}:`] as const, [...list, `${name}:`] as const];
  });
  const { measured, against } = await inTurns(
    RUNS,
    () => timeToRead(configs, env),
    () => timeByHand(commands, env),
  );
  const name = 'the same commands by hand at once';
  return {
    kind: 'measured',
    what,
    runs: RUNS,
    measured,
    unit: 'ms',
    against: { name, value: against },
    budget: { kind: 'none' },
  };
}

function timeToRead(configs: readonly DeviceConfig[], env: NodeJS.ProcessEnv): Promise<number> {
  return timeMsOf(async () => {
    const inventory = newInventory(configs, env);
    await inventory.refresh();
    if (countContainers(inventory) !== configs.length * CONTAINERS) {
      throw new Error('not all containers were listed');
    }
  });
}

/** The last device is the slowest: 800 ms for its containers, against 420 ms of the first. */
async function writeDevices(folder: string, tool: 'lxc' | 'ssh'): Promise<NodeJS.ProcessEnv> {
  const answers = NAMES.map((name, index): Promise<readonly FakeAnswer[]> => {
    const lxcListMs = 420 + index * 20;
    return fakeDeviceAnswers({
      containers: CONTAINERS,
      vm: tool === 'ssh' ? 'running' : 'stopped',
      delays: { vmcListMs: 200, lxcListMs, lxcListFastMs: lxcListMs / 2, ownerHashMs: 100 },
      // `ssh … NAME LINE`, but `lxc list … NAME:`
      placed: (words) => (tool === 'ssh' ? `*${name}${words}` : `${words}${name}:*`),
    });
  });
  await writeFakeTool(folder, tool, (await Promise.all(answers)).flat());
  return { ...process.env, PATH: folder };
}
