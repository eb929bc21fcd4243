import { l10n } from 'vscode';
import type { AttributeName, TreeNode } from '../../app/tree/nodes';
import { holdsContainers } from '../../core/cli/vmc/vmType';
import { isReachable } from '../../core/model/device';
import { COMMANDS } from '../ids';
import { attributeLabel, attributeText, noteText } from '../words/attributeWords';
import { problemWords, readingAttempt } from '../words/problemWords';
import { agoWords, dateWords } from '../words/timeWords';
import type { NodeView } from './nodeView';
import { presentDevice } from './presentDevice';
import { presentInstance } from './presentInstance';
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
      return leaf(l10n.t('Snapshots'), count, 'history', 'snapshots', 'collapsed');
    }
    case 'snapshot': {
      const { name, createdAt } = node.snapshot;
      return leaf(name, createdAt === undefined ? '' : dateWords(createdAt), 'circle', 'snapshot');
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
};

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
