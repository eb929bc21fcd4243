import { startVmCommand, stopVmCommand, vmcListCommand } from '../../core/cli/vmc/commands';
import { vmNameProblem } from '../../core/cli/vmc/vmName';
import type { VmTarget } from '../../core/model/target';
import type { VmState } from '../../core/model/vm';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import { probeVmState } from '../inventory/probeVmState';
import type { Locks } from './locks';

/** `already`: there was nothing to do. */
export type ActionOutcome = 'done' | 'already';
export type ActionResult = Result<ActionOutcome, Problem>;

/** Starts and stops VMs. Looks before and after, because `vmc` creates on a typo and lies by exit 0. */
export class VmLifecycle {
  readonly #locks: Locks;

  constructor(locks: Locks) {
    this.#locks = locks;
  }

  /** Starts a VM that the device lists at this moment; `vmc start` would create any other one. */
  start(access: DeviceAccess, { vm }: VmTarget, signal: AbortSignal): Promise<ActionResult> {
    return this.#hold(
      access,
      vm,
      async (context) => {
        const before = await stateOf(access, vm, context);
        if (!before.ok || before.value === 'running' || before.value === 'starting') {
          return before.ok ? ok('already') : before;
        }
        return start(access, vm, context);
      },
      signal,
    );
  }

  /** Stops a VM with all that runs in it. */
  stop(access: DeviceAccess, { vm }: VmTarget, signal: AbortSignal): Promise<ActionResult> {
    return this.#hold(
      access,
      vm,
      async (context) => {
        const before = await stateOf(access, vm, context);
        if (!before.ok || before.value === 'stopped') {
          return before.ok ? ok('already') : before;
        }
        return stop(access, vm, context);
      },
      signal,
    );
  }

  /** Stops a VM if it runs, then starts it. */
  restart(access: DeviceAccess, { vm }: VmTarget, signal: AbortSignal): Promise<ActionResult> {
    return this.#hold(
      access,
      vm,
      async (context) => {
        const before = await stateOf(access, vm, context);
        if (!before.ok) {
          return before;
        }
        if (before.value !== 'stopped') {
          const stopped = await stop(access, vm, context);
          if (!stopped.ok) {
            return stopped;
          }
        }
        return start(access, vm, context);
      },
      signal,
    );
  }

  #hold(
    access: DeviceAccess,
    vm: string,
    action: (context: CommandContext) => Promise<ActionResult>,
    signal: AbortSignal,
  ): Promise<ActionResult> {
    const reason = vmNameProblem(vm);
    if (reason !== undefined) {
      return Promise.resolve(err({ kind: 'bad-vm-name', name: vm, reason }));
    }
    const context = { deviceId: access.deviceId, signal };
    return this.#locks.hold(JSON.stringify([access.deviceId, vm]), vm, () => action(context));
  }
}

/** The VM's state by a fresh list; a name that is not in it is never used in a command. */
async function stateOf(
  access: DeviceAccess,
  vm: string,
  context: CommandContext,
): Promise<Result<VmState, Problem>> {
  const listing = await access.runVmc(vmcListCommand(), context);
  if (!listing.ok) {
    return listing;
  }
  const listed = listing.value.data.vms.find(({ name }) => name === vm);
  if (listed === undefined) {
    return err({ kind: 'vm-gone', vm });
  }
  return ok(listed.state === 'unknown' ? await probeVmState(access, vm, context) : listed.state);
}

async function start(
  access: DeviceAccess,
  vm: string,
  context: CommandContext,
): Promise<ActionResult> {
  const started = await access.runVmc(startVmCommand(vm), context);
  if (!started.ok) {
    return started;
  }
  const after = await stateOf(access, vm, context);
  if (!after.ok) {
    return after;
  }
  return after.value === 'stopped' ? err({ kind: 'vm-did-not-start', vm }) : ok('done');
}

async function stop(
  access: DeviceAccess,
  vm: string,
  context: CommandContext,
): Promise<ActionResult> {
  const stopped = await access.runVmc(stopVmCommand(vm), context);
  if (!stopped.ok) {
    return stopped;
  }
  const after = await stateOf(access, vm, context);
  if (!after.ok) {
    return after;
  }
  return after.value === 'running' ? err({ kind: 'vm-did-not-stop', vm }) : ok('done');
}
