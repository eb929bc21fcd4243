import { l10n } from 'vscode';
import type { NameNotice } from '../../../core/glossary/own/checkNames';
import type { OwnGlossaryFaultReason } from '../../../core/glossary/own/ownTerm';
import type { OWN_GLOSSARY_KEYS } from '../../../core/glossary/own/ownGlossaryKeys';

/** What is wrong with a glossary file, and what to do. */
export function glossaryFaultWords(reason: OwnGlossaryFaultReason): string {
  switch (reason.kind) {
    case 'no-yaml':
      return l10n.t('This is no valid YAML: {0}.', reason.message.replace(/\.$/, ''));
    case 'no-contexts':
      return l10n.t('A glossary begins with “contexts:”, a list of groups with terms in them.');
    case 'wrong-type':
      return wrongTypeWords(reason.field, reason.expected);
    case 'no-name':
      return l10n.t('This term has no name and is left out. Give it one with “name: …”.');
    case 'unknown-key':
      return l10n.t('No glossary has the key “{0}”. It is ignored.', reason.key);
    case 'twice':
      return l10n.t(
        '“{0}” is already in line {1}. This one is left out.',
        reason.name,
        reason.firstLineNumber,
      );
  }
}

function wrongTypeWords(field: string, expected: 'text' | 'list' | 'map'): string {
  const wanted = {
    text: l10n.t('a text'),
    list: l10n.t('a list, each item in a line of its own behind “- ”'),
    map: l10n.t('keys with values, such as “name: …”'),
  }[expected];
  return field === ''
    ? l10n.t('Here should be {0}.', wanted)
    : l10n.t('“{0}” should be {1}. It is left out.', field, wanted);
}

/** What is to be known of a name that is right. */
export function nameNoticeWords({ text, kind }: NameNotice): string {
  switch (kind.kind) {
    case 'in-other-file':
      return l10n.t(
        '“{0}” is also in {1}, line {2}. Only one of them is shown.',
        text,
        kind.other.file.slice(kind.other.file.lastIndexOf('/') + 1),
        kind.other.lineNumber,
      );
    case 'in-this-file':
      return l10n.t(
        '“{0}” already leads to “{1}” in line {2}.',
        text,
        kind.of,
        kind.otherLineNumber,
      );
    case 'overrides':
      return l10n.t('This stands in front of what the extension says of “{0}”.', kind.term);
    case 'takes-spelling':
      return l10n.t(
        '“{0}” now leads here, and no longer to the extension’s “{1}”.',
        text,
        kind.term,
      );
  }
}

/** A sentence about a key of a glossary. */
export function glossaryKeyWords(
  level: keyof typeof OWN_GLOSSARY_KEYS,
  key: string,
): string | undefined {
  const words: Readonly<Record<string, string>> = {
    'top contexts': l10n.t('Groups of terms that belong together.'),
    'top imports': l10n.t(
      'Other glossaries that Contextive reads too. This extension does not: name such files in the setting crostini.glossary.files.',
    ),
    'context name': l10n.t('What the group is called. Hovers show it.'),
    'context domainVisionStatement': l10n.t('What the group is about, in a sentence.'),
    'context paths': l10n.t('Where Contextive uses the group. Here it is used in every note.'),
    'context meta': l10n.t('Anything else that is worth knowing of the group.'),
    'context terms': l10n.t('The terms of the group.'),
    'term name': l10n.t('The term as it should be spelled. Plurals are found by themselves.'),
    'term definition': l10n.t(
      'What it is. The first paragraph is the short answer; the others are details.',
    ),
    'term aliases': l10n.t('Other names and spellings of the term.'),
    'term examples': l10n.t('Sentences that use the term.'),
    'term meta': l10n.t('Anything else that is worth knowing, such as an owner or a link.'),
  };
  return words[`${level} ${key}`];
}
