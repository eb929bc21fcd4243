import { l10n } from 'vscode';
import { deleteInstance } from '../../../app/actions/changeInstance';
import { isOwnInstance } from '../../../app/ownGuest';
import type { Services } from '../../services';
import { actAndReport } from '../act';
import { confirm } from '../confirm';
import type { CommandHandler } from '../register';
import { chooseInstance, instanceTarget, type InstanceChoice } from '../targets';

/** Deletes a container with its snapshots, once the person has read what goes. */
export function deleteContainer(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, node, () => true);
    if (choice === undefined || !(await mayDelete(services, choice))) {
      return;
    }
    const { name } = choice.instance;
    const { locks } = services;
    await actAndReport(services, choice.device, {
      title: l10n.t('Deleting container {0}…', name),
      attempt: l10n.t('Could not delete container {0}:', name),
      already: '',
      run: (access, signal) =>
        deleteInstance({ locks, access, signal }, instanceTarget(choice), {
          force: runs(choice),
        }),
    });
  };
}

function runs({ instance }: InstanceChoice): boolean {
  return instance.state !== 'stopped' && instance.state !== 'unknown';
}

function mayDelete(services: Services, choice: InstanceChoice): Promise<boolean> {
  const { device, vm, instance } = choice;
  const place = vm === undefined ? device.config.name : `${device.config.name} › ${vm}`;
  const facts = [
    runs(choice) ? l10n.t('It is running: unsaved work in it is lost.') : undefined,
    snapshotText(instance.snapshots?.length ?? instance.snapshotCount ?? 0),
    l10n.t('All its files are lost for good. Export it first to keep them.'),
  ];
  return confirm(services, {
    question: l10n.t('Delete container {0} on {1}?', instance.name, place),
    detail: facts.filter((fact) => fact !== undefined).join(' '),
    button: runs(choice) ? l10n.t('Stop and Delete') : l10n.t('Delete Container'),
    isForGood: true,
    ownName: isOwnInstance(instance, services.ownSystem()) ? instance.name : undefined,
  });
}

function snapshotText(count: number): string | undefined {
  if (count === 0) {
    return undefined;
  }
  return count === 1
    ? l10n.t('Its snapshot goes with it.')
    : l10n.t('Its {0} snapshots go with it.', count);
}
