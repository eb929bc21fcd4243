import { CommandRunner } from '../../../src/app/commandRunner';
import { DeviceRegistry } from '../../../src/app/deviceRegistry';
import { Inventory } from '../../../src/app/inventory/inventory';
import type { Log } from '../../../src/app/ports';
import type { DeviceConfig } from '../../../src/core/model/device';
import { err } from '../../../src/core/result';
import { findProgram } from '../../../src/platform/findProgram';
import { nodeClock } from '../../../src/platform/nodeClock';
import { SpawnRunner } from '../../../src/platform/spawnRunner';

const silent: Log = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
};

/** The extension's readers over real processes, put together as `extension.ts` does, without VS Code. */
export function newInventory(configs: readonly DeviceConfig[], env: NodeJS.ProcessEnv): Inventory {
  const processes = new SpawnRunner({ log: silent, env: () => env });
  const commands = new CommandRunner({ processes, log: silent, timeoutMs: () => 30_000 });
  const inventory = new Inventory();
  new DeviceRegistry({
    inventory,
    commands,
    demoCommands: commands,
    files: { readText: (path) => Promise.resolve(err({ kind: 'file-missing', path })) },
    clock: nodeClock,
    programs: () => ({}),
    hasProgram: async (program) => (await findProgram(program, { env })).ok,
    ownHash: undefined,
  }).apply(configs);
  return inventory;
}

/** How many containers the inventory lists in all; throws when a device could not be read. */
export function countContainers(inventory: Inventory): number {
  return inventory.devices
    .flatMap(({ instances, contents }) => [
      ...(instances === undefined ? [] : [instances]),
      ...[...contents.values()].map((inVm) => inVm.instances),
    ])
    .map(({ data, problem }) => {
      if (problem !== undefined) throw new Error(`not read: ${JSON.stringify(problem)}`);
      return data?.length ?? 0;
    })
    .reduce((sum, count) => sum + count, 0);
}
