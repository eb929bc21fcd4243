import { l10n } from 'vscode';
import type { DeviceState } from '../../../app/inventory/deviceState';
import type { TreeNode } from '../../../app/tree/nodes';
import { isReachable } from '../../../core/model/device';
import type { Instance } from '../../../core/model/instance';
import type { Choice } from '../stepInputs';
import { vmChoice } from '../targets';

/** An LXD that containers can be made in: a device's own, or that of a running VM. */
export interface Place {
  readonly device: DeviceState;
  readonly vm: string | undefined;
}

/** The places that a row stands for; all of them without a row. */
export function placesOf(
  node: TreeNode | undefined,
  devices: readonly DeviceState[],
): readonly Place[] {
  const device =
    node !== undefined && 'device' in node
      ? (devices.find(({ id }) => id === node.device.id) ?? node.device)
      : undefined;
  switch (node?.kind) {
    case 'vm':
      return [{ device: device ?? node.device, vm: node.vm.name }];
    case 'instance':
    case 'lxd':
    case 'lxd-section':
    case 'image':
      return [{ device: device ?? node.device, vm: node.vm }];
    default:
      return (device === undefined ? devices : [device])
        .filter(({ config }) => isReachable(config))
        .flatMap(placesOn);
  }
}

function placesOn(device: DeviceState): readonly Place[] {
  const own = device.instances === undefined ? [] : [{ device, vm: undefined }];
  const inVms = (device.vms?.data ?? [])
    .filter((vm) => vm.state === 'running' && !vmChoice(device, vm).containerless)
    .map(({ name }) => ({ device, vm: name }));
  return [...own, ...inVms];
}

/** The containers that are known to be there. */
export function instancesAt({ device, vm }: Place): readonly Instance[] {
  const section = vm === undefined ? device.instances : device.contents.get(vm)?.instances;
  return section?.data ?? [];
}

export function takenNames(place: Place): ReadonlySet<string> {
  return new Set(instancesAt(place).map(({ name }) => name));
}

export function placeChoice(place: Place): Choice<Place> {
  const { device, vm } = place;
  return vm === undefined
    ? { label: `$(server) ${device.config.name}`, description: l10n.t('its own LXD'), value: place }
    : { label: `$(vm-running) ${vm}`, description: device.config.name, value: place };
}

/** Where a place is, for messages. */
export function placeText({ device, vm }: Place): string {
  return vm === undefined ? device.config.name : `${device.config.name} › ${vm}`;
}
