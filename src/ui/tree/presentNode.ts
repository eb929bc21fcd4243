import { l10n } from 'vscode';
import type { AttributeName, InstanceNode, TreeNode } from '../../app/tree/nodes';
import { holdsContainers } from '../../core/cli/vmc/vmType';
import { isReachable } from '../../core/model/device';
import type { Snapshot } from '../../core/model/instance';
import { COMMANDS } from '../ids';
import { attributeLabel, attributeText, noteText } from '../words/attributeWords';
import { problemWords, readingAttempt } from '../words/problemWords';
import { agoWords, dateWords } from '../words/timeWords';
import type { NodeView } from './nodeView';
import { presentDevice } from './presentDevice';
import { presentInstance } from './presentInstance';
import { presentLxd, presentLxdItem, presentLxdSection } from './presentLxd';
import { presentVm } from './presentVm';

/** What the row of `node` shows at `nowMs`. */
export function presentNode(node: TreeNode, nowMs: number): NodeView {
  switch (node.kind) {
    case 'device':
      return presentDevice(node.device);
    case 'vm':
      return presentVm(node.vm, {
        live: isReachable(node.device.config),
        containerless: node.contents?.containerless === true || holdsContainers(node.vm) === false,
      });
    case 'instance':
      return presentInstance(node.instance, { live: isReachable(node.device.config) });
    case 'details':
      return leaf(l10n.t('Details'), '', 'list-flat', 'details', 'collapsed');
    case 'snapshots': {
      const count = String(node.snapshots.length);
      const token = `snapshots${liveToken(node.owner)}`;
      return leaf(l10n.t('Snapshots'), count, 'history', token, 'collapsed');
    }
    case 'snapshot': {
      const { name } = node.snapshot;
      const facts = snapshotFacts(node.snapshot);
      return {
        ...leaf(name, facts, 'device-camera', `snapshot${liveToken(node.owner)}`),
        accessibleLabel: l10n.t('Snapshot {0}, {1}', name, facts),
      };
    }
    case 'attribute':
      return leaf(
        attributeLabel(node.name),
        attributeText(node.value),
        ATTRIBUTE_ICONS[node.name],
        `attribute ${node.name}`,
      );
    case 'problem':
      return presentProblem(node, nowMs);
    case 'warnings':
      return {
        ...leaf(
          l10n.t('Some of the output could not be read'),
          l10n.t('{0} places, first: {1}', node.count, node.first),
          'warning',
          'warnings',
        ),
        iconColor: 'list.warningForeground',
      };
    case 'note':
      return leaf(noteText(node.note), '', 'info', `note ${node.note}`);
    case 'lxd':
      return presentLxd(node);
    case 'lxd-section':
      return presentLxdSection(node);
    case 'image':
    case 'profile':
    case 'remote':
    case 'pool':
    case 'network':
    case 'project':
    case 'member':
      return presentLxdItem(node);
  }
}

const ATTRIBUTE_ICONS: Readonly<Record<AttributeName, string>> = {
  address: 'globe',
  image: 'package',
  type: 'tag',
  profiles: 'layers',
  architecture: 'circuit-board',
  description: 'note',
  project: 'folder',
  location: 'server',
  created: 'calendar',
  lastUsed: 'history',
  memory: 'pulse',
  diskSize: 'database',
  minDiskSize: 'fold',
  diskImage: 'file-binary',
  milestone: 'milestone',
  system: 'terminal-linux',
  hostName: 'home',
  guestKind: 'tag',
  savedAt: 'calendar',
  fingerprint: 'key',
  alias: 'tag',
  size: 'database',
  uploaded: 'calendar',
  devices: 'settings',
  usedBy: 'references',
  driver: 'tag',
  source: 'folder',
  usedSpace: 'pie-chart',
  totalSpace: 'database',
  ipv4: 'globe',
  ipv6: 'globe',
  url: 'link',
  protocol: 'tag',
  roles: 'tag',
  message: 'note',
};

/** When it was taken, and whether it holds the memory too. */
function snapshotFacts({ createdAt, stateful }: Snapshot): string {
  const taken = createdAt === undefined ? [] : [dateWords(createdAt)];
  return [...taken, ...(stateful === true ? [l10n.t('stateful')] : [])].join(' · ');
}

/** Of rows whose commands can be run. */
function liveToken({ device }: InstanceNode): string {
  return isReachable(device.config) ? ' live' : '';
}

function presentProblem(
  { problem, about, dataReadAtMs }: Extract<TreeNode, { kind: 'problem' }>,
  nowMs: number,
): NodeView {
  const { message, nextStep } = problemWords(problem);
  const age =
    dataReadAtMs === undefined
      ? undefined
      : l10n.t('showing what was read {0}', agoWords(dataReadAtMs, nowMs));
  const description = [nextStep, age].filter((part) => part !== undefined).join(' · ');
  return {
    ...leaf(message, description, 'error', 'problem'),
    iconColor: 'list.errorForeground',
    accessibleLabel: [readingAttempt(about), message, description].join(' '),
    // A row is too narrow for a cause and a next step; this tells both in full, with its buttons.
    command: { id: COMMANDS.showProblem, title: l10n.t('Show Problem') },
  };
}

function leaf(
  label: string,
  description: string,
  icon: string,
  contextValue: string,
  collapse: NodeView['collapse'] = 'none',
): NodeView {
  return {
    label,
    icon,
    contextValue,
    collapse,
    accessibleLabel: description === '' ? label : `${label}, ${description}`,
    ...(description === '' ? {} : { description }),
  };
}
