import { l10n } from 'vscode';
import type { SnapshotNameProblem } from '../../core/cli/lxc/snapshotName';

/** Why a snapshot must not be called so. */
export function snapshotNameWords(problem: SnapshotNameProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('A snapshot needs a name');
    case 'too-long':
      return l10n.t('The name is too long');
    case 'bad-character':
      return l10n.t('The name must hold no space and none of / \\ ? # %');
    case 'only-dots':
      return l10n.t('The name must not be made of dots only');
  }
}
