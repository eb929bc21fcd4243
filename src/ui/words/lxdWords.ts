import { l10n } from 'vscode';
import type { ClusterMember, LxdListing, Remote } from '../../core/model/lxdListing';
import { countUsers, type UsedBy } from '../../core/model/usedBy';

/** The name of a listing, as its row and titles have it. */
export function listingWord(listing: LxdListing): string {
  switch (listing) {
    case 'images':
      return l10n.t('Images');
    case 'profiles':
      return l10n.t('Profiles');
    case 'remotes':
      return l10n.t('Remotes');
    case 'storage':
      return l10n.t('Storage Pools');
    case 'networks':
      return l10n.t('Networks');
    case 'projects':
      return l10n.t('Projects');
    case 'members':
      return l10n.t('Cluster Members');
  }
}

/** What a listing is of, for somebody who does not know LXD. */
export function listingHelp(listing: LxdListing): string {
  switch (listing) {
    case 'images':
      return l10n.t(
        'Images that this LXD has on its disk. New containers are made from them, or from those of an image server.',
      );
    case 'profiles':
      return l10n.t('Settings and devices that containers share');
    case 'remotes':
      return l10n.t(
        'Servers that the lxc client here knows: image servers, and other machines that run LXD',
      );
    case 'storage':
      return l10n.t('Where this LXD keeps its containers and images');
    case 'networks':
      return l10n.t(
        'Networks that this LXD made for its containers, and interfaces of its machine that they may use',
      );
    case 'projects':
      return l10n.t('Parts of this LXD with containers of their own');
    case 'members':
      return l10n.t('The machines of the cluster that this LXD belongs to');
  }
}

export function memberStateWord(state: ClusterMember['state']): string {
  switch (state) {
    case 'online':
      return l10n.t('online');
    case 'offline':
      return l10n.t('offline');
    case 'evacuated':
      return l10n.t('evacuated');
    case 'blocked':
      return l10n.t('blocked');
    case 'unknown':
      return l10n.t('state unknown');
  }
}

/** What a remote serves. */
export function remoteKindWord({ protocol, isPublic }: Remote): string {
  return protocol === 'simplestreams' || isPublic ? l10n.t('image server') : l10n.t('LXD server');
}

/** How many containers use something, in words. */
export function containerCountWords(usedBy: readonly UsedBy[]): string {
  const count = countUsers(usedBy, 'instance');
  switch (count) {
    case 0:
      return l10n.t('no containers');
    case 1:
      return l10n.t('1 container');
    default:
      return l10n.t('{0} containers', count);
  }
}
