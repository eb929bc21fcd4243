import { isReachable } from '../../core/model/device';
import type { DeviceState } from '../inventory/deviceState';

/** Whether there is an LXD whose containers could be listed: the device's own, or one in a VM that runs. */
export function hasLxd(device: DeviceState, vm: string | undefined): boolean {
  if (!isReachable(device.config)) {
    return false;
  }
  if (vm === undefined) {
    return device.instances?.data !== undefined;
  }
  const contents = device.contents.get(vm);
  return (
    contents?.containerless === false &&
    contents.instances.data !== undefined &&
    device.vms?.data?.some(({ name, state }) => name === vm && state === 'running') === true
  );
}
