import { l10n, window } from 'vscode';
import type { DeviceState } from '../../../app/inventory/deviceState';
import type { TreeNode } from '../../../app/tree/nodes';
import { placePrefix, type FilesPlace } from '../../../core/files/filesPlace';
import { isReachable } from '../../../core/model/device';
import type { Instance } from '../../../core/model/instance';
import type { Vm } from '../../../core/model/vm';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { instanceStateWord, vmStateWord } from '../../words/stateWords';
import { readOnce, vmChoice } from '../targets';

/** A system whose files can be seen, and how people know it. */
export interface ChosenPlace {
  readonly place: FilesPlace;
  readonly name: string;
  readonly deviceName: string;
}

interface Choice extends ChosenPlace {
  readonly state: string;
}

/** The container or containerless VM of the row; from the palette the person picks one. */
export async function choosePlace(
  services: Services,
  node: TreeNode | undefined,
): Promise<ChosenPlace | undefined> {
  if (node?.kind === 'instance') {
    return ofInstance(node.device, node.vm, node.instance);
  }
  if (node?.kind === 'vm') {
    return ofVm(node.device, node.vm);
  }
  await readOnce(services);
  const choices = services.inventory.devices
    .filter(({ config }) => isReachable(config))
    .flatMap(choicesOf);
  if (choices.length === 0) {
    void showInformation(
      l10n.t('There is no container, and no VM without containers, whose files could be shown.'),
    );
    return undefined;
  }
  const keyOf = ({ place }: Choice): string => placePrefix(place);
  const items = services.lastChoices.firstLast('files', choices, keyOf).map((choice) => ({
    label: choice.name,
    description: choice.state,
    detail: [choice.deviceName, choice.place.instance === undefined ? undefined : choice.place.vm]
      .filter((part) => part !== undefined)
      .join(' › '),
    choice,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Choose a Container or VM'),
    matchOnDetail: true,
  });
  if (picked !== undefined) {
    services.lastChoices.remember('files', keyOf(picked.choice));
  }
  return picked?.choice;
}

function choicesOf(device: DeviceState): readonly Choice[] {
  const vms = (device.vms?.data ?? [])
    .map((vm) => vmChoice(device, vm))
    .filter(({ vm, containerless }) => containerless && vm.state !== 'stopped');
  return [
    ...(device.instances?.data ?? []).map((instance) => ofInstance(device, undefined, instance)),
    ...[...device.contents].flatMap(([vm, { instances }]) =>
      (instances.data ?? []).map((instance) => ofInstance(device, vm, instance)),
    ),
    ...vms.map(({ vm }) => ofVm(device, vm)),
  ];
}

function ofInstance(device: DeviceState, vm: string | undefined, instance: Instance): Choice {
  const { name, project, state } = instance;
  return {
    place: { deviceId: device.id, vm, instance: name, project },
    name,
    deviceName: device.config.name,
    state: instanceStateWord(state),
  };
}

function ofVm(device: DeviceState, { name, state }: Vm): Choice {
  return {
    place: { deviceId: device.id, vm: name, instance: undefined, project: undefined },
    name,
    deviceName: device.config.name,
    state: vmStateWord(state),
  };
}
