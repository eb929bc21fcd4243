import type { Instance } from '../core/model/instance';
import type { DeviceState } from './inventory/deviceState';

/** The system that this program itself runs in. */
export interface OwnSystem {
  /** Its addresses as text, without those that every system has, such as 127.0.0.1. */
  readonly addresses: readonly string[];
}

/** Whether this program runs in that instance: ending it ends this window. Told by a common address. */
export function isOwnInstance({ addresses }: Instance, own: OwnSystem): boolean {
  return addresses?.some(({ address }) => own.addresses.includes(address)) === true;
}

/** Whether this program runs in one of the instances of that VM. */
export function isOwnVm({ contents }: DeviceState, vm: string, own: OwnSystem): boolean {
  const instances = contents.get(vm)?.instances.data ?? [];
  return instances.some((instance) => isOwnInstance(instance, own));
}
