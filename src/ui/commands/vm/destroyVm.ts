import { l10n } from 'vscode';
import { isOwnVm } from '../../../app/ownGuest';
import { formatBytes } from '../../../core/text/bytes';
import type { Services } from '../../services';
import { actAndReport } from '../act';
import { confirm } from '../confirm';
import type { CommandHandler } from '../register';
import { chooseVm, type VmChoice } from '../targets';

/** Destroys a VM, after the person has read what is lost with it. */
export function destroyVm(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, () => true);
    if (choice === undefined) {
      return;
    }
    const { device, vm } = choice;
    const mayDestroy = await confirm(services, {
      question: l10n.t('Destroy VM {0} on {1}?', vm.name, device.config.name),
      detail: lossText(choice),
      button: l10n.t('Destroy VM'),
      isForGood: true,
      ownName: isOwnVm(device, vm.name, services.ownSystem()) ? vm.name : undefined,
    });
    if (mayDestroy) {
      await actAndReport(services, device, {
        title: l10n.t('Destroying VM {0}…', vm.name),
        attempt: l10n.t('Could not destroy VM {0}:', vm.name),
        already: '',
        run: (access, signal) => services.vmDisks.destroy({ access, signal }, vm.name),
      });
    }
  };
}

function lossText({ device, vm, containerless }: VmChoice): string {
  const names = device.contents.get(vm.name)?.instances.data?.map(({ name }) => name) ?? [];
  const sentences = [
    vm.sizeBytes === undefined
      ? undefined
      : l10n.t('Its disk takes {0}.', formatBytes(vm.sizeBytes)),
    vm.state === 'running' ? l10n.t('It runs, and ends at once.') : undefined,
    lostContents(names, containerless),
    l10n.t('Nothing can bring it back.'),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

function lostContents(containers: readonly string[], containerless: boolean): string {
  if (containers.length > 0) {
    return l10n.t(
      'Lost with it: all its files and its containers ({0}), with their snapshots.',
      containers.join(', '),
    );
  }
  return containerless
    ? l10n.t('Lost with it: its whole system and all its files.')
    : l10n.t('Lost with it: all its files, and every container that may be in it.');
}
