import { l10n } from 'vscode';
import { removeRemote, useDefaultRemote } from '../../../app/actions/lxdRemotes';
import type { TreeNode } from '../../../app/tree/nodes';
import { holdsInstances } from '../../../core/cli/lxc/remoteList';
import type { Remote } from '../../../core/model/lxdListing';
import type { Services } from '../../services';
import { remoteKindWord } from '../../words/lxdWords';
import { actAndReport } from '../act';
import { confirm } from '../confirm';
import { placeText } from '../container/places';
import type { CommandHandler } from '../register';
import { chooseLxd, pickItem, readItems, type LxdChoice } from './chooseLxd';

export function removeLxdRemote(services: Services): CommandHandler {
  return async (node) => {
    const title = l10n.t('Remove LXD Remote');
    const choice = await chooseRemote(services, node, {
      title,
      suits: ({ isStatic, isCurrent }) => !isStatic && !isCurrent,
      none: l10n.t('There is no remote that can be removed: the default one cannot.'),
    });
    if (choice === undefined) {
      return;
    }
    const { lxd, server } = choice;
    const users = services.inventory.devices
      .filter(({ config }) => config.kind === 'lxd' && config.remote === server.name)
      .map(({ config }) => config.name);
    const confirmed = await confirm(services, {
      question: l10n.t('Remove remote {0} ({1})?', server.name, server.address),
      detail: [
        l10n.t('The server itself is not changed, but lxc here will not know it any more.'),
        ...(users.length > 0
          ? [l10n.t('These devices of the view will not work then: {0}', users.join(', '))]
          : []),
      ].join(' '),
      button: l10n.t('Remove'),
      isForGood: false,
    });
    if (confirmed) {
      await actAndReport(services, lxd.device, {
        title: l10n.t('Removing remote {0}…', server.name),
        attempt: l10n.t('Could not remove remote {0}:', server.name),
        already: '',
        run: (_access, signal) => removeRemote(lxd, server.name, signal),
      });
    }
  };
}

export function setDefaultRemote(services: Services): CommandHandler {
  return async (node) => {
    const title = l10n.t('Use as Default Remote');
    const choice = await chooseRemote(services, node, {
      title,
      suits: (server) => holdsInstances(server) && !server.isCurrent,
      none: l10n.t('lxc here knows no other LXD server.'),
    });
    if (choice === undefined) {
      return;
    }
    const { lxd, server } = choice;
    // A device that stands for one remote goes on to show that one.
    const isShown = lxd.access.remote === undefined;
    const confirmed =
      !isShown ||
      (await confirm(services, {
        question: l10n.t('Use {0} where lxc names no remote?', server.name),
        detail: l10n.t(
          'What is shown below {0} will then be the containers of {1}.',
          placeText(lxd),
          server.name,
        ),
        button: l10n.t('Use as Default Remote'),
        isForGood: false,
      }));
    if (confirmed) {
      await actAndReport(services, lxd.device, {
        title: l10n.t('Making {0} the default remote…', server.name),
        attempt: l10n.t('Could not make {0} the default remote:', server.name),
        already: '',
        run: (_access, signal) => useDefaultRemote(lxd, server.name, signal),
      });
    }
  };
}

interface RemoteChoice {
  readonly lxd: LxdChoice;
  readonly server: Remote;
}

async function chooseRemote(
  services: Services,
  node: TreeNode | undefined,
  {
    title,
    suits,
    none,
  }: {
    readonly title: string;
    readonly suits: (server: Remote) => boolean;
    readonly none: string;
  },
): Promise<RemoteChoice | undefined> {
  const lxd = await chooseLxd(services, node, title);
  if (lxd === undefined) {
    return undefined;
  }
  if (node?.kind === 'remote') {
    return { lxd, server: node.server };
  }
  const items = await readItems(services, lxd, { listing: 'remotes', kind: 'remote', title });
  const picked =
    items &&
    (await pickItem(
      items.filter(({ server }) => suits(server)),
      { title, placeholder: l10n.t('Which remote?'), none },
      ({ server }) => ({ description: remoteKindWord(server), detail: server.address }),
    ));
  return picked && { lxd, server: picked.server };
}
