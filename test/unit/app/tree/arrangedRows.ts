import {
  finishReading,
  newDeviceState,
  type DeviceState,
} from '../../../../src/app/inventory/deviceState';
import type { TreeNode } from '../../../../src/app/tree/nodes';
import type { Instance } from '../../../../src/core/model/instance';
import type { Vm } from '../../../../src/core/model/vm';

export function container(name: string, change: Partial<Instance> = {}): Instance {
  return { name, state: 'running', kind: 'container', ephemeral: false, ...change };
}

/** A device that has been read, with VMs and the containers in them, and containers of its own. */
export function deviceWith(
  name: string,
  vms: readonly (readonly [vm: Vm, containers: readonly Instance[]])[],
  own: readonly Instance[] = [],
): DeviceState {
  return {
    ...newDeviceState({ kind: 'ssh', name, host: name, sshOptions: [] }),
    wasRead: true,
    vms: finishReading(
      vms.map(([vm]) => vm),
      [],
      7,
    ),
    contents: new Map(
      vms.map(([vm, containers]) => [
        vm.name,
        { containerless: false, instances: finishReading(containers, [], 7) },
      ]),
    ),
    ...(own.length > 0 ? { instances: finishReading(own, [], 7) } : {}),
  };
}

/** The name of a device, VM or container; the kind of any other row. */
export function nameOf(row: TreeNode): string {
  switch (row.kind) {
    case 'device':
      return row.device.config.name;
    case 'vm':
      return row.vm.name;
    case 'instance':
      return row.instance.name;
    default:
      return row.kind;
  }
}
