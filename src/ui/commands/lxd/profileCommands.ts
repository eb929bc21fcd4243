import { l10n } from 'vscode';
import { createProfile, deleteProfile } from '../../../app/actions/lxdProfiles';
import { profileNameProblem } from '../../../core/cli/lxc/profileCommands';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { containerCountWords } from '../../words/lxdWords';
import { actAndReport } from '../act';
import { confirm } from '../confirm';
import { placeText } from '../container/places';
import type { CommandHandler } from '../register';
import { askText } from '../stepInputs';
import { chooseLxd, pickItem, readItems } from './chooseLxd';

export function createLxdProfile(services: Services): CommandHandler {
  return async (node) => {
    const title = l10n.t('Create Profile');
    const lxd = await chooseLxd(services, node, title);
    const known =
      lxd && (await readItems(services, lxd, { listing: 'profiles', kind: 'profile', title }));
    if (lxd === undefined || known === undefined) {
      return;
    }
    const taken = new Set(known.map(({ profile }) => profile.name));
    const frame = {
      title,
      placeholder: l10n.t('Name of the new profile'),
      prompt: l10n.t('It is empty at first and changes nothing'),
      canGoBack: false,
    };
    const typed = await askText(frame, (name) => nameFault(name, taken));
    if (typeof typed === 'object') {
      const name = typed.text;
      await actAndReport(services, lxd.device, {
        title: l10n.t('Creating profile {0}…', name),
        attempt: l10n.t('Could not create profile {0}:', name),
        already: '',
        run: (_access, signal) => createProfile(lxd, name, signal),
      });
    }
  };
}

export function deleteLxdProfile(services: Services): CommandHandler {
  return async (node) => {
    const title = l10n.t('Delete Profile');
    const lxd = await chooseLxd(services, node, title);
    if (lxd === undefined) {
      return;
    }
    const items =
      node?.kind === 'profile'
        ? [node]
        : await readItems(services, lxd, { listing: 'profiles', kind: 'profile', title });
    const frame = {
      title,
      placeholder: l10n.t('Which profile?'),
      none: l10n.t('There is no profile that can be deleted.'),
    };
    const deletable = (items ?? []).filter(({ profile }) => profile.name !== 'default');
    const picked =
      node?.kind === 'profile'
        ? node
        : items &&
          (await pickItem(deletable, frame, ({ profile }) => ({
            description: containerCountWords(profile.usedBy),
          })));
    if (picked === undefined) {
      return;
    }
    const { name, usedBy } = picked.profile;
    if (usedBy.length > 0) {
      void showInformation(
        l10n.t(
          'Profile {0} is used by {1}. Take it from them before it can be deleted.',
          name,
          usedBy.map((user) => user.name).join(', '),
        ),
      );
      return;
    }
    const confirmed = await confirm(services, {
      question: l10n.t('Delete profile {0} from {1}?', name, placeText(lxd)),
      detail: l10n.t('Nothing uses it. Its settings and devices are lost.'),
      button: l10n.t('Delete Profile'),
      isForGood: true,
    });
    if (confirmed) {
      await actAndReport(services, lxd.device, {
        title: l10n.t('Deleting profile {0}…', name),
        attempt: l10n.t('Could not delete profile {0}:', name),
        already: '',
        run: (_access, signal) => deleteProfile(lxd, name, signal),
      });
    }
  };
}

function nameFault(name: string, taken: ReadonlySet<string>): string | undefined {
  switch (profileNameProblem(name)) {
    case undefined:
      return taken.has(name) ? l10n.t('There is a profile {0} already', name) : undefined;
    case 'empty':
      return l10n.t('A profile needs a name');
    case 'bad-character':
    case 'only-dots':
      return l10n.t('The name must not contain / : ? # or %');
  }
}
