import { l10n } from 'vscode';
import { forgetHostKeyLine, type SshFailure } from '../../core/cli/ssh/failure';
import { COMMANDS } from '../ids';
import type { ProblemWords } from './problemWords';

/** What a failure of the ssh client means, and what to do next. */
export function sshWords(failure: SshFailure, host: string): ProblemWords {
  const detail = failure.line;
  const openShell = { id: COMMANDS.openDeviceShell, title: l10n.t('Open Device Shell') };
  switch (failure.kind) {
    case 'unresolved-host':
      return {
        message: l10n.t('Host name not known: {0}', host),
        nextStep: l10n.t('Check the host in the settings and in your SSH configuration'),
        detail,
      };
    case 'refused':
      return {
        message: l10n.t('SSH connection refused by {0}', host),
        nextStep: l10n.t('Is it in developer mode with its SSH server on?'),
        detail,
      };
    case 'timed-out':
    case 'unreachable':
      return {
        message: l10n.t('No answer from {0}', host),
        nextStep: l10n.t('Is it switched on and in the same network?'),
        detail,
      };
    case 'host-key-changed':
      return {
        message: l10n.t('Host key changed: {0}', host),
        nextStep:
          failure.place === undefined
            ? l10n.t('If the device was set up anew, remove its old key with ssh-keygen -R')
            : l10n.t(
                'If the device was set up anew, remove line {0} of {1}',
                failure.place.lineNumber,
                failure.place.file,
              ),
        detail,
        ...(failure.knownAs === undefined ? {} : { command: copyKeyRemoval(failure) }),
      };
    case 'host-key-unknown':
      return {
        message: l10n.t('Host key not known yet: {0}', host),
        nextStep: l10n.t('Open a shell on the device once and check its key'),
        detail,
        command: openShell,
      };
    case 'auth':
      return {
        message: l10n.t('SSH key not accepted by {0}', host),
        nextStep: l10n.t('Log in to it in a shell on the device; its rows use that connection'),
        detail,
        command: openShell,
      };
    case 'closed':
      return {
        message: l10n.t('Connection closed by {0}', host),
        nextStep: l10n.t('Refresh'),
        detail,
        command: { id: COMMANDS.refresh, title: l10n.t('Refresh') },
      };
    case 'no-common-algorithm':
      return {
        message: l10n.t('No SSH algorithm in common with {0}', host),
        nextStep: l10n.t('Update the older one of them'),
        detail,
      };
    case 'bad-config':
      return {
        message: l10n.t('SSH configuration not usable for {0}', host),
        nextStep: l10n.t('Correct your SSH configuration, or the sshOptions of this device'),
        detail,
      };
    case 'other':
      return {
        message:
          detail === ''
            ? l10n.t('The SSH connection to {0} failed', host)
            : l10n.t('ssh said: {0}', detail),
      };
  }
}

/** For the person to run: what it removes is the one thing that tells a new device from an attack. */
function copyKeyRemoval(
  failure: Extract<SshFailure, { kind: 'host-key-changed' }>,
): NonNullable<ProblemWords['command']> {
  return {
    id: COMMANDS.copyText,
    title: l10n.t('Copy Command That Removes the Old Key'),
    arguments: [forgetHostKeyLine(failure)],
  };
}
