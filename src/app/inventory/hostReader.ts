import { vmcListCommand } from '../../core/cli/vmc/commands';
import { holdsContainers } from '../../core/cli/vmc/vmType';
import type { Instance } from '../../core/model/instance';
import type { Vm } from '../../core/model/vm';
import type { Problem } from '../../core/problem/problem';
import type { Reach } from '../../core/reach/reach';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import type { Clock } from '../ports';
import { READ_ALL, type DeviceReader, type ReadManner, type UpdateState } from './deviceReader';
import {
  EMPTY_SECTION,
  failReading,
  finishReading,
  startReading,
  type DeviceState,
  type Section,
  type VmContents,
} from './deviceState';
import { probeVmState } from './probeVmState';
import { readInstances } from './readInstances';
import { readVmContents } from './readVmContents';
import { Turns } from './turns';

/**
 * Reads a device that may run `vmc`, `lxc` or both: this machine, a machine behind ssh, or the demo.
 * VMs and the device's own LXD are read side by side, and so are the VMs' containers.
 */
export class HostReader implements DeviceReader {
  readonly #access: DeviceAccess;
  readonly #clock: Clock;
  readonly #turns = new Turns();
  /** As the inventory has it after each update. */
  #state: DeviceState;

  constructor(access: DeviceAccess, clock: Clock, initial: DeviceState) {
    this.#access = access;
    this.#clock = clock;
    this.#state = initial;
  }

