import { l10n } from 'vscode';
import type { HoverLabels } from '../../core/glossary/hoverLabels';

/** The words of a hover that do not come from the glossary, in the editor's language. */
export function hoverLabels(): HoverLabels {
  return {
    misspelling: l10n.t({
      message: '{0} is usually spelled {1}.',
      comment: ['The hover fills in {0} and {1} itself.'],
      args: ['{0}', '{1}'],
    }),
    alias: l10n.t({
      message: '{0} is another name for {1}.',
      comment: ['The hover fills in {0} and {1} itself.'],
      args: ['{0}', '{1}'],
    }),
    talksTo: l10n.t('Talks to'),
    logs: l10n.t('Logs'),
    source: l10n.t('Source'),
    notToBeConfusedWith: l10n.t('Not to be confused with'),
    changed: l10n.t('Changed'),
    related: l10n.t('Related'),
    readMore: l10n.t('Read more'),
    ownTerm: l10n.t('Your own term'),
    overrides: l10n.t('It stands in front of what the extension says.'),
    example: l10n.t('Example'),
    nextStep: l10n.t('Next step'),
    resultNumber: l10n.t({
      message: 'Chrome shows it as number {0}. ChromeOS before 74 counted differently.',
      comment: ['The hover fills in {0} itself.'],
      args: ['{0}'],
    }),
    questions: l10n.t('Questions'),
    about: l10n.t('About'),
    openPage: l10n.t('Open the page'),
  };
}
