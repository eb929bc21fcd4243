import { l10n } from 'vscode';
import type { SharePathProblem } from '../../core/cli/vmc/sharePath';

/** Why a path cannot be shared. A sentence without a full stop. */
export function sharePathWords(problem: SharePathProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Type the path of a folder in MyFiles');
    case 'absolute':
      return l10n.t('The path has to start in MyFiles, without a slash: Downloads/photos');
    case 'leading-dash':
      return l10n.t('vmc would take a leading dash for an option');
    case 'leaves-my-files':
      return l10n.t('Only what is in MyFiles can be shared, so .. is not allowed');
    case 'ends-with-dot':
      return l10n.t('The path must not end with a dot of its own');
    case 'control-character':
      return l10n.t('Control characters are not allowed in the path');
    case 'too-long':
      return l10n.t('The path is too long');
  }
}
