import { usbListCommand } from '../../core/cli/vmc/commands';
import { vmNameProblem } from '../../core/cli/vmc/vmName';
import { vmStateByVshFailure } from '../../core/cli/vsh/vmStateByFailure';
import type { VmState } from '../../core/model/vm';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';

/**
 * Asks whether a VM runs on a device whose `vmc list` does not say (before 2024-02). `vmc usb-list`
 * fails for a VM that does not run and changes nothing; before 2019-03 only a `vsh` that runs `true`
 * tells. `unknown` when neither gives a clear answer.
 */
export async function probeVmState(
  access: DeviceAccess,
  vm: string,
  context: CommandContext,
): Promise<VmState> {
  if (vmNameProblem(vm) !== undefined) {
    return 'unknown';
  }
  const usb = await access.runVmc(usbListCommand(vm), context);
  if (usb.ok) {
    return 'running';
  }
  if (usb.error.kind === 'vmc' && usb.error.failure.kind === 'vm-not-running') {
    return 'stopped';
  }
  if (usb.error.kind !== 'vmc' || usb.error.failure.kind !== 'no-such-subcommand') {
    return 'unknown';
  }
  const reach = await access.reachOfVm(vm, context);
  if (!reach.ok) {
    return 'unknown';
  }
  const nothing = await access.commands.run(reach.value, RUN_TRUE, context);
  if (nothing.ok) {
    return 'running';
  }
  return nothing.error.kind === 'vsh' ? vmStateByVshFailure(nothing.error.failure) : 'unknown';
}

const RUN_TRUE = {
  tool: 'true',
  args: [],
  parse: () => ({ ok: true, value: { data: undefined, warnings: [] } }) as const,
  mutates: false,
} as const;
