import { setConfigCommand, showConfigCommand } from '../../core/cli/lxc/config/commands';
import { readServerConfig } from '../../core/cli/lxc/config/serverConfig';
import type { InstanceTarget } from '../../core/model/target';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import { holdInstance, type HeldInstance, type InstanceAction } from './holdInstance';
import { orInstanceGone } from './instanceGone';
import type { ActionResult } from './vmLifecycle';

/** What an instance may do so that containers run inside it. */
export interface Nesting {
  /** `security.nesting`: it may make namespaces and mount file systems of its own. */
  readonly nesting: boolean;
  /**
   * `security.syscalls.intercept.mknod` and `.setxattr`: LXD makes the few harmless device files and
   * attributes for it that the layers of Docker images hold.
   */
  readonly interception: boolean;
}

const NESTING_KEY = 'security.nesting';
const INTERCEPTION_KEYS = [
  'security.syscalls.intercept.mknod',
  'security.syscalls.intercept.setxattr',
];

/** What is in force at this moment, whether the instance or a profile of it says so. */
export function readNesting(
  action: InstanceAction,
  target: InstanceTarget,
): Promise<Result<Nesting, Problem>> {
  return holdInstance(action, target, (held) => nestingOf(action, held));
}

/**
 * Sets what differs from `wanted`, at the instance itself, where it counts for more than what a profile
 * says. It holds for what is started from then on.
 */
export function setNesting(
  action: InstanceAction,
  target: InstanceTarget,
  wanted: Nesting,
): Promise<ActionResult> {
  return holdInstance(action, target, async (held) => {
    const current = await nestingOf(action, held);
    if (!current.ok) {
      return current;
    }
    const { nesting, interception } = current.value;
    const values = Object.fromEntries([
      ...(nesting === wanted.nesting ? [] : [[NESTING_KEY, String(wanted.nesting)]]),
      ...(interception === wanted.interception
        ? []
        : INTERCEPTION_KEYS.map((key) => [key, String(wanted.interception)])),
    ]) as Readonly<Record<string, string>>;
    if (Object.keys(values).length === 0) {
      return ok('already');
    }
    const command = setConfigCommand({ ...held.place, values });
    const set = await action.access.commands.run(held.reach, command, held.context);
    return set.ok ? ok('done') : err(orInstanceGone(set.error, target.instance));
  });
}

async function nestingOf(
  { access }: InstanceAction,
  { reach, place, context }: HeldInstance,
): Promise<Result<Nesting, Problem>> {
  const command = showConfigCommand({ ...place, expanded: true });
  const shown = await access.commands.run(reach, command, context);
  if (!shown.ok) {
    return err(orInstanceGone(shown.error, place.instance));
  }
  const server = readServerConfig(shown.value.data, 'instance');
  if (!server.ok) {
    return err({ kind: 'unreadable-output', tool: 'lxc', failure: server.error });
  }
  const { config } = server.value.data.editable;
  return ok({
    nesting: isTrue(config[NESTING_KEY]),
    interception: INTERCEPTION_KEYS.every((key) => isTrue(config[key])),
  });
}

/** The words that LXD takes for true (`shared/util.go`, `IsTrue`). */
function isTrue(value: string | undefined): boolean {
  return ['true', '1', 'yes', 'on'].includes(value?.toLowerCase() ?? '');
}
