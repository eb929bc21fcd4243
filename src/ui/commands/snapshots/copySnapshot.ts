import { l10n } from 'vscode';
import { copySnapshot as copy } from '../../../app/actions/snapshots';
import { freeName } from '../../../core/cli/lxc/freeName';
import type { Services } from '../../services';
import { actLong } from '../container/actLong';
import { askName } from '../container/nameStep';
import { takenNames } from '../container/places';
import type { CommandHandler } from '../register';
import { instanceTarget } from '../targets';
import { chooseSnapshot } from './chooseSnapshot';

/** Makes a new container out of a snapshot, beside the one it is of. */
export function copySnapshot(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseSnapshot(services, node, (name) =>
      l10n.t('New Container from a Snapshot of {0}', name),
    );
    if (choice === undefined) {
      return;
    }
    const { instance, snapshot } = choice;
    const taken = takenNames(choice);
    const typed = await askName(
      { title: l10n.t('New Container from Snapshot {0}', snapshot.name), canGoBack: false },
      { suggested: freeName(instance.name, taken), taken },
    );
    if (typeof typed !== 'object') {
      return;
    }
    const name = typed.text;
    const { locks } = services;
    await actLong(services, choice.device, {
      title: l10n.t('Making container {0} from snapshot {1}…', name, snapshot.name),
      attempt: l10n.t('Could not make a container from snapshot {0}:', snapshot.name),
      already: '',
      whenCancelled: l10n.t(
        'Nobody waits for container {0} any more, but LXD may still finish it. Refresh to see.',
        name,
      ),
      run: (access, signal, report) =>
        copy({ locks, access, signal, report }, instanceTarget(choice), { snapshot, name }),
    });
  };
}