  async read(
    publish: UpdateState,
    signal: AbortSignal,
    manner: ReadManner = READ_ALL,
  ): Promise<void> {
    const update = this.#remembering(publish);
    const context = { deviceId: this.#access.deviceId, signal };
    update((state) => ({ ...state, reading: true }));
    const [vmcProblem, lxcProblem] = await Promise.all([
      this.#readVms(update, context, manner),
      manner.isCurrent(undefined) ? undefined : this.#readOwnInstances(update, context),
    ]);
    update((state) => {
      const done = { ...state, reading: false };
      if (signal.aborted) {
        return done;
      }
      const problem = deviceProblem(this.#access.reach, vmcProblem, lxcProblem);
      return {
        ...withoutProblem(done),
        wasRead: true,
        ...(problem === undefined ? {} : { problem }),
      };
    });
  }

  async readInstances(
    vm: string | undefined,
    publish: UpdateState,
    signal: AbortSignal,
  ): Promise<void> {
    const update = this.#remembering(publish);
    const context = { deviceId: this.#access.deviceId, signal };
    update((state) => state);
    if (vm === undefined) {
      await this.#readOwnInstances(update, context);
      return;
    }
    const listed = this.#state.vms?.data?.find(({ name }) => name === vm);
    if (listed?.state === 'running') {
      await this.#readContents(listed, update, context);
    }
  }

  #remembering(publish: UpdateState): UpdateState {
    return (change) => {
      publish((state) => (this.#state = change(state)));
    };
  }

  async #readVms(
    update: UpdateState,
    context: CommandContext,
    manner: ReadManner,
  ): Promise<Problem | undefined> {
    if (!(await this.#access.mayHave('vmc'))) {
      return this.#failVms(update, missing('vmc'));
    }
    if (this.#state.vms !== undefined) {
      update((state) => ({ ...state, vms: startReading(state.vms) }));
    }
    const reach = this.#access.reach;
    // Wanted by each VM in a moment, and it costs nothing to ask beside the list.
    const owner = this.#access.owner.find(reach, context);
    const early = this.#startKnown(update, context, manner);
    const listing = await this.#access.runVmc(vmcListCommand(), context);
    if (!listing.ok) {
      await Promise.all(early.values());
      return this.#failVms(update, listing.error);
    }
    const { data, warnings } = listing.value;
    update((state) => ({
      ...withoutProblem(state),
      vms: finishReading(withEarlierStates(data.vms, state.vms?.data), warnings, this.#clock.now()),
      contents: new Map(
        data.vms.map(({ name }) => [name, state.contents.get(name) ?? NO_CONTENTS] as const),
      ),
    }));
    await owner;
    await Promise.all([
      ...early.values(),
      ...data.vms.map((vm) => early.get(vm.name) ?? this.#readVm(vm, update, context, manner)),
    ]);
    return undefined;
  }

  /**
   * Reads the VMs that ran a moment ago beside `vmc list`, not after it: a VM that stopped meanwhile
   * says so itself, and nothing is started by asking.
   */
  #startKnown(
    update: UpdateState,
    context: CommandContext,
    { isCurrent }: ReadManner,
  ): ReadonlyMap<string, Promise<void>> {
    const running = (this.#state.vms?.data ?? []).filter(
      (vm) =>
        vm.state === 'running' &&
        !isCurrent(vm.name) &&
        holdsContainers(vm) !== false &&
        this.#state.contents.get(vm.name)?.containerless !== true,
    );
    return new Map(running.map((vm) => [vm.name, this.#readContents(vm, update, context)]));
  }

  #failVms(update: UpdateState, problem: Problem): Problem {
    update((state) => {
      const { vms, ...rest } = state;
      const failed = failReading(vms, problem);
      return tellsNothing(failed) ? rest : { ...rest, vms: failed };
    });
    return problem;
  }

  async #readVm(
    vm: Vm,
    update: UpdateState,
    context: CommandContext,
    { isCurrent }: ReadManner,
  ): Promise<void> {
    let { state } = vm;
    if (state === 'unknown') {
      state = await probeVmState(this.#access, vm.name, context);
      if (!context.signal.aborted) {
        update((device) => withVmState(device, vm.name, state));
      }
    }
    if (holdsContainers(vm) === false || state === 'stopped' || state === 'starting') {
      update((device) => withContents(device, vm.name, NO_CONTENTS));
      return;
    }
    if (state === 'running' && !isCurrent(vm.name)) {
      await this.#readContents(vm, update, context);
    }
  }

  #readContents(vm: Vm, update: UpdateState, context: CommandContext): Promise<void> {
    return this.#turns.take(vm.name, () => this.#listInVm(vm, update, context));
  }

  async #listInVm(vm: Vm, update: UpdateState, context: CommandContext): Promise<void> {
    const previous = this.#state.contents.get(vm.name) ?? NO_CONTENTS;
    if (previous.containerless) {
      return;
    }
    const outcome = await readVmContents({
      access: this.#access,
      clock: this.#clock,
      vm: vm.name,
      context,
      previous,
      update: (contents) => {
        update((device) => withContents(device, vm.name, contents));
      },
    });
    if (outcome === 'stopped') {
      update((device) =>
        withContents(withVmState(device, vm.name, 'stopped'), vm.name, NO_CONTENTS),
      );
    }
  }

  #readOwnInstances(update: UpdateState, context: CommandContext): Promise<Problem | undefined> {
    return this.#turns.take(undefined, () => this.#listOwn(update, context));
  }

  async #listOwn(update: UpdateState, context: CommandContext): Promise<Problem | undefined> {
    const tell = (instances: Section<Instance>): void => {
      update((state) => {
        const { instances: earlier, ...rest } =
          instances.data === undefined || instances.problem !== undefined
            ? state
            : withoutProblem(state);
        return tellsNothing(instances) ? rest : { ...rest, instances };
      });
    };
    if (!(await this.#access.mayHave('lxc'))) {
      tell(failReading(this.#state.instances, missing('lxc')));
      return missing('lxc');
    }
    if (this.#state.instances !== undefined) {
      tell(startReading(this.#state.instances));
    }
    return readInstances({
      commands: this.#access.commands,
      clock: this.#clock,
      reach: this.#access.reach,
      context,
      previous: this.#state.instances,
      mayHoldMany: this.#access.reach.kind === 'local',
      update: tell,
    });
  }
}

const NO_CONTENTS: VmContents = { containerless: false, instances: EMPTY_SECTION };

function missing(tool: 'vmc' | 'lxc'): Problem {
  return { kind: 'tool-missing', tool, place: 'this-machine' };
}

/**
 * What stops the whole device: no tool at all, or a connection that failed for both tools. Problems
 * of one tool stand beside what the other one lists.
 */
function deviceProblem(
  reach: Reach,
  vmc: Problem | undefined,
  lxc: Problem | undefined,
): Problem | undefined {
  if (vmc === undefined || lxc === undefined) {
    return undefined;
  }
  if (vmc.kind === 'tool-missing' && lxc.kind === 'tool-missing') {
    return vmc.tool === 'ssh' ? vmc : { kind: 'no-tools' };
  }
  if (vmc.kind === 'timed-out' && lxc.kind === 'timed-out' && reach.kind === 'ssh') {
    // Two tools do not hang at once; what they have in common does.
    return { ...vmc, tool: 'ssh' };
  }
  return vmc.kind === 'ssh' && lxc.kind === 'ssh' ? vmc : undefined;
}

/** A tool that was never there, or a first reading that was called off: as if nobody had asked. */
function tellsNothing({ data, problem, reading }: Section<unknown>): boolean {
  const isNothing = problem === undefined ? !reading : problem.kind === 'tool-missing';
  return data === undefined && isNothing;
}

function withoutProblem({ problem, doubt, ...rest }: DeviceState): DeviceState {
  return rest;
}

/** A list without states must not blank those that were found out; each is asked again right after. */
function withEarlierStates(vms: readonly Vm[], earlier: readonly Vm[] | undefined): readonly Vm[] {
  const states = new Map(earlier?.map(({ name, state }) => [name, state]));
  return vms.map((vm) =>
    vm.state === 'unknown' ? { ...vm, state: states.get(vm.name) ?? 'unknown' } : vm,
  );
}

/** A VM that the list no longer has keeps nothing. */
function withContents(state: DeviceState, vm: string, contents: VmContents): DeviceState {
  if (state.vms?.data?.some(({ name }) => name === vm) !== true) {
    return state;
  }
  return { ...state, contents: new Map(state.contents).set(vm, contents) };
}

function withVmState(state: DeviceState, name: string, vmState: Vm['state']): DeviceState {
  if (state.vms?.data === undefined) {
    return state;
  }
  const data = state.vms.data.map((vm) => (vm.name === name ? { ...vm, state: vmState } : vm));
  return { ...state, vms: { ...state.vms, data } };
}
