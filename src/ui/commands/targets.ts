import { commands, l10n, ProgressLocation, window, type QuickPickItem } from 'vscode';
import type { DeviceState } from '../../app/inventory/deviceState';
import type { TreeNode } from '../../app/tree/nodes';
import { holdsContainers } from '../../core/cli/vmc/vmType';
import { isReachable } from '../../core/model/device';
import type { Instance } from '../../core/model/instance';
import type { InstanceTarget, VmTarget } from '../../core/model/target';
import type { Vm } from '../../core/model/vm';
import { withoutIcons } from '../../core/text/withoutIcons';
import { COMMANDS } from '../ids';
import type { ChoiceList } from '../lastChoices';
import { showInformation } from '../messages';
import type { Services } from '../services';
import { instanceStateWord, vmStateWord } from '../words/stateWords';

/** A VM row with what is known of it. */
export interface VmChoice {
  readonly device: DeviceState;
  readonly vm: Vm;
  readonly containerless: boolean;
}

/** An instance row with what is known of it. */
export interface InstanceChoice {
  readonly device: DeviceState;
  readonly vm: string | undefined;
  readonly instance: Instance;
}

export function vmTarget({ device, vm }: VmChoice): VmTarget {
  return { deviceId: device.id, vm: vm.name };
}

export function instanceTarget({ device, vm, instance }: InstanceChoice): InstanceTarget {
  return { deviceId: device.id, vm, instance: instance.name, project: instance.project };
}

export interface Choosing {
  /** Takes the only thing that suits without asking. */
  readonly takeOnly?: boolean;
}

/** The VM of the row a command was called on; from the palette the person picks one. */
export async function chooseVm(
  services: Services,
  node: TreeNode | undefined,
  suits: (choice: VmChoice) => boolean,
  choosing: Choosing = {},
): Promise<VmChoice | undefined> {
  if (node?.kind === 'vm') {
    return vmChoice(node.device, node.vm);
  }
  await readOnce(services);
  const choices = services.inventory.devices
    .filter(({ config }) => isReachable(config))
    .flatMap((device) => (device.vms?.data ?? []).map((vm) => vmChoice(device, vm)))
    .filter(suits);
  return pick(services, choices, {
    ...choosing,
    list: 'vm',
    title: l10n.t('Choose a VM'),
    none: l10n.t('There is no VM that this can be done with.'),
    keyOf: ({ device, vm }) => JSON.stringify([device.id, vm.name]),
    present: (choice) => ({
      label: withoutIcons(choice.vm.name),
      description: vmStateWord(choice.vm.state),
      detail: choice.device.config.name,
    }),
  });
}

/** The instance of the row a command was called on; from the palette the person picks one. */
export async function chooseInstance(
  services: Services,
  node: TreeNode | undefined,
  suits: (choice: InstanceChoice) => boolean,
  choosing: Choosing = {},
): Promise<InstanceChoice | undefined> {
  if (node?.kind === 'instance') {
    return node;
  }
  await readOnce(services);
  const choices = services.inventory.devices
    .filter(({ config }) => isReachable(config))
    .flatMap(instanceChoices)
    .filter(suits);
  return pick(services, choices, {
    ...choosing,
    list: 'container',
    title: l10n.t('Choose a container'),
    none: l10n.t('There is no container that this can be done with.'),
    keyOf: ({ device, vm, instance }) =>
      JSON.stringify([device.id, vm, instance.project, instance.name]),
    present: (choice) => ({
      label: choice.instance.name,
      description: instanceStateWord(choice.instance.state),
      detail: [choice.device.config.name, choice.vm]
        .filter((part) => part !== undefined)
        .join(' › '),
    }),
  });
}

/** The device of the row a command was called on; from the palette the person picks one. */
export async function chooseDevice(
  services: Services,
  node: TreeNode | undefined,
  suits: (device: DeviceState) => boolean,
): Promise<DeviceState | undefined> {
  if (node?.kind === 'device') {
    return services.inventory.device(node.id);
  }
  await services.devicesKnown;
  return pick(services, services.inventory.devices.filter(suits), {
    list: 'device',
    title: l10n.t('Choose a device'),
    none: l10n.t('There is no device that this can be done with.'),
    keyOf: ({ id }) => id,
    present: (device) => ({ label: device.config.name }),
  });
}

/** A VM row with what is known of what it holds. */
export function vmChoice(device: DeviceState, vm: Vm): VmChoice {
  const containerless =
    device.contents.get(vm.name)?.containerless === true || holdsContainers(vm) === false;
  return { device, vm, containerless };
}

/** All instances of a device that are known, those in its VMs included. */
export function instanceChoices(device: DeviceState): readonly InstanceChoice[] {
  return [
    ...(device.instances?.data ?? []).map((instance) => ({ device, vm: undefined, instance })),
    ...[...device.contents].flatMap(([vm, { instances }]) =>
      (instances.data ?? []).map((instance) => ({ device, vm, instance })),
    ),
  ];
}

/** The palette works before the view was ever opened: then the devices are read first. */
export async function readOnce({ devicesKnown, inventory }: Services): Promise<void> {
  await devicesKnown;
  const unread = inventory.devices.filter(({ wasRead }) => !wasRead);
  if (unread.length > 0) {
    await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t('Reading VMs and containers…') },
      () => Promise.all(unread.map(({ id }) => inventory.refreshDevice(id))),
    );
  }
}

/** How one list of choices is shown. */
interface PickOptions<T> extends Choosing {
  readonly list: ChoiceList;
  readonly title: string;
  /** Said when there is nothing to choose from. */
  readonly none: string;
  readonly keyOf: (choice: T) => string;
  readonly present: (choice: T) => QuickPickItem;
}

/** Where nothing can be run, a line for crosh is better than a dead end. */
async function offerOtherWays(none: string): Promise<void> {
  const addDevice = l10n.t('Add Device…');
  const copyLine = l10n.t('Copy Command for crosh');
  const pressed = await showInformation(none, copyLine, addDevice);
  if (pressed === addDevice) {
    await commands.executeCommand(COMMANDS.addDevice);
  } else if (pressed === copyLine) {
    await commands.executeCommand(COMMANDS.copyCommand);
  }
}

async function pick<T>(
  services: Services,
  choices: readonly T[],
  { list, title, none, keyOf, present, takeOnly }: PickOptions<T>,
): Promise<T | undefined> {
  if (choices.length === 0) {
    await offerOtherWays(none);
    return undefined;
  }
  if (takeOnly === true && choices.length === 1) {
    return choices[0];
  }
  const { lastChoices } = services;
  const items = lastChoices
    .firstLast(list, choices, keyOf)
    .map((choice) => ({ ...present(choice), choice }));
  const picked = await window.showQuickPick(items, { title, matchOnDetail: true });
  if (picked !== undefined) {
    lastChoices.remember(list, keyOf(picked.choice));
  }
  return picked?.choice;
}
