import { l10n } from 'vscode';
import type { ConfigFault, ExpectedType } from '../../core/cli/lxc/config/finding';
import type { SaveOutcome } from '../../app/actions/configDocuments';
import type { UsedBy } from '../../core/model/usedBy';

/** What is wrong at a place of a configuration, for the list of problems. */
export function configFaultWords(fault: ConfigFault): string {
  switch (fault.kind) {
    case 'syntax':
      return l10n.t('This is no valid YAML: {0}', fault.message);
    case 'too-deep':
      return l10n.t('This is nested too deeply for a configuration');
    case 'unknown-part':
      return l10n.t(
        '{0} is no part of a configuration that can be changed here; remove it',
        JSON.stringify(fault.name),
      );
    case 'volatile-key':
      return l10n.t(
        'LXD keeps {0} itself. Saving leaves such keys as they are, so remove it here',
        fault.key,
      );
    case 'wrong-type':
      return expectedWords(fault.expected);
    case 'refused':
      return l10n.t('LXD did not take this: {0}', fault.message);
  }
}

/** Why a text was not saved. */
export function notSavedWords(outcome: Exclude<SaveOutcome, { kind: 'saved' }>): string {
  switch (outcome.kind) {
    case 'faulty': {
      const [first] = outcome.findings;
      return l10n.t(
        'Nothing was sent to LXD. {0}. The list of problems shows where.',
        first === undefined ? '' : configFaultWords(first.fault),
      );
    }
    case 'changed-elsewhere':
      return l10n.t('It was changed elsewhere. Save again.');
    case 'refused':
      return l10n.t(
        'LXD did not take it and kept what it had: {0}. The list of problems shows where.',
        outcome.message,
      );
  }
}

/** A profile was saved, but that was not the end of it. */
export function notAppliedWords(message: string): string {
  return l10n.t(
    'The profile is saved, but not every container could take it. LXD said: {0}',
    message,
  );
}

/** Who else changes when a profile does; `undefined` when nobody. */
export function usersWords(usedBy: readonly UsedBy[]): string | undefined {
  const names = usedBy.filter(({ kind }) => kind === 'instance').map(nameWords);
  return names.length === 0
    ? undefined
    : l10n.t('These containers change with the profile when it is saved: {0}', names.join(', '));
}

function nameWords({ name, project }: UsedBy): string {
  return project === undefined ? name : l10n.t('{0} (project {1})', name, project);
}

function expectedWords(expected: ExpectedType): string {
  switch (expected) {
    case 'mapping':
      return l10n.t('Here belong keys with values, each on a line of its own');
    case 'text':
      return l10n.t('Here belongs a single value');
    case 'list':
      return l10n.t('Here belongs a list: each item on a line of its own, after a hyphen');
    case 'true-or-false':
      return l10n.t('Here belongs true or false');
  }
}
