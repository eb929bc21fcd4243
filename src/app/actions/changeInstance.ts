import {
  copyInstanceCommand,
  deleteInstanceCommand,
  renameInstanceCommand,
} from '../../core/cli/lxc/changeCommands';
import type { InstanceTarget } from '../../core/model/target';
import { err, ok } from '../../core/result';
import { holdInstance, type HeldInstance, type InstanceAction } from './holdInstance';
import { orInstanceGone } from './instanceGone';
import { expectFree, expectMade, expectThere, findInstance } from './lookAtInstances';
import { reportLxcProgress } from './reportLxcProgress';
import type { ActionResult } from './vmLifecycle';

/** Deletes an instance with its snapshots. `force`: also one that runs. */
export function deleteInstance(
  action: InstanceAction,
  target: InstanceTarget,
  { force }: { readonly force: boolean },
): Promise<ActionResult> {
  const { access } = action;
  return holdInstance(action, target, async (held) => {
    const command = deleteInstanceCommand({ ...held.place, force });
    const deleted = await access.commands.run(held.reach, command, held.context);
    if (!deleted.ok) {
      return err(orInstanceGone(deleted.error, target.instance));
    }
    const left = await findInstance(access, held);
    if (!left.ok) {
      return left;
    }
    return left.value === undefined
      ? ok('done')
      : err({ kind: 'instance-still-there', instance: target.instance });
  });
}

/** Gives a stopped instance a name that is free. */
export function renameInstance(
  action: InstanceAction,
  target: InstanceTarget,
  newName: string,
): Promise<ActionResult> {
  const { access } = action;
  return holdInstance(action, target, (held) =>
    holdNewName(action, target, newName, async () => {
      const renamed = await access.commands.run(
        held.reach,
        renameInstanceCommand(held.place, newName),
        held.context,
      );
      return renamed.ok
        ? expectMade(access, held, newName)
        : err(orInstanceGone(renamed.error, target.instance));
    }),
  );
}

export interface CopySpec {
  readonly name: string;
  /** Another remote that the device's `lxc` knows; `undefined`: where the source is. */
  readonly remote: string | undefined;
  readonly withSnapshots: boolean;
}

/** Copies an instance to a name that is free there. */
export function copyInstance(
  action: InstanceAction,
  target: InstanceTarget,
  { name, remote, withSnapshots }: CopySpec,
): Promise<ActionResult> {
  const { access, report } = action;
  return holdInstance(action, target, async (held) => {
    const there = await expectThere(access, held);
    if (!there.ok) {
      return there;
    }
    const goal = placeOfCopy(held, remote);
    return holdNewName({ ...action, goal }, target, name, async () => {
      const command = copyInstanceCommand({
        source: held.place,
        name,
        remote: goal.place.remote,
        withSnapshots,
      });
      const copied = await access.commands.run(held.reach, command, {
        ...held.context,
        onOutput: reportLxcProgress(report),
      });
      return copied.ok ? expectMade(access, goal, name) : copied;
    });
  });
}

/** Another remote has projects of its own. */
function placeOfCopy(held: HeldInstance, remote: string | undefined): HeldInstance {
  return remote === undefined
    ? held
    : { ...held, place: { ...held.place, remote, project: undefined } };
}

/** Keeps others off the new name as well, and goes on only when it is valid and free. */
function holdNewName(
  action: InstanceAction & { readonly goal?: HeldInstance },
  { vm, project }: InstanceTarget,
  name: string,
  then: () => Promise<ActionResult>,
): Promise<ActionResult> {
  return holdInstance(action, { vm, project, instance: name }, async (held) => {
    const free = await expectFree(action.access, action.goal ?? held, name);
    return free.ok ? then() : free;
  });
}
