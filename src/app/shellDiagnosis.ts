import type { Command } from '../core/cli/command';
import { lxcListCommand } from '../core/cli/lxc/commands';
import { vmcListCommand } from '../core/cli/vmc/commands';
import type { InstanceState } from '../core/model/instance';
import type { InstanceTarget } from '../core/model/target';
import type { Problem } from '../core/problem/problem';
import { reachChain, type Reach } from '../core/reach/reach';
import { ok } from '../core/result';
import { loginShellCommand, type LoginShell } from '../core/shells/loginShell';
import type { ShellLayer } from '../core/shells/shellEnd';
import type { CommandContext } from './commandRunner';
import type { DeviceAccess } from './deviceAccess';
import { probeVmState } from './inventory/probeVmState';
import { vmShellReach, type ShellPlace } from './shells';

/** How the place of a shell is found after the shell has ended. */
export type ShellDiagnosis =
  /** It cannot be reached, and why. */
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'vm-not-running'; readonly vm: string; readonly isStarting: boolean }
  | { readonly kind: 'instance-not-running'; readonly state: InstanceState }
  /** The login shell that /etc/passwd names for the container's user cannot be run. */
  | { readonly kind: 'login-shell-unusable'; readonly loginShell: LoginShell }
  /** It answers: nothing there explains the end. */
  | { readonly kind: 'answers' };

/** What a shell at `place` goes through. */
export function shellLayers({ reach }: DeviceAccess, place: ShellPlace): readonly ShellLayer[] {
  const isFar = reachChain(reach).some(({ kind }) => kind === 'ssh');
  const inVm = place.kind === 'vm' || (place.kind === 'instance' && place.target.vm !== undefined);
  return [
    ...(isFar ? (['ssh'] as const) : []),
    ...(inVm ? (['vm'] as const) : []),
    ...(place.kind === 'instance' ? (['instance'] as const) : []),
  ];
}

/**
 * Looks at the place where a shell has just ended: whether the device answers, the VM and the container
 * run by a fresh list, and something can be run there. Changes nothing.
 */
export async function diagnoseShell(
  access: DeviceAccess,
  place: ShellPlace,
  signal: AbortSignal,
): Promise<ShellDiagnosis> {
  const context = { deviceId: access.deviceId, signal };
  switch (place.kind) {
    case 'device':
      return runsSomething(access, access.reach, context);
    case 'vm':
      return (await diagnoseVm(access, place.vm, context)) ?? answersIn(access, place, context);
    case 'instance':
      return (
        (place.target.vm === undefined
          ? undefined
          : await diagnoseVm(access, place.target.vm, context)) ??
        diagnoseInstance(access, place, context)
      );
  }
}

/** Why the VM cannot be entered; `undefined` when it runs, or may run. */
async function diagnoseVm(
  access: DeviceAccess,
  vm: string,
  context: CommandContext,
): Promise<ShellDiagnosis | undefined> {
  const listing = await access.runVmc(vmcListCommand(), context);
  if (!listing.ok) {
    return { kind: 'problem', problem: listing.error };
  }
  const listed = listing.value.data.vms.find(({ name }) => name === vm);
  if (listed === undefined) {
    return { kind: 'problem', problem: { kind: 'vm-gone', vm } };
  }
  const state = listed.state === 'unknown' ? await probeVmState(access, vm, context) : listed.state;
  return state === 'stopped' || state === 'starting'
    ? { kind: 'vm-not-running', vm, isStarting: state === 'starting' }
    : undefined;
}

async function answersIn(
  access: DeviceAccess,
  place: Extract<ShellPlace, { kind: 'vm' }>,
  context: CommandContext,
): Promise<ShellDiagnosis> {
  const reach = await vmShellReach(access, place, context);
  return reach.ok
    ? runsSomething(access, reach.value, context)
    : { kind: 'problem', problem: reach.error };
}

async function diagnoseInstance(
  access: DeviceAccess,
  { target, user }: Extract<ShellPlace, { kind: 'instance' }>,
  context: CommandContext,
): Promise<ShellDiagnosis> {
  const { vm } = target;
  const lxd = await access.reachOfLxd(vm, context);
  if (!lxd.ok) {
    return { kind: 'problem', problem: lxd.error };
  }
  const state = await stateOf(access, target, lxd.value, context);
  if (state.kind !== 'state') {
    return state;
  }
  if (state.state !== 'running') {
    return { kind: 'instance-not-running', state: state.state };
  }
  const inside = await access.reachOfInstance(target, context);
  if (!inside.ok) {
    return { kind: 'problem', problem: inside.error };
  }
  const login = await access.commands.run(inside.value, loginShellCommand(), context);
  if (!login.ok) {
    return { kind: 'problem', problem: login.error };
  }
  const { data } = login.value;
  return user === 'user' && data?.isUsable === false
    ? { kind: 'login-shell-unusable', loginShell: data }
    : { kind: 'answers' };
}

async function stateOf(
  access: DeviceAccess,
  { instance, project }: InstanceTarget,
  lxd: Reach,
  context: CommandContext,
): Promise<
  | { readonly kind: 'state'; readonly state: InstanceState }
  | Extract<ShellDiagnosis, { kind: 'problem' }>
> {
  const list = lxcListCommand({ remote: access.remote, fast: true, project });
  const listing = await access.commands.run(lxd, list, context);
  if (!listing.ok) {
    return { kind: 'problem', problem: listing.error };
  }
  const listed = listing.value.data.find(({ name }) => name === instance);
  return listed === undefined
    ? { kind: 'problem', problem: { kind: 'instance-gone', instance } }
    : { kind: 'state', state: listed.state };
}

async function runsSomething(
  access: DeviceAccess,
  reach: Reach,
  context: CommandContext,
): Promise<ShellDiagnosis> {
  const run = await access.commands.run(reach, RUN_TRUE, context);
  return run.ok ? { kind: 'answers' } : { kind: 'problem', problem: run.error };
}

const RUN_TRUE: Command<undefined> = {
  tool: 'true',
  args: [],
  parse: () => ok({ data: undefined, warnings: [] }),
  mutates: false,
};
