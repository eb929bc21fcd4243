import { l10n } from 'vscode';
import { layerLine } from '../../core/glossary/layers';
import type { GroupKey } from '../../core/glossary/outline';
import type { Kind } from '../../core/glossary/schema';

/** The name of a group of the Glossary view. */
export function groupWord(key: GroupKey): string {
  switch (key.by) {
    case 'kind':
      return kindWord(key.kind);
    case 'layer':
      return layerLine(key.layer);
    case 'no-layer':
      return l10n.t('Everywhere');
    case 'questions':
      return l10n.t('Questions');
    case 'own':
      return l10n.t('Your own terms');
  }
}

/** What entries of a kind are called together. */
export function kindWord(kind: Kind): string {
  switch (kind) {
    case 'concept':
      return l10n.t('Concepts');
    case 'vm':
      return l10n.t('VMs');
    case 'container':
      return l10n.t('Containers');
    case 'daemon':
      return l10n.t('Daemons');
    case 'tool':
      return l10n.t('Programs');
    case 'command':
      return l10n.t('Commands');
    case 'flag':
      return l10n.t('Flags');
    case 'package':
      return l10n.t('Packages');
    case 'image':
      return l10n.t('Images');
    case 'file':
      return l10n.t('Files');
    case 'path':
      return l10n.t('Paths');
    case 'device':
      return l10n.t('Device files');
    case 'protocol':
      return l10n.t('Protocols');
    case 'network':
      return l10n.t('Network');
    case 'security':
      return l10n.t('Security');
    case 'setting':
      return l10n.t('Settings');
    case 'variable':
      return l10n.t('Variables');
    case 'rpc':
      return l10n.t('Remote calls');
    case 'url':
      return l10n.t('Addresses');
    case 'chrome':
      return l10n.t('Chrome');
    case 'error':
      return l10n.t('Errors');
    case 'hardware':
      return l10n.t('Hardware');
    case 'question':
      return l10n.t('Questions');
  }
}
