import type { InstanceTarget, VmTarget } from '../core/model/target';
import type { Problem } from '../core/problem/problem';
import type { Invocation } from '../core/reach/invocation';
import { invocationFor } from '../core/reach/reach';
import { ok, type Result } from '../core/result';
import type { DeviceAccess } from './deviceAccess';

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
  const context = { deviceId: access.deviceId, signal };
  const reach = containerless
    ? await access.reachOfContainerless(vm, context)
    : await access.reachOfVm(vm, context);
  return reach.ok ? ok(invocationFor(reach.value, { words: [] }, 'terminal')) : reach;
}

/** The process of a terminal in an instance. */
export async function instanceShell(
  access: DeviceAccess,
  target: InstanceTarget,
  user: ShellUser,
  signal: AbortSignal,
): Promise<Result<Invocation, Problem>> {
  const inside = await access.reachOfInstance(target, { deviceId: access.deviceId, signal });
  const words = ['sh', '-c', user === 'root' ? ROOT_SHELL : USER_SHELL];
  return inside.ok ? ok(invocationFor(inside.value, { words }, 'terminal')) : inside;
}

/** The process of a terminal on the device; `undefined` for this machine, which has its own. */
export function deviceShell(access: DeviceAccess): Invocation | undefined {
  return access.reach.kind === 'ssh'
    ? invocationFor(access.reach, { words: [] }, 'terminal')
    : undefined;
}
