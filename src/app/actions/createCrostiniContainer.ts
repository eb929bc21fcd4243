import { vmcListCommand } from '../../core/cli/vmc/commands';
import {
  createCrostiniContainerCommand,
  type CrostiniImage,
} from '../../core/cli/vmc/containerCommand';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import { holdInstance, type InstanceAction } from './holdInstance';
import { expectFree, expectMade } from './lookAtInstances';
import type { ActionResult } from './vmLifecycle';

/** How long `vmc` may wait for a sign of life while an image is fetched and unpacked. */
const PATIENCE_SECONDS = 900;

/** A container to be made the way ChromeOS makes its own. */
export interface CrostiniContainerSpec {
  readonly vm: string;
  readonly container: string;
  readonly image?: CrostiniImage | undefined;
}

/**
 * Makes a container that ChromeOS sets up, in a VM that the device lists, under a name that is free: for
 * one that is taken `vmc` would only open a shell. Looks afterwards, because it says nothing of a failure
 * in its last step.
 */
export function createCrostiniContainer(
  action: InstanceAction,
  spec: CrostiniContainerSpec,
): Promise<ActionResult> {
  const { access } = action;
  const target = { vm: spec.vm, instance: spec.container, project: undefined };
  return holdInstance(action, target, async (held) => {
    const vm = await expectVm(access, spec.vm, held.context);
    const free = vm.ok ? await expectFree(access, held) : vm;
    if (!free.ok) {
      return free;
    }
    const created = await create(access, spec, held.context);
    return created.ok ? expectMade(access, held) : created;
  });
}

/** A `vmc` before 2022-01 knows no `--timeout`, and says so before it does anything. */
async function create(
  access: DeviceAccess,
  spec: CrostiniContainerSpec,
  context: CommandContext,
): Promise<Result<unknown, Problem>> {
  const patient = createCrostiniContainerCommand({ ...spec, timeoutSeconds: PATIENCE_SECONDS });
  const created = await access.runVmc(patient, context);
  const knowsNoTimeout =
    !created.ok && created.error.kind === 'vmc' && created.error.failure.kind === 'bad-arguments';
  return knowsNoTimeout ? access.runVmc(createCrostiniContainerCommand(spec), context) : created;
}

async function expectVm(
  access: DeviceAccess,
  vm: string,
  context: CommandContext,
): Promise<Result<undefined, Problem>> {
  const listing = await access.runVmc(vmcListCommand(), context);
  if (!listing.ok) {
    return listing;
  }
  return listing.value.data.vms.some(({ name }) => name === vm)
    ? ok(undefined)
    : err({ kind: 'vm-gone', vm });
}
