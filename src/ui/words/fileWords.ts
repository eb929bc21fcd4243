import { l10n } from 'vscode';
import type { FileFailureKind } from '../../core/files/fileFailure';
import { shownName } from '../../core/files/nameBytes';
import { singleLine } from '../../core/text/singleLine';
import type { ProblemWords } from './problemWords';

/** Why a file inside a container or VM could not be read or changed, and what to do next. */
export function fileWords(failure: FileFailureKind, path: string): ProblemWords {
  const shown = singleLine(shownName(path));
  switch (failure) {
    case 'not-found':
      return { message: l10n.t('{0} does not exist', shown) };
    case 'exists':
      return { message: l10n.t('{0} is already there', shown) };
    case 'not-a-folder':
      return { message: l10n.t('{0} is no folder, or is in none', shown) };
    case 'is-a-folder':
      return { message: l10n.t('{0} is a folder', shown) };
    case 'not-empty':
      return { message: l10n.t('The folder {0} is not empty', shown) };
    case 'not-permitted':
      return {
        message: l10n.t('Permission denied for {0}', shown),
        nextStep: l10n.t('Change its rights or owner in a shell'),
      };
    case 'read-only':
      return { message: l10n.t('{0} is on a file system that can only be read', shown) };
    case 'no-space':
      return {
        message: l10n.t('There is no space left for {0}; the file was not changed', shown),
        nextStep: l10n.t('Free some space there, then save again'),
      };
    case 'link-loop':
      return { message: l10n.t('{0} is a link that leads back to itself', shown) };
    case 'name-too-long':
      return { message: l10n.t('The name {0} is too long', shown) };
    case 'busy':
      return { message: l10n.t('{0} is in use', shown), nextStep: l10n.t('Try again') };
    case 'too-large':
      return {
        message: l10n.t('{0} is too large to be opened here', shown),
        nextStep: l10n.t('Use Copy to This Machine… instead'),
      };
    case 'not-regular':
      return { message: l10n.t('{0} is a device, a pipe or a socket, and no file', shown) };
    case 'tool-missing':
      return {
        message: l10n.t('One of the small programs that this takes is not installed there'),
        nextStep: l10n.t('Install coreutils and findutils, or BusyBox'),
      };
    case 'cut-short':
      return {
        message: l10n.t('Not all of {0} arrived, so the old file was kept', shown),
        nextStep: l10n.t('Save again'),
      };
    case 'needs-running':
      return {
        message: l10n.t('LXD cannot do this in a container that does not run'),
        nextStep: l10n.t('Start the container first'),
      };
    case 'bad-name':
      return {
        message: l10n.t('The name {0} has bytes that LXD cannot be given', shown),
        nextStep: l10n.t('Start the container, then it can be used'),
      };
  }
}
