import { lxcListCommand } from '../../core/cli/lxc/commands';
import type { Instance } from '../../core/model/instance';
import type { Problem } from '../../core/problem/problem';
import type { Reach } from '../../core/reach/reach';
import type { CommandContext, CommandRunner } from '../commandRunner';
import type { Clock } from '../ports';
import { failReading, finishReading, type Section } from './deviceState';

/**
 * From this many instances on, a list without their state comes first: LXD needs about 3 ms for the
 * state of each one, and next to nothing for all the rest (measured on LXD 5.0.2).
 */
const FAST_LIST_FROM = 60;

export interface InstancesRequest {
  readonly commands: CommandRunner;
  readonly clock: Clock;
  readonly reach: Reach;
  readonly remote?: string | undefined;
  readonly context: CommandContext;
  readonly previous: Section<Instance> | undefined;
  /**
   * Whether an LXD that was never read is worth the quick list as well. A VM holds few containers,
   * and a machine behind ssh may have no `lxc` at all.
   */
  readonly mayHoldMany?: boolean;
  /** Called with what is known, once or twice. */
  readonly update: (section: Section<Instance>) => void;
}

/**
 * Lists the instances of one LXD. A large one is asked twice side by side, so that
 * rows appear before addresses do. Returns the problem when the full list could not be had.
 */
export async function readInstances(request: InstancesRequest): Promise<Problem | undefined> {
  const { commands, clock, reach, remote, context, previous, update } = request;
  let best = previous;
  let fullArrived = false;
  const full = commands.run(reach, lxcListCommand({ remote, fast: false }), context);
  const known = previous?.data?.length;
  if (known === undefined ? request.mayHoldMany === true : known >= FAST_LIST_FROM) {
    void commands.run(reach, lxcListCommand({ remote, fast: true }), context).then((fast) => {
      // A failure is told by the full list, which is still to come.
      if (fast.ok && !fullArrived) {
        const { data, warnings } = fast.value;
        const merged = withEarlierDetails(data, previous?.data);
        best = { ...finishReading(merged, warnings, clock.now()), reading: true };
        update(best);
      }
    });
  }
  const result = await full;
  fullArrived = true;
  if (!result.ok) {
    update(failReading(best, result.error));
    return result.error;
  }
  update(finishReading(result.value.data, result.value.warnings, clock.now()));
  return undefined;
}

/** A fast list carries no addresses or snapshots; those of the last full one stay until the next. */
function withEarlierDetails(
  fast: readonly Instance[],
  earlier: readonly Instance[] | undefined,
): readonly Instance[] {
  const byKey = new Map(earlier?.map((instance) => [keyOf(instance), instance]));
  return fast.map((instance) => {
    const before = byKey.get(keyOf(instance));
    return {
      ...(before?.addresses !== undefined && instance.state === 'running'
        ? { addresses: before.addresses }
        : {}),
      ...(before?.snapshots !== undefined ? { snapshots: before.snapshots } : {}),
      ...instance,
    };
  });
}

function keyOf({ project, name }: Instance): string {
  return `${project ?? ''}/${name}`;
}
