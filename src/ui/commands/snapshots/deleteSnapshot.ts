import { l10n } from 'vscode';
import { deleteSnapshot as remove } from '../../../app/actions/snapshots';
import type { Services } from '../../services';
import { confirm } from '../confirm';
import { actLong } from '../container/actLong';
import type { CommandHandler } from '../register';
import { instanceTarget } from '../targets';
import { chooseSnapshot, snapshotTime, type SnapshotChoice } from './chooseSnapshot';

export function deleteSnapshot(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseSnapshot(services, node, (name) =>
      l10n.t('Delete a Snapshot of {0}', name),
    );
    if (choice === undefined || !(await mayDelete(services, choice))) {
      return;
    }
    const { instance, snapshot } = choice;
    const { locks } = services;
    await actLong(services, choice.device, {
      title: l10n.t('Deleting snapshot {0} of {1}…', snapshot.name, instance.name),
      attempt: l10n.t('Could not delete snapshot {0} of {1}:', snapshot.name, instance.name),
      already: '',
      whenCancelled: l10n.t(
        'Nobody waits for the deleting of snapshot {0} any more, but LXD may still finish it. Refresh to see.',
        snapshot.name,
      ),
      run: (access, signal) => remove({ locks, access, signal }, instanceTarget(choice), snapshot),
    });
  };
}

function mayDelete(
  services: Services,
  { device, instance, snapshot }: SnapshotChoice,
): Promise<boolean> {
  const taken = snapshotTime(snapshot);
  return confirm(services, {
    question: l10n.t(
      'Delete snapshot {0} of container {1} on {2}?',
      snapshot.name,
      instance.name,
      device.config.name,
    ),
    detail:
      taken === ''
        ? l10n.t('There is no way back to it then. The container itself stays as it is.')
        : l10n.t('There is no way back to {0} then. The container itself stays as it is.', taken),
    button: l10n.t('Delete Snapshot'),
    isForGood: true,
  });
}
