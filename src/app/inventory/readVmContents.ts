import type { Instance } from '../../core/model/instance';
import type { Problem } from '../../core/problem/problem';
import type { Reach } from '../../core/reach/reach';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import type { Clock } from '../ports';
import {
  EMPTY_SECTION,
  failReading,
  startReading,
  type Section,
  type VmContents,
} from './deviceState';
import { probeVmState } from './probeVmState';
import { readInstances } from './readInstances';

export interface VmContentsRequest {
  readonly access: DeviceAccess;
  readonly clock: Clock;
  /** A VM that was listed as running a moment ago. */
  readonly vm: string;
  readonly context: CommandContext;
  readonly previous: VmContents;
  /** Called with what is known, as it comes in. */
  readonly update: (contents: VmContents) => void;
}

/**
 * Lists the containers of a VM by the LXD in it. `stopped`: it does not run any more, which is its
 * state and not a failure, so nothing was told to `update` about it.
 */
export async function readVmContents(request: VmContentsRequest): Promise<'stopped' | undefined> {
  const { access, vm, context, previous, update } = request;
  let section: Section<Instance> = startReading(previous.instances);
  update({ ...previous, instances: section });
  const reach = await access.reachOfVm(vm, context);
  if (!reach.ok) {
    update({ ...previous, instances: failReading(section, reach.error) });
    return undefined;
  }
  const problem = await listSomehow(request, reach.value, (instances) => {
    section = instances;
    // A failure may only mean that another way is to be tried.
    if (instances.problem === undefined) {
      update({ containerless: false, instances });
    }
  });
  if (problem?.kind === 'vsh' && problem.failure.kind === 'containerless') {
    update({ containerless: true, instances: EMPTY_SECTION });
    return undefined;
  }
  // vsh has the same words for another user's VM; vmc, which lists only the user's own, can tell.
  if (isNotRunning(problem) && (await probeVmState(access, vm, context)) !== 'running') {
    if (!context.signal.aborted) {
      return 'stopped';
    }
    section = failReading(previous.instances, { kind: 'cancelled' });
  }
  update({ containerless: false, instances: section });
  return undefined;
}

/** Lists by the way that is known, then by the others that the failure hints at. */
async function listSomehow(
  { access, clock, vm, context, previous }: VmContentsRequest,
  reach: Reach,
  update: (instances: Section<Instance>) => void,
): Promise<Problem | undefined> {
  const list = (through: Reach): Promise<Problem | undefined> =>
    readInstances({
      commands: access.commands,
      clock,
      reach: through,
      context,
      previous: startReading(previous.instances),
      update,
    });
  const problem = await list(reach);
  if (isLxcMissing(problem) && reach.kind === 'vm' && reach.lxdNext !== true) {
    return list(access.useLxdNext(vm, reach));
  }
  const other = isNotRunning(problem)
    ? await access.reachOfOtherOwner(vm, reach, context)
    : undefined;
  return other === undefined ? problem : list(other);
}

function isLxcMissing(problem: Problem | undefined): boolean {
  return (
    (problem?.kind === 'vsh' && problem.failure.kind === 'exec-failed') ||
    (problem?.kind === 'tool-missing' && problem.tool === 'lxc' && problem.place === 'vm')
  );
}

function isNotRunning(problem: Problem | undefined): boolean {
  return problem?.kind === 'vsh' && problem.failure.kind === 'vm-not-running';
}
