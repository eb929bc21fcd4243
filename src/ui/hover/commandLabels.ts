import { l10n } from 'vscode';
import type { CommandLabels } from '../../core/commandLine/commandLabels';

/** The hover fills in the places itself: until then each stands for itself. */
const PLACES = ['{0}', '{1}'] as const;

/** The words of a command's explanation that do not come from the grammar, in the editor's language. */
export function commandLabels(): CommandLabels {
  return {
    typedIn: l10n.t('Typed in'),
    or: l10n.t(' or '),
    places: {
      crosh: l10n.t('crosh (Ctrl+Alt+T)'),
      rootShell: l10n.t('a developer-mode shell of ChromeOS'),
      termina: l10n.t('the Termina shell (vsh termina)'),
      container: l10n.t('the Linux terminal'),
      workstation: l10n.t('the workstation outside the chroot'),
      chroot: l10n.t('the chroot on the workstation (cros_sdk)'),
      linux: l10n.t('any Linux shell'),
    },
    effects: {
      reads: l10n.t('Changes nothing.'),
      changes: l10n.t('Changes something.'),
      creates: l10n.t('Makes something new.'),
      destroys: l10n.t('Deletes data.'),
    },
    careful: l10n.t('Careful'),
    since: l10n.t('Since {0}.', ...PLACES),
    until: l10n.t('No longer there. Removed: {0}.', ...PLACES),
    obsolete: l10n.t('Obsolete.'),
    instead: l10n.t('Use {0} instead.', ...PLACES),
    choices: l10n.t('Possible'),
    valueOf: l10n.t('the value of {0}', ...PLACES),
    misspelt: l10n.t('{0} is usually spelled {1}.', ...PLACES),
    unknownSubcommand: l10n.t('{0} is not a command of {1}.', ...PLACES),
    unknownOption: l10n.t('{0} is not an option of {1}.', ...PLACES),
    didYouMean: l10n.t('Probably {0} is meant.', ...PLACES),
    unknownChoice: l10n.t('{0} is not one of the possible values.', ...PLACES),
    missing: l10n.t('{0} is missing.', ...PLACES),
    tooMany: l10n.t('{0} is more than the command takes.', ...PLACES),
    misplaced: l10n.t('{0} must stand in front of the name.', ...PLACES),
  };
}
