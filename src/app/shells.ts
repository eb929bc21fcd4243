import { instanceNameProblem } from '../core/cli/lxc/instanceName';
import type { InstanceTarget, VmTarget } from '../core/model/target';
import type { Problem } from '../core/problem/problem';
import type { Invocation } from '../core/reach/invocation';
import { invocationFor, type Reach } from '../core/reach/reach';
import { err, ok, type Result } from '../core/result';
import type { DeviceAccess } from './deviceAccess';

/** What Chrome itself calls the one shell of a containerless VM (cicerone, `virtual_machine.cc`). */
export const PSEUDO_CONTAINER = 'penguin';

/** A login shell of root: bash where there is one. */
const ROOT_SHELL = 'command -v bash >/dev/null 2>&1 && exec bash -l; exec sh -l';

/**
 * A login shell of the first ordinary user, who is uid 1000 in every Crostini container and in most
 * others; of root where there is no such user. `getent` and `su` are missing in tiny images, and an
 * `exec` that fails ends the shell.
 */
const USER_SHELL = `entry=$(getent passwd 1000 2>/dev/null || grep -m 1 '^[^:]*:[^:]*:1000:' /etc/passwd)
user=\${entry%%:*}
[ -n "$user" ] && command -v su >/dev/null 2>&1 && exec su -l "$user"
${ROOT_SHELL}`;

export type ShellUser = 'user' | 'root';

/** The process of a terminal in the VM itself. */
export async function vmShell(
  access: DeviceAccess,
  { vm }: VmTarget,
  containerless: boolean,
  signal: AbortSignal,
): Promise<Result<Invocation, Problem>> {
  const reach = await access.reachOfVm(vm, { deviceId: access.deviceId, signal });
  if (!reach.ok) {
    return reach;
  }
  const through: Reach =
    containerless && reach.value.kind === 'vm'
      ? { ...reach.value, targetContainer: PSEUDO_CONTAINER }
      : reach.value;
  return ok(invocationFor(through, { words: [] }, 'terminal'));
}

/** The process of a terminal in an instance. */
export async function instanceShell(
  access: DeviceAccess,
  { vm, instance, project }: InstanceTarget,
  user: ShellUser,
  signal: AbortSignal,
): Promise<Result<Invocation, Problem>> {
  const reason = instanceNameProblem(instance);
  if (reason !== undefined) {
    return err({ kind: 'bad-instance-name', name: instance, reason });
  }
  const via = await access.reachOfLxd(vm, { deviceId: access.deviceId, signal });
  if (!via.ok) {
    return via;
  }
  const inside: Reach = {
    kind: 'instance',
    via: via.value,
    instance,
    remote: access.remote,
    project,
  };
  const words = ['sh', '-c', user === 'root' ? ROOT_SHELL : USER_SHELL];
  return ok(invocationFor(inside, { words }, 'terminal'));
}

/** The process of a terminal on the device; `undefined` for this machine, which has its own. */
export function deviceShell(access: DeviceAccess): Invocation | undefined {
  return access.reach.kind === 'ssh'
    ? invocationFor(access.reach, { words: [] }, 'terminal')
    : undefined;
}
