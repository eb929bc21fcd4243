import type { Command } from '../../core/cli/command';
import {
  freezeInstanceCommand,
  restartInstanceCommand,
  startInstanceCommand,
  stopInstanceCommand,
  unfreezeInstanceCommand,
  type InstancePlace,
} from '../../core/cli/lxc/commands';
import type { InstanceTarget } from '../../core/model/target';
import { err, ok } from '../../core/result';
import type { DeviceAccess } from '../deviceAccess';
import { holdInstance } from './holdInstance';
import type { Locks } from './locks';
import type { ActionResult } from './vmLifecycle';

/** How long a container may take to shut down by itself before LXD gives up, in seconds. */
const SHUTDOWN_SECONDS = 30;

/** Starts, stops, restarts, freezes and unfreezes instances. */
export class InstanceLifecycle {
  readonly #locks: Locks;

  constructor(locks: Locks) {
    this.#locks = locks;
  }

  start(access: DeviceAccess, target: InstanceTarget, signal: AbortSignal): Promise<ActionResult> {
    return this.#run(access, target, startInstanceCommand(named(access, target)), signal);
  }

  /** Asks the instance to shut down; `force` ends it at once, losing what it has not written. */
  stop(
    access: DeviceAccess,
    target: InstanceTarget,
    { force }: { readonly force: boolean },
    signal: AbortSignal,
  ): Promise<ActionResult> {
    const command = stopInstanceCommand({
      ...named(access, target),
      force,
      timeoutSeconds: SHUTDOWN_SECONDS,
    });
    return this.#run(access, target, command, signal);
  }

  /** Stops an instance if it runs, then starts it. */
  async restart(
    access: DeviceAccess,
    target: InstanceTarget,
    signal: AbortSignal,
  ): Promise<ActionResult> {
    const command = restartInstanceCommand({
      ...named(access, target),
      force: false,
      timeoutSeconds: SHUTDOWN_SECONDS,
    });
    const result = await this.#run(access, target, command, signal);
    // One that does not run has nothing to stop, but is to run in the end.
    return result.ok && result.value === 'already' ? this.start(access, target, signal) : result;
  }

  /** Lets all processes of an instance stand still, until {@link unfreeze}. */
  async freeze(
    access: DeviceAccess,
    target: InstanceTarget,
    signal: AbortSignal,
  ): Promise<ActionResult> {
    const command = freezeInstanceCommand(named(access, target));
    const result = await this.#run(access, target, command, signal);
    const isFrozen =
      !result.ok && result.error.kind === 'lxc' && result.error.failure.kind === 'frozen';
    return isFrozen ? ok('already') : result;
  }

  unfreeze(
    access: DeviceAccess,
    target: InstanceTarget,
    signal: AbortSignal,
  ): Promise<ActionResult> {
    return this.#run(access, target, unfreezeInstanceCommand(named(access, target)), signal);
  }

  #run(
    access: DeviceAccess,
    target: InstanceTarget,
    command: Command<unknown>,
    signal: AbortSignal,
  ): Promise<ActionResult> {
    const action = { locks: this.#locks, access, signal };
    return holdInstance(action, target, async ({ reach, context }) => {
      const result = await access.commands.run(reach, command, context);
      if (result.ok) {
        return ok('done');
      }
      if (result.error.kind === 'lxc') {
        switch (result.error.failure.kind) {
          case 'already-running':
          case 'already-stopped':
            return ok('already');
          case 'instance-not-found':
            return err({ kind: 'instance-gone', instance: target.instance });
          default:
            return result;
        }
      }
      return result;
    });
  }
}

/** The instance as the `lxc` client of `access` has to be told it. */
function named({ remote }: DeviceAccess, { instance, project }: InstanceTarget): InstancePlace {
  return { instance, remote, project };
}
