import { l10n } from 'vscode';
import { restoreSnapshot as restore } from '../../../app/actions/snapshots';
import { isOwnInstance } from '../../../app/ownGuest';
import type { Services } from '../../services';
import { confirm } from '../confirm';
import { actLong } from '../container/actLong';
import type { CommandHandler } from '../register';
import { instanceTarget } from '../targets';
import { chooseSnapshot, snapshotTime, type SnapshotChoice } from './chooseSnapshot';

/** Puts a container back to what it was, once the person has read what is lost. */
export function restoreSnapshot(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseSnapshot(services, node, (name) =>
      l10n.t('Restore a Snapshot of {0}', name),
    );
    if (choice === undefined || !(await mayRestore(services, choice))) {
      return;
    }
    const { instance, snapshot } = choice;
    const { locks } = services;
    await actLong(services, choice.device, {
      title: l10n.t('Restoring {0} to {1}…', instance.name, snapshot.name),
      attempt: l10n.t('Could not restore {0} to {1}:', instance.name, snapshot.name),
      already: '',
      whenCancelled: l10n.t(
        'Nobody waits for the restoring of {0} any more, but LXD may still finish it. Refresh to see.',
        instance.name,
      ),
      run: (access, signal) => restore({ locks, access, signal }, instanceTarget(choice), snapshot),
    });
  };
}

function mayRestore(
  services: Services,
  { device, instance, snapshot }: SnapshotChoice,
): Promise<boolean> {
  const taken = snapshotTime(snapshot);
  const facts = [
    taken === ''
      ? l10n.t('All that was changed in it since then is lost for good: files and configuration.')
      : l10n.t(
          'All that was changed in it since {0} is lost for good: files and configuration.',
          taken,
        ),
    instance.state === 'stopped'
      ? undefined
      : l10n.t('It runs: LXD ends it at once, without shutting it down, and starts it again.'),
  ];
  return confirm(services, {
    question: l10n.t(
      'Put container {0} on {1} back to snapshot {2}?',
      instance.name,
      device.config.name,
      snapshot.name,
    ),
    detail: facts.filter((fact) => fact !== undefined).join(' '),
    button: l10n.t('Restore Snapshot'),
    isForGood: true,
    ownName: isOwnInstance(instance, services.ownSystem()) ? instance.name : undefined,
  });
}
