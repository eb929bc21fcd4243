import { l10n } from 'vscode';
import { formatBytes } from '../../core/text/bytes';
import type { Vm, VmState } from '../../core/model/vm';
import { vmStateWord } from '../words/stateWords';
import type { NodeView } from './nodeView';

export interface VmRowFacts {
  /** Commands can be run on its device. */
  readonly live: boolean;
  readonly containerless: boolean;
}

export function presentVm(vm: Vm, { live, containerless }: VmRowFacts): NodeView {
  const parts = [vmStateWord(vm.state)];
  if (vm.sizeBytes !== undefined) {
    parts.push(formatBytes(vm.sizeBytes));
  }
  if (containerless) {
    parts.push(l10n.t('no containers'));
  }
  const description = parts.join(' · ');
  const { icon, iconColor } = VM_ICONS[vm.state];
  const tokens = [
    'vm',
    vm.state,
    ...(containerless ? ['containerless'] : []),
    ...(live ? ['live'] : []),
  ];
  return {
    label: vm.name,
    description,
    icon,
    ...(iconColor === undefined ? {} : { iconColor }),
    contextValue: tokens.join(' '),
    collapse: vm.state === 'running' && !containerless ? 'expanded' : 'collapsed',
    accessibleLabel: l10n.t('VM {0}, {1}', vm.name, description),
  };
}

const VM_ICONS: Readonly<Record<VmState, { icon: string; iconColor?: string }>> = {
  running: { icon: 'vm-running', iconColor: 'testing.iconPassed' },
  starting: { icon: 'vm-active', iconColor: 'charts.yellow' },
  stopped: { icon: 'vm-outline', iconColor: 'disabledForeground' },
  unknown: { icon: 'vm', iconColor: 'charts.yellow' },
};
