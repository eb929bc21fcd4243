import { vmcListCommand } from '../../core/cli/vmc/commands';
import type { Vm } from '../../core/model/vm';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';

/** The VM as a fresh list has it, `undefined` when it is not in it. */
export async function findVm(
  access: DeviceAccess,
  vm: string,
  context: CommandContext,
): Promise<Result<Vm | undefined, Problem>> {
  const listing = await access.runVmc(vmcListCommand(), context);
  return listing.ok ? ok(listing.value.data.vms.find(({ name }) => name === vm)) : listing;
}

/** {@link findVm} where the VM has to be there; a name that is not listed is never used in a command. */
export async function listedVm(
  access: DeviceAccess,
  vm: string,
  context: CommandContext,
): Promise<Result<Vm, Problem>> {
  const found = await findVm(access, vm, context);
  if (!found.ok) {
    return found;
  }
  return found.value === undefined ? err({ kind: 'vm-gone', vm }) : ok(found.value);
}
