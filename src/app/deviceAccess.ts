import type { Command } from '../core/cli/command';
import type { Parsed } from '../core/cli/parse';
import { instanceNameProblem } from '../core/cli/lxc/instanceName';
import { vmNameProblem } from '../core/cli/vmc/vmName';
import type { InstanceTarget } from '../core/model/target';
import type { Problem } from '../core/problem/problem';
import type { Reach } from '../core/reach/reach';
import { err, ok, type Result } from '../core/result';
import type { CommandContext, CommandRunner } from './commandRunner';
import type { FollowRunner } from './followRunner';
import { OwnerHash } from './inventory/ownerHash';

export interface DeviceAccessOptions {
  readonly deviceId: string;
  readonly reach: Reach;
  readonly commands: CommandRunner;
  readonly ownerHash?: string;
  /** Whether the tool can be there at all; a machine behind ssh has to be asked. */
  readonly mayHave: (tool: 'vmc' | 'lxc') => Promise<boolean>;
  /** Remote of the `lxc` client that this device stands for. */
  readonly remote?: string;
  /** Absent where nothing can be followed: the demo. */
  readonly followers?: FollowRunner;
}

/** How commands get to one device, and what was learnt on the way: its owner hash, its kind of LXD. */
export class DeviceAccess {
  readonly deviceId: string;
  readonly commands: CommandRunner;
  /** Follows what goes on until it is ended; `undefined` where nothing can be. */
  readonly followers: FollowRunner | undefined;
  readonly owner: OwnerHash;
  readonly remote: string | undefined;
  readonly mayHave: (tool: 'vmc' | 'lxc') => Promise<boolean>;
  readonly reach: Reach;
  /** VMs whose LXD is only found by an interactive bash. */
  readonly #lxdNext = new Set<string>();
  /** Set once an old `vmc` asked for it. */
  #vmcWantsHash = false;

  constructor(options: DeviceAccessOptions) {
    this.deviceId = options.deviceId;
    this.reach = options.reach;
    this.commands = options.commands;
    this.followers = options.followers;
    this.mayHave = options.mayHave;
    this.remote = options.remote;
    this.owner = new OwnerHash(options.commands, options.ownerHash);
  }

  /** Runs a `vmc` command; one that insists on the owner hash (before 2024-03) gets it. */
  async runVmc<T>(
    command: Command<T>,
    context: CommandContext,
  ): Promise<Result<Parsed<T>, Problem>> {
    if (!this.#vmcWantsHash) {
      const result = await this.commands.run(this.reach, command, context);
      const wantsHash =
        !result.ok && result.error.kind === 'vmc' && result.error.failure.kind === 'no-user-hash';
      if (!wantsHash) {
        return result;
      }
    }
    const hash = await this.owner.find(this.reach, context);
    if (hash === undefined) {
      return err(withoutHash(context));
    }
    this.#vmcWantsHash = true;
    const env = { ...command.env, CROS_USER_ID_HASH: hash };
    const result = await this.commands.run(this.reach, { ...command, env }, context);
    if (
      !result.ok &&
      result.error.kind === 'vmc' &&
      result.error.failure.kind === 'wrong-user-hash'
    ) {
      this.owner.forget();
    }
    return result;
  }

  /** The way into a VM. Fails for a name that no tool can be given, and when nobody is signed in. */
  async reachOfVm(vm: string, context: CommandContext): Promise<Result<Reach, Problem>> {
    const reason = vmNameProblem(vm);
    if (reason !== undefined) {
      return err({ kind: 'bad-vm-name', name: vm, reason });
    }
    const ownerHash = await this.owner.find(this.reach, context);
    if (ownerHash === undefined) {
      return err(withoutHash(context));
    }
    const lxdNext = this.#lxdNext.has(vm);
    return ok({ kind: 'vm', via: this.reach, vm, ownerHash, lxdNext });
  }

  /**
   * The way into a VM by an owner hash that is asked for again, as another user may have signed in;
   * `undefined` when it is still the one of `reach`.
   */
  async reachOfOtherOwner(
    vm: string,
    reach: Reach,
    context: CommandContext,
  ): Promise<Reach | undefined> {
    this.owner.forget();
    const anew = await this.reachOfVm(vm, context);
    const isOther =
      anew.ok &&
      anew.value.kind === 'vm' &&
      reach.kind === 'vm' &&
      anew.value.ownerHash !== reach.ownerHash;
    return isOther ? anew.value : undefined;
  }

  /** Remembers that the VM's `lxc` needs the longer way, and gives that way. */
  useLxdNext(vm: string, reach: Reach): Reach {
    this.#lxdNext.add(vm);
    return reach.kind === 'vm' ? { ...reach, lxdNext: true } : reach;
  }

  /** The way to the `lxc` that manages an instance: inside a VM, or on the device itself. */
  async reachOfLxd(
    vm: string | undefined,
    context: CommandContext,
  ): Promise<Result<Reach, Problem>> {
    return vm === undefined ? ok(this.reach) : this.reachOfVm(vm, context);
  }

  /** The way into an instance. Fails for a name that LXD would not take. */
  async reachOfInstance(
    { vm, instance, project }: InstanceTarget,
    context: CommandContext,
  ): Promise<Result<Reach, Problem>> {
    const reason = instanceNameProblem(instance);
    if (reason !== undefined) {
      return err({ kind: 'bad-instance-name', name: instance, reason });
    }
    const via = await this.reachOfLxd(vm, context);
    return via.ok
      ? ok({ kind: 'instance', via: via.value, instance, remote: this.remote, project })
      : via;
  }

  /** The way into the one system of a VM without containers. */
  async reachOfContainerless(vm: string, context: CommandContext): Promise<Result<Reach, Problem>> {
    const reach = await this.reachOfVm(vm, context);
    return reach.ok && reach.value.kind === 'vm'
      ? ok({ ...reach.value, targetContainer: PSEUDO_CONTAINER })
      : reach;
  }
}

/** What Chrome itself calls the one shell of a containerless VM (cicerone, `virtual_machine.cc`). */
const PSEUDO_CONTAINER = 'penguin';

/** Who called the question off does not want to hear that nobody is signed in. */
function withoutHash({ signal }: CommandContext): Problem {
  return signal.aborted ? { kind: 'cancelled' } : { kind: 'no-owner-hash' };
}
