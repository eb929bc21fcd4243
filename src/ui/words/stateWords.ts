import { l10n } from 'vscode';
import type { InstanceState } from '../../core/model/instance';
import type { VmState } from '../../core/model/vm';

export function vmStateWord(state: VmState): string {
  switch (state) {
    case 'running':
      return l10n.t('running');
    case 'starting':
      return l10n.t('starting');
    case 'stopped':
      return l10n.t('stopped');
    case 'unknown':
      return l10n.t('state unknown');
  }
}

export function instanceStateWord(state: InstanceState): string {
  switch (state) {
    case 'running':
      return l10n.t('running');
    case 'stopped':
      return l10n.t('stopped');
    case 'frozen':
      return l10n.t('frozen');
    case 'error':
      return l10n.t('error');
    case 'starting':
      return l10n.t('starting');
    case 'stopping':
      return l10n.t('stopping');
    case 'freezing':
      return l10n.t('freezing');
    case 'unknown':
      return l10n.t('state unknown');
  }
}
