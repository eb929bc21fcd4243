import { l10n } from 'vscode';
import type { DiagnosisFact, DiagnosisStep, SkipReason } from '../../app/diagnosis/diagnosis';
import type { Vm } from '../../core/model/vm';
import { vmStateWord } from './stateWords';

/** What a step looks at. */
export function stepWords(step: DiagnosisStep): string {
  switch (step) {
    case 'resolve':
      return l10n.t('Destination');
    case 'connect':
      return l10n.t('SSH connection');
    case 'system':
      return l10n.t('System');
    case 'developer-mode':
      return l10n.t('Developer mode');
    case 'vmc':
      return l10n.t('vmc');
    case 'session':
      return l10n.t('Signed-in user');
    case 'vms':
      return l10n.t('VMs');
    case 'vsh':
      return l10n.t('Way into a VM');
    case 'lxd':
      return l10n.t('LXD');
  }
}

/** What was found, with the evidence. */
export function factWords(fact: DiagnosisFact): string {
  switch (fact.kind) {
    case 'destination': {
      const place = l10n.t('{0}@{1}, port {2}', fact.user, fact.hostName, fact.port);
      return fact.through === undefined ? place : l10n.t('{0}, through {1}', place, fact.through);
    }
    case 'connected':
      return l10n.t('connected and logged in within {0} ms', fact.durationMs);
    case 'chrome-os': {
      const { milestone, version, board, track } = fact.release;
      const parts = [
        milestone === undefined ? l10n.t('ChromeOS') : l10n.t('ChromeOS {0}', milestone),
        ...[version, board, track],
      ];
      return parts.filter((part) => part !== undefined).join(' · ');
    }
    case 'other-system':
      return l10n.t('not ChromeOS');
    case 'developer-mode':
      return fact.isOn ? l10n.t('on') : l10n.t('off, by the firmware');
    case 'vmc-age':
      return l10n.t('there, from {0} or later', fact.notOlderThan);
    case 'signed-in':
      return l10n.t('owner hash {0}', fact.ownerHash);
    case 'vms':
      return fact.vms.length === 0 ? l10n.t('none yet') : fact.vms.map(vmWords).join(', ');
    case 'vm-answers':
      return l10n.t('vsh works in {0}', fact.vm);
    case 'lxd': {
      const version = l10n.t('server {0}, lxc {1}', fact.server, fact.client);
      return fact.vm === undefined ? version : l10n.t('{0}, in VM {1}', version, fact.vm);
    }
  }
}

/** Why a step was left out. */
export function skipWords(reason: SkipReason): string {
  switch (reason) {
    case 'earlier-failure':
      return l10n.t('needs the step that failed');
    case 'cancelled':
      return l10n.t('cancelled');
    case 'no-vmc':
      return l10n.t('no vmc on this machine');
    case 'no-crossystem':
      return l10n.t('cannot be asked on this machine');
    case 'no-running-vm':
      return l10n.t('no VM runs; start one to look further');
    case 'no-lxd-in-vm':
      return l10n.t('a VM of this kind has none');
  }
}

function vmWords({ name, state }: Vm): string {
  return l10n.t('{0} ({1})', name, vmStateWord(state));
}
