import { vmcUsageCommand, type VmcUsage } from '../core/cli/vmc/usage';
import type { Problem } from '../core/problem/problem';
import { ok, type Result } from '../core/result';
import type { CommandContext } from './commandRunner';
import type { DeviceAccess } from './deviceAccess';

/** What the `vmc` of each device can do; asked once per device, as it only changes with ChromeOS. */
export class VmcUsages {
  readonly #known = new WeakMap<DeviceAccess, VmcUsage>();

  async of(access: DeviceAccess, context: CommandContext): Promise<Result<VmcUsage, Problem>> {
    const known = this.#known.get(access);
    if (known !== undefined) {
      return ok(known);
    }
    const answer = await access.commands.run(access.reach, vmcUsageCommand(), context);
    if (!answer.ok) {
      return answer;
    }
    this.#known.set(access, answer.value.data);
    return ok(answer.value.data);
  }
}
