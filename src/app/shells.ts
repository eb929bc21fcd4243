import type { InstanceTarget } from '../core/model/target';
import type { Problem } from '../core/problem/problem';
import type { Invocation } from '../core/reach/invocation';
import { invocationFor, type Reach } from '../core/reach/reach';
import { ok, type Result } from '../core/result';
import { FIND_USER } from '../core/shells/loginShell';
import type { CommandContext } from './commandRunner';
import type { DeviceAccess } from './deviceAccess';

// The scripts do not hand themselves over to the shell by `exec`: when a terminal is gone, `lxc exec` of
// all generations sends SIGTERM to what it runs, which an interactive shell ignores for ever. A script
// dies of it, and the end of the session's first process hangs up the shell.

/** A login shell of root: bash where there is one. `lxc exec` itself starts in root's home folder. */
const ROOT_SHELL = `if command -v bash >/dev/null 2>&1; then bash -l; else sh -l; fi
exit`;

/** A login shell of the container's user, in the home folder; of root where there is no user. */
const USER_SHELL = `${FIND_USER}
if [ -n "$user" ] && command -v su >/dev/null 2>&1; then su -l "$user"; exit; fi
${ROOT_SHELL}`;

export type ShellUser = 'user' | 'root';

/** Where in a device a shell runs, and as whom. */
export type ShellPlace =
  | { readonly kind: 'device' }
  | {
      readonly kind: 'vm';
      readonly vm: string;
      readonly containerless: boolean;
      readonly user: ShellUser;
    }
  | { readonly kind: 'instance'; readonly target: InstanceTarget; readonly user: ShellUser };

/** The process of a terminal at `place`; `undefined` for this machine, which has its own. */
export async function shellAt(
  access: DeviceAccess,
  place: ShellPlace,
  signal: AbortSignal,
): Promise<Result<Invocation | undefined, Problem>> {
  switch (place.kind) {
    case 'device':
      return ok(await deviceShell(access));
    case 'vm':
      return vmShell(access, place, signal);
    case 'instance':
      return instanceShell(access, place.target, place.user, signal);
  }
}

/**
 * The process of a terminal in the VM itself: a login shell of its own user. Root is only let in on
 * ChromeOS test images, and where the VM runs its shell daemon as root.
 */
export async function vmShell(
  access: DeviceAccess,
  place: Extract<ShellPlace, { kind: 'vm' }>,
  signal: AbortSignal,
): Promise<Result<Invocation, Problem>> {
  const reach = await vmShellReach(access, place, { deviceId: access.deviceId, signal });
  return reach.ok ? ok(await terminalAt(access, reach.value, [])) : reach;
}

/** The way that {@link vmShell} takes. */
export async function vmShellReach(
  access: DeviceAccess,
  { vm, containerless, user }: Extract<ShellPlace, { kind: 'vm' }>,
  context: CommandContext,
): Promise<Result<Reach, Problem>> {
  const reach = containerless
    ? await access.reachOfContainerless(vm, context)
    : await access.reachOfVm(vm, context);
  return reach.ok && reach.value.kind === 'vm' && user === 'root'
    ? ok({ ...reach.value, user })
    : reach;
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
  return inside.ok ? ok(await terminalAt(access, inside.value, words)) : inside;
}

/** The process of a terminal on the device; `undefined` for this machine, which has its own. */
export async function deviceShell(access: DeviceAccess): Promise<Invocation | undefined> {
  return access.reach.kind === 'ssh' ? terminalAt(access, access.reach, []) : undefined;
}

/** A terminal shares the connection that commands use: a password typed in one serves the other. */
async function terminalAt(
  access: DeviceAccess,
  reach: Reach,
  words: readonly string[],
): Promise<Invocation> {
  return invocationFor(await access.commands.reachForTerminal(reach), { words }, 'terminal');
}
