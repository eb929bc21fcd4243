import { createInstanceCommand } from '../../core/cli/lxc/createCommands';
import type { InstanceTarget } from '../../core/model/target';
import { err } from '../../core/result';
import type { ActionResult } from './vmLifecycle';
import { holdInstance, type InstanceAction } from './holdInstance';
import { expectFree, expectMade } from './lookAtInstances';
import { reportLxcProgress } from './reportLxcProgress';

export interface InstanceSpec {
  /** The word of `lxc` for the image. */
  readonly image: string;
  /** `default` when undefined, none at all when empty. */
  readonly profiles?: readonly string[] | undefined;
  readonly config?: Readonly<Record<string, string>> | undefined;
  readonly start: boolean;
}

/** Makes an instance under a name that is free at this moment. */
export function createInstance(
  action: InstanceAction,
  target: InstanceTarget,
  spec: InstanceSpec,
): Promise<ActionResult> {
  const { access, report } = action;
  return holdInstance(action, target, async (held) => {
    const free = await expectFree(access, held);
    if (!free.ok) {
      return free;
    }
    const command = createInstanceCommand({ ...held.place, ...spec });
    const created = await access.commands.run(held.reach, command, {
      ...held.context,
      onOutput: reportLxcProgress(report),
    });
    if (created.ok) {
      return expectMade(access, held);
    }
    // `lxc launch` leaves what it made but could not start.
    const isMade =
      created.error.kind === 'lxc' && created.error.failure.kind === 'start-failed' && spec.start;
    return isMade ? err({ kind: 'instance-not-started', instance: target.instance }) : created;
  });
}
