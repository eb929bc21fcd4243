import type { Command } from '../../core/cli/command';
import { copyInstanceCommand } from '../../core/cli/lxc/changeCommands';
import { lxcListCommand } from '../../core/cli/lxc/commands';
import { snapshotNameProblem } from '../../core/cli/lxc/snapshotName';
import {
  deleteSnapshotCommand,
  restoreSnapshotCommand,
  snapshotAsPlace,
  takeSnapshotCommand,
  type SnapshotPlace,
} from '../../core/cli/lxc/snapshots';
import type { Instance, Snapshot } from '../../core/model/instance';
import type { InstanceTarget } from '../../core/model/target';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import { holdInstance, type HeldInstance, type InstanceAction } from './holdInstance';
import { orInstanceGone } from './instanceGone';
import { expectFree, expectMade } from './lookAtInstances';
import { reportLxcProgress } from './reportLxcProgress';
import type { ActionResult } from './vmLifecycle';

/** The instance with its snapshots, as LXD has them at this moment. */
export function readSnapshots(
  action: InstanceAction,
  target: InstanceTarget,
): Promise<Result<Instance, Problem>> {
  return holdInstance(action, target, (held) => instanceOf(action, held));
}

/** Takes a snapshot; without a name LXD makes one up. */
export function takeSnapshot(
  action: InstanceAction,
  target: InstanceTarget,
  name: string | undefined,
): Promise<ActionResult> {
  return withGoodName(name ?? 'snap0', () =>
    holdInstance(action, target, async (held) => {
      const command = takeSnapshotCommand({ ...held.place, snapshot: name });
      const taken = await action.access.commands.run(held.reach, command, held.context);
      if (taken.ok) {
        return ok('done');
      }
      const exists = taken.error.kind === 'lxc' && taken.error.failure.kind === 'already-exists';
      return exists && name !== undefined
        ? err({ kind: 'snapshot-exists', instance: target.instance, snapshot: name })
        : err(orInstanceGone(taken.error, target.instance));
    }),
  );
}

/** Puts an instance back to that very snapshot; not to another one that got its name since. */
export function restoreSnapshot(
  action: InstanceAction,
  target: InstanceTarget,
  snapshot: Snapshot,
): Promise<ActionResult> {
  return onSnapshot(action, target, snapshot, (held) => run(action, held, restoreSnapshotCommand));
}

/** Deletes that very snapshot. */
export function deleteSnapshot(
  action: InstanceAction,
  target: InstanceTarget,
  snapshot: Snapshot,
): Promise<ActionResult> {
  return onSnapshot(action, target, snapshot, (held) => run(action, held, deleteSnapshotCommand));
}

/** Makes a new instance, with a name that is free, out of a snapshot. It does not run. */
export function copySnapshot(
  action: InstanceAction,
  target: InstanceTarget,
  { snapshot, name }: { readonly snapshot: Snapshot; readonly name: string },
): Promise<ActionResult> {
  const { access, report } = action;
  return onSnapshot(action, target, snapshot, (held) =>
    holdInstance(action, { ...target, instance: name }, async (goal) => {
      const free = await expectFree(access, goal);
      if (!free.ok) {
        return free;
      }
      const { remote } = held.place;
      const source = snapshotAsPlace(held.place);
      const command = copyInstanceCommand({ source, name, remote, withSnapshots: true });
      const onOutput = reportLxcProgress(report);
      const copied = await access.commands.run(held.reach, command, { ...goal.context, onOutput });
      return copied.ok ? expectMade(access, goal) : copied;
    }),
  );
}

type HeldSnapshot = HeldInstance & { readonly place: SnapshotPlace };

/** Acts on a snapshot that is still the one that the person saw. */
function onSnapshot(
  action: InstanceAction,
  target: InstanceTarget,
  { name, createdAt }: Snapshot,
  then: (held: HeldSnapshot) => Promise<ActionResult>,
): Promise<ActionResult> {
  return withGoodName(name, () =>
    holdInstance(action, target, async (held) => {
      const instance = await instanceOf(action, held);
      if (!instance.ok) {
        return instance;
      }
      const gone = { kind: 'snapshot-gone', instance: target.instance, snapshot: name } as const;
      const found = instance.value.snapshots?.find((snapshot) => snapshot.name === name);
      if (found === undefined || (createdAt ?? found.createdAt) !== found.createdAt) {
        return err(gone);
      }
      const result = await then({ ...held, place: { ...held.place, snapshot: name } });
      return !result.ok &&
        result.error.kind === 'lxc' &&
        result.error.failure.kind === 'snapshot-not-found'
        ? err(gone)
        : result;
    }),
  );
}

async function run(
  { access }: InstanceAction,
  { reach, place, context }: HeldSnapshot,
  command: (place: SnapshotPlace) => Command<undefined>,
): Promise<ActionResult> {
  const result = await access.commands.run(reach, command(place), context);
  return result.ok ? ok('done') : result;
}

async function instanceOf(
  { access }: InstanceAction,
  { reach, place, context }: HeldInstance,
): Promise<Result<Instance, Problem>> {
  const { remote, project, instance: name } = place;
  const command = lxcListCommand({ remote, project, fast: false });
  const listing = await access.commands.run(reach, command, context);
  if (!listing.ok) {
    return listing;
  }
  const found = listing.value.data.find((instance) => instance.name === name);
  return found === undefined ? err({ kind: 'instance-gone', instance: name }) : ok(found);
}

function withGoodName(name: string, then: () => Promise<ActionResult>): Promise<ActionResult> {
  const reason = snapshotNameProblem(name);
  return reason === undefined
    ? then()
    : Promise.resolve(err({ kind: 'bad-snapshot-name', name, reason }));
}
