import { l10n } from 'vscode';
import { takeSnapshot as take } from '../../../app/actions/snapshots';
import { snapshotNameProblem } from '../../../core/cli/lxc/snapshotName';
import type { Services } from '../../services';
import { snapshotNameWords } from '../../words/snapshotWords';
import { actLong } from '../container/actLong';
import type { CommandHandler } from '../register';
import { askText } from '../stepInputs';
import { chooseInstance, instanceTarget, type InstanceChoice } from '../targets';
import { ownerRow } from './chooseSnapshot';

/** Keeps the present state of a container, to come back to. */
export function takeSnapshot(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseInstance(services, ownerRow(node), () => true);
    const typed = choice === undefined ? undefined : await askName(choice);
    if (choice === undefined || typeof typed !== 'object') {
      return;
    }
    const { name } = choice.instance;
    const { locks } = services;
    const snapshot = typed.text === '' ? undefined : typed.text;
    await actLong(services, choice.device, {
      title: l10n.t('Taking a snapshot of {0}…', name),
      attempt: l10n.t('Could not take a snapshot of {0}:', name),
      already: '',
      whenCancelled: l10n.t(
        'Nobody waits for the snapshot of {0} any more, but LXD may still finish it. Refresh to see.',
        name,
      ),
      run: (access, signal) => take({ locks, access, signal }, instanceTarget(choice), snapshot),
    });
  };
}

function askName({ instance }: InstanceChoice): ReturnType<typeof askText> {
  const taken = new Set(instance.snapshots?.map(({ name }) => name));
  const frame = {
    title: l10n.t('Take a Snapshot of {0}', instance.name),
    placeholder: l10n.t('Name, for example before-upgrade'),
    prompt: l10n.t('Its files and its configuration are kept. Without a name, LXD makes one up'),
    canGoBack: false,
  };
  return askText(frame, (name) => {
    const problem = name === '' ? undefined : snapshotNameProblem(name);
    if (problem !== undefined) {
      return snapshotNameWords(problem);
    }
    return taken.has(name)
      ? l10n.t('{0} has a snapshot {1} already', instance.name, name)
      : undefined;
  });
}
