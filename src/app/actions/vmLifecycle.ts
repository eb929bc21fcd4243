import { startVmCommand, stopVmCommand } from '../../core/cli/vmc/commands';
import type { StartOption } from '../../core/cli/vmc/startOptions';
import type { VmTarget } from '../../core/model/target';
import type { VmState } from '../../core/model/vm';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import { probeVmState } from '../inventory/probeVmState';
import { holdVm } from './holdVm';
import { listedVm } from './listedVm';
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
  start(
    access: DeviceAccess,
    { vm }: VmTarget,
    signal: AbortSignal,
    options: readonly StartOption[] = [],
  ): Promise<ActionResult> {
    return this.#hold(
      access,
      vm,
      async (context) => {
        const before = await stateOf(access, vm, context);
        if (!before.ok || before.value === 'running' || before.value === 'starting') {
          return before.ok ? ok('already') : before;
        }
        return start(access, vm, context, options);
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
    return holdVm({ locks: this.#locks, access, vm, signal }, action);
  }
}

/** The VM's state by a fresh list; a name that is not in it is never used in a command. */
async function stateOf(
  access: DeviceAccess,
  vm: string,
  context: CommandContext,
): Promise<Result<VmState, Problem>> {
  const listed = await listedVm(access, vm, context);
  if (!listed.ok) {
    return listed;
  }
  const { state } = listed.value;
  return ok(state === 'unknown' ? await probeVmState(access, vm, context) : state);
}

async function start(
  access: DeviceAccess,
  vm: string,
  context: CommandContext,
  options: readonly StartOption[] = [],
): Promise<ActionResult> {
  const started = await access.runVmc(startVmCommand(vm, options), context);
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
