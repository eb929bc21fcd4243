import { l10n } from 'vscode';
import type { Instance, InstanceState } from '../../core/model/instance';
import { instanceStateWord } from '../words/stateWords';
import type { NodeView } from './nodeView';

export function presentInstance(instance: Instance, { live }: { live: boolean }): NodeView {
  const { name, state, addresses, project, location } = instance;
  const parts = [instanceStateWord(state)];
  const [first] = state === 'running' ? (addresses ?? []) : [];
  if (first !== undefined) {
    parts.push(first.address);
  }
  if (project !== undefined && project !== 'default') {
    parts.push(l10n.t('project {0}', project));
  }
  // Only a cluster has one: the member that it is on.
  if (location !== undefined) {
    parts.push(location);
  }
  const description = parts.join(' · ');
  const { icon, iconColor } = ICONS[state];
  const addressed = addresses !== undefined && addresses.length > 0 ? ['addressed'] : [];
  return {
    label: name,
    description,
    icon,
    iconColor,
    contextValue: ['container', state, ...addressed, ...(live ? ['live'] : [])].join(' '),
    collapse: 'collapsed',
    accessibleLabel: l10n.t('Container {0}, {1}', name, description),
  };
}

const ICONS: Readonly<Record<InstanceState, { icon: string; iconColor: string }>> = {
  running: { icon: 'play-circle', iconColor: 'testing.iconPassed' },
  stopped: { icon: 'stop-circle', iconColor: 'disabledForeground' },
  frozen: { icon: 'debug-pause', iconColor: 'charts.blue' },
  error: { icon: 'error', iconColor: 'list.errorForeground' },
  starting: { icon: 'loading~spin', iconColor: 'charts.yellow' },
  stopping: { icon: 'loading~spin', iconColor: 'charts.yellow' },
  freezing: { icon: 'loading~spin', iconColor: 'charts.yellow' },
  unknown: { icon: 'question', iconColor: 'charts.yellow' },
};
