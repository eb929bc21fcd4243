import { l10n } from 'vscode';
import type { DeviceState } from '../../app/inventory/deviceState';
import { isReachable, type DeviceConfig } from '../../core/model/device';
import type { NodeView } from './nodeView';

export function presentDevice({ config, problem, reading, wasRead }: DeviceState): NodeView {
  const kind = kindWord(config);
  const description = reading && !wasRead ? l10n.t('{0} · reading…', kind) : kind;
  const live = isReachable(config) ? ' live' : '';
  return {
    label: config.name,
    description,
    icon: problem === undefined ? iconOf(config) : 'warning',
    ...(problem === undefined ? {} : { iconColor: 'list.warningForeground' }),
    contextValue: `device ${config.kind}${live}`,
    collapse: 'expanded',
    accessibleLabel: l10n.t('Device {0}, {1}', config.name, description),
  };
}

function kindWord(config: DeviceConfig): string {
  switch (config.kind) {
    case 'local':
      return l10n.t('this machine');
    case 'ssh':
      return l10n.t('SSH · {0}', config.host);
    case 'lxd':
      return l10n.t('LXD remote · {0}', config.remote);
    case 'saved':
      return l10n.t('saved file, not live');
    case 'guest':
      return l10n.t('this Crostini guest');
    case 'demo':
      return l10n.t('demo, not a real device');
    case 'invalid':
      return l10n.t('not usable');
  }
}

function iconOf({ kind }: DeviceConfig): string {
  switch (kind) {
    case 'local':
      return 'device-desktop';
    case 'ssh':
      return 'remote';
    case 'lxd':
      return 'server';
    case 'saved':
      return 'file';
    case 'guest':
      return 'home';
    case 'demo':
      return 'beaker';
    case 'invalid':
      return 'question';
  }
}
