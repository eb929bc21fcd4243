import { instanceNameProblem } from '../../core/cli/lxc/instanceName';
import type { InstancePlace } from '../../core/cli/lxc/commands';
import type { InstanceTarget } from '../../core/model/target';
import type { Problem } from '../../core/problem/problem';
import type { Reach } from '../../core/reach/reach';
import { err, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import type { Locks } from './locks';
import type { Report } from './report';

/** What every action on an instance needs. */
export interface InstanceAction {
  readonly locks: Locks;
  readonly access: DeviceAccess;
  readonly signal: AbortSignal;
  /** Hears how far it is, where `lxc` says it. */
  readonly report?: Report;
}

/** Where an instance is, as the `lxc` at the end of `reach` is told it. */
export interface HeldInstance {
  readonly reach: Reach;
  readonly place: InstancePlace;
  readonly context: CommandContext;
}

/**
 * Does something with an instance, or with a name that one is to get, while nothing else is done with
 * it. Refuses names that LXD would not take, before anything is run.
 */
export async function holdInstance<T>(
  { locks, access, signal }: InstanceAction,
  { vm, instance, project }: Omit<InstanceTarget, 'deviceId'>,
  action: (held: HeldInstance) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const reason = instanceNameProblem(instance);
  if (reason !== undefined) {
    return err({ kind: 'bad-instance-name', name: instance, reason });
  }
  const context = { deviceId: access.deviceId, signal };
  const key = JSON.stringify([access.deviceId, vm ?? null, project ?? null, instance]);
  return locks.hold(key, instance, async () => {
    const reach = await access.reachOfLxd(vm, context);
    const place = { instance, remote: access.remote, project };
    return reach.ok ? action({ reach: reach.value, place, context }) : reach;
  });
}
