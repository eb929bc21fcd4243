import { l10n } from 'vscode';
import type { LxdItemNode, LxdNode, LxdSectionNode } from '../../app/tree/lxdNodes';
import { nameOf } from '../../app/tree/lxdRows';
import { holdsInstances } from '../../core/cli/lxc/remoteList';
import type { LxdListing } from '../../core/model/lxdListing';
import { formatBytes } from '../../core/text/bytes';
import { singleLine } from '../../core/text/singleLine';
import {
  containerCountWords,
  listingWord,
  memberStateWord,
  remoteKindWord,
} from '../words/lxdWords';
import type { NodeView } from './nodeView';

/** The row of an LXD beside its containers. */
export function presentLxd({ vm }: LxdNode): NodeView {
  return {
    label: l10n.t('LXD'),
    description: l10n.t('images, profiles, storage, networks, remotes'),
    icon: 'server-process',
    contextValue: 'lxd live',
    collapse: 'collapsed',
    accessibleLabel:
      vm === undefined
        ? l10n.t('LXD: images, profiles, storage, networks and remotes')
        : l10n.t('LXD in VM {0}: images, profiles, storage, networks and remotes', vm),
  };
}

/** The row of one listing; its number is known once it was opened. */
export function presentLxdSection({ listing, section }: LxdSectionNode): NodeView {
  const { data, problem, reading } = section;
  const isWaiting = reading && data === undefined;
  const isFailed = problem !== undefined && !isWaiting;
  const label = listingWord(listing);
  const description = isWaiting ? l10n.t('reading…') : data && String(data.length);
  return {
    label,
    ...(description === undefined ? {} : { description }),
    icon: isWaiting ? 'loading~spin' : isFailed ? 'warning' : SECTION_ICONS[listing],
    ...(isFailed ? { iconColor: 'list.warningForeground' } : {}),
    contextValue: `listing ${listing} live`,
    collapse: 'collapsed',
    accessibleLabel: description === undefined ? label : `${label}, ${description}`,
  };
}

/** The row of an image, a profile, a pool, a network, a remote, a project or a member. */
export function presentLxdItem(node: LxdItemNode): NodeView {
  const label = singleLine(nameOf(node));
  const { parts, spoken, ...look } = lookOf(node);
  const description = parts.map(singleLine).join(' · ');
  return {
    label,
    ...(description === '' ? {} : { description }),
    collapse: 'collapsed',
    accessibleLabel: description === '' ? spoken : `${spoken}, ${description}`,
    ...look,
  };
}

interface Look extends Pick<NodeView, 'icon' | 'iconColor' | 'contextValue'> {
  readonly parts: readonly string[];
  /** The name with what it is of. */
  readonly spoken: string;
}

function lookOf(node: LxdItemNode): Look {
  const name = singleLine(nameOf(node));
  switch (node.kind) {
    case 'image': {
      const { os, release, architecture, sizeBytes, kind, isPublic, isCached } = node.image;
      return {
        spoken: l10n.t('Image {0}', name),
        parts: present([
          sizeBytes === undefined ? undefined : formatBytes(sizeBytes),
          present([os, release]).join(' '),
          architecture,
          kind === 'virtual-machine' ? l10n.t('for virtual machines') : undefined,
          isPublic ? l10n.t('public') : undefined,
          isCached ? l10n.t('cached') : undefined,
        ]),
        icon: 'package',
        contextValue: 'image live',
      };
    }
    case 'profile': {
      const { description, usedBy } = node.profile;
      return {
        spoken: l10n.t('Profile {0}', name),
        parts: present([containerCountWords(usedBy), description]),
        icon: 'layers',
        contextValue: `profile${name === 'default' ? ' default' : ''} live`,
      };
    }
    case 'remote': {
      const { address, protocol, isCurrent, isStatic } = node.server;
      const isServer = holdsInstances(node.server);
      return {
        spoken: l10n.t('Remote {0}', name),
        parts: present([
          isCurrent ? l10n.t('default') : undefined,
          remoteKindWord(node.server),
          address,
        ]),
        icon: isCurrent ? 'star-full' : isServer ? 'server' : 'cloud',
        contextValue: [
          'remote',
          protocol,
          ...(isServer ? ['server'] : []),
          ...(isCurrent ? ['current'] : []),
          ...(isStatic ? ['static'] : []),
          'live',
        ].join(' '),
      };
    }
    case 'pool': {
      const { driver, usedBytes, totalBytes } = node.pool;
      const space =
        usedBytes === undefined || totalBytes === undefined
          ? undefined
          : l10n.t('{0} of {1} used', formatBytes(usedBytes), formatBytes(totalBytes));
      return {
        spoken: l10n.t('Storage pool {0}', name),
        parts: present([space, driver]),
        icon: 'database',
        contextValue: 'pool live',
      };
    }
    case 'network': {
      const { type, ipv4, isManaged } = node.network;
      return {
        spoken: l10n.t('Network {0}', name),
        parts: present([ipv4, type, isManaged ? undefined : l10n.t('not managed by LXD')]),
        icon: isManaged ? 'plug' : 'circle-outline',
        contextValue: 'network live',
      };
    }
    case 'project':
      return {
        spoken: l10n.t('Project {0}', name),
        parts: present([containerCountWords(node.project.usedBy), node.project.description]),
        icon: 'folder',
        contextValue: 'project live',
      };
    case 'member': {
      const { state, message, roles } = node.member;
      return {
        spoken: l10n.t('Cluster member {0}', name),
        parts: present([memberStateWord(state), state === 'online' ? roles.join(', ') : message]),
        ...MEMBER_ICONS[state],
        contextValue: `member ${state} live`,
      };
    }
  }
}

function present(parts: readonly (string | undefined)[]): readonly string[] {
  return parts.filter((part) => part !== undefined).filter((part) => part !== '');
}

const SECTION_ICONS: Readonly<Record<LxdListing, string>> = {
  images: 'package',
  profiles: 'layers',
  storage: 'database',
  networks: 'plug',
  remotes: 'cloud',
  projects: 'folder',
  members: 'server',
};

const MEMBER_ICONS = {
  online: { icon: 'pass', iconColor: 'testing.iconPassed' },
  offline: { icon: 'error', iconColor: 'list.errorForeground' },
  evacuated: { icon: 'warning', iconColor: 'list.warningForeground' },
  blocked: { icon: 'warning', iconColor: 'list.warningForeground' },
  unknown: { icon: 'question', iconColor: 'charts.yellow' },
} as const;
