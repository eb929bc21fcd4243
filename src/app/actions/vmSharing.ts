import { sharePathProblem } from '../../core/cli/vmc/sharePath';
import { shareCommand, unshareCommand, type SharedFolder } from '../../core/cli/vmc/sharing';
import { asTooOld } from '../../core/cli/vmc/tooOld';
import { vmNameProblem } from '../../core/cli/vmc/vmName';
import type { VmTarget } from '../../core/model/target';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import type { DeviceAccess } from '../deviceAccess';

/** Lets a running VM see a folder or file of MyFiles, until the VM stops. */
export async function shareFolder(
  access: DeviceAccess,
  { vm }: VmTarget,
  path: string,
  signal: AbortSignal,
): Promise<Result<SharedFolder, Problem>> {
  const problem = targetProblem(vm, path);
  if (problem !== undefined) {
    return err(problem);
  }
  const context = { deviceId: access.deviceId, signal };
  const shared = await access.runVmc(shareCommand(vm, path), context);
  return shared.ok ? ok(shared.value.data) : shared;
}

/** Takes back what {@link shareFolder} shared. */
export async function unshareFolder(
  access: DeviceAccess,
  { vm }: VmTarget,
  path: string,
  signal: AbortSignal,
): Promise<Result<undefined, Problem>> {
  const problem = targetProblem(vm, path);
  if (problem !== undefined) {
    return err(problem);
  }
  const context = { deviceId: access.deviceId, signal };
  const done = await access.runVmc(unshareCommand(vm, path), context);
  return done.ok ? ok(undefined) : err(asTooOld(done.error, 'vmc unshare'));
}

function targetProblem(vm: string, path: string): Problem | undefined {
  const nameReason = vmNameProblem(vm);
  if (nameReason !== undefined) {
    return { kind: 'bad-vm-name', name: vm, reason: nameReason };
  }
  const reason = sharePathProblem(path);
  return reason === undefined ? undefined : { kind: 'bad-share-path', path, reason };
}
