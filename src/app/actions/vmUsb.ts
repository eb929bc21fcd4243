import { hostUsbCommand, type HostUsb } from '../../core/cli/host/usbDevices';
import { instanceNameProblem } from '../../core/cli/lxc/instanceName';
import { asTooOld } from '../../core/cli/vmc/tooOld';
import {
  attachedUsbCommand,
  usbAttachCommand,
  usbDetachCommand,
  type AttachedUsb,
  type UsbPlace,
} from '../../core/cli/vmc/usb';
import { vmNameProblem } from '../../core/cli/vmc/vmName';
import type { VmTarget } from '../../core/model/target';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';

/** What there is to attach to a VM, and what it has. */
export interface UsbSituation {
  readonly attached: readonly AttachedUsb[];
  /** `undefined` where the device's own USB devices cannot be seen. */
  readonly host: readonly HostUsb[] | undefined;
}

/** Asks for both lists at once. Fails where the VM cannot be asked, which also means that it does not run. */
export async function readUsb(
  access: DeviceAccess,
  { vm }: VmTarget,
  signal: AbortSignal,
): Promise<Result<UsbSituation, Problem>> {
  const problem = nameProblem(vm);
  if (problem !== undefined) {
    return err(problem);
  }
  const context = { deviceId: access.deviceId, signal };
  const [attached, host] = await Promise.all([
    access.runVmc(attachedUsbCommand(vm), context),
    readHostUsb(access, context),
  ]);
  return attached.ok
    ? ok({ attached: attached.value.data, host })
    : err(asTooOld(attached.error, 'vmc usb-list'));
}

/** Hands a USB device to a VM, or to one container of it. Gives its port there, if `vmc` said. */
export async function attachUsb(
  access: DeviceAccess,
  { vm }: VmTarget,
  { place, container }: { readonly place: UsbPlace; readonly container: string | undefined },
  signal: AbortSignal,
): Promise<Result<number | undefined, Problem>> {
  const problem = nameProblem(vm, container);
  if (problem !== undefined) {
    return err(problem);
  }
  const context = { deviceId: access.deviceId, signal };
  const done = await access.runVmc(usbAttachCommand(vm, place, container), context);
  return done.ok ? ok(done.value.data) : err(asAttachTooOld(done.error, container));
}

/** Takes a USB device away from a VM. */
export async function detachUsb(
  access: DeviceAccess,
  { vm }: VmTarget,
  port: number,
  signal: AbortSignal,
): Promise<Result<undefined, Problem>> {
  const problem = nameProblem(vm);
  if (problem !== undefined) {
    return err(problem);
  }
  const context = { deviceId: access.deviceId, signal };
  const done = await access.runVmc(usbDetachCommand(vm, port), context);
  return done.ok ? ok(undefined) : err(asTooOld(done.error, 'vmc usb-detach'));
}

/** The container's name came three years after the subcommand. */
function asAttachTooOld(problem: Problem, container: string | undefined): Problem {
  return container === undefined
    ? asTooOld(problem, 'vmc usb-attach')
    : asTooOld(problem, 'vmc usb-attach VM BUS:DEVICE CONTAINER', { lastArgument: true });
}

/** Not to see them is no failure: bus and device number can be typed. */
async function readHostUsb(
  access: DeviceAccess,
  context: CommandContext,
): Promise<readonly HostUsb[] | undefined> {
  const listed = await access.commands.run(access.reach, hostUsbCommand(), context);
  return listed.ok ? listed.value.data : undefined;
}

function nameProblem(vm: string, container?: string): Problem | undefined {
  const vmReason = vmNameProblem(vm);
  if (vmReason !== undefined) {
    return { kind: 'bad-vm-name', name: vm, reason: vmReason };
  }
  const reason = container === undefined ? undefined : instanceNameProblem(container);
  return reason === undefined || container === undefined
    ? undefined
    : { kind: 'bad-instance-name', name: container, reason };
}
