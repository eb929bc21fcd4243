import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { LineTarget } from '../../core/cli/crosh/lines';
import { withoutIcons } from '../../core/text/withoutIcons';
import type { Services } from '../services';
import { instanceStateWord, vmStateWord } from '../words/stateWords';
import { instanceChoices, readOnce, vmChoice } from './targets';

interface SubjectItem extends QuickPickItem {
  readonly subject?: LineTarget;
}

/** The names that ChromeOS itself gives, for a person whose devices cannot be seen from here. */
const USUAL_VM = 'termina';
const USUAL_CONTAINER = 'penguin';

/**
 * What a line for crosh is to be about: a VM or container of any device, one that was written down
 * included, or the usual ones where none is known. Nothing has to be reachable to copy a line.
 */
export async function chooseLineSubject(services: Services): Promise<LineTarget | undefined> {
  await readOnce(services);
  const { devices } = services.inventory;
  const vms = devices.flatMap((device) =>
    (device.vms?.data ?? []).map((vm): SubjectItem => {
      const { containerless } = vmChoice(device, vm);
      return {
        label: withoutIcons(vm.name),
        description: vmStateWord(vm.state),
        detail: withoutIcons(device.config.name),
        subject: { vm: vm.name, containerless },
      };
    }),
  );
  const containers = devices.flatMap((device) =>
    instanceChoices(device).map(({ vm, instance }): SubjectItem => {
      const remote = device.config.kind === 'lxd' ? device.config.remote : undefined;
      return {
        label: withoutIcons(instance.name),
        description: instanceStateWord(instance.state),
        detail: [device.config.name, vm]
          .filter((part) => part !== undefined)
          .map(withoutIcons)
          .join(' › '),
        subject: { vm, instance: instance.name, remote, project: instance.project },
      };
    }),
  );
  const items: readonly SubjectItem[] = [
    { label: l10n.t('VMs'), kind: QuickPickItemKind.Separator },
    ...(vms.length > 0 ? vms : usualVms()),
    { label: l10n.t('Containers'), kind: QuickPickItemKind.Separator },
    ...(containers.length > 0 ? containers : usualContainers()),
    { label: l10n.t('Device'), kind: QuickPickItemKind.Separator },
    { label: l10n.t('The device itself: list, create or import VMs'), subject: 'device' },
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Copy Command for crosh'),
    placeHolder: l10n.t('What should the line be about?'),
    matchOnDetail: true,
  });
  return picked?.subject;
}

function usualVms(): readonly SubjectItem[] {
  return [
    {
      label: USUAL_VM,
      description: l10n.t('the usual name, with containers'),
      subject: { vm: USUAL_VM, containerless: false },
    },
    {
      label: USUAL_VM,
      description: l10n.t('the usual name, without containers (Baguette)'),
      subject: { vm: USUAL_VM, containerless: true },
    },
  ];
}

function usualContainers(): readonly SubjectItem[] {
  return [
    {
      label: USUAL_CONTAINER,
      description: l10n.t('the usual name'),
      detail: USUAL_VM,
      subject: { vm: USUAL_VM, instance: USUAL_CONTAINER, remote: undefined, project: undefined },
    },
  ];
}
