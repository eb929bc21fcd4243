import { vmNameProblem } from '../../core/cli/vmc/vmName';
import type { Problem } from '../../core/problem/problem';
import { err, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import type { Locks } from './locks';

/** Does something with a VM while nothing else is done with it; refuses names that no tool can be given. */
export function holdVm<T>(
  {
    locks,
    access,
    vm,
    signal,
  }: { locks: Locks; access: DeviceAccess; vm: string; signal: AbortSignal },
  action: (context: CommandContext) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const reason = vmNameProblem(vm);
  if (reason !== undefined) {
    return Promise.resolve(err({ kind: 'bad-vm-name', name: vm, reason }));
  }
  const context = { deviceId: access.deviceId, signal };
  return locks.hold(JSON.stringify([access.deviceId, vm]), vm, () => action(context));
}
