import { l10n } from 'vscode';
import type { VshFailure } from '../../core/cli/vsh/failure';
import { COMMANDS } from '../ids';
import type { ProblemWords } from './problemWords';

/** What a failure on the way into a VM means, and what to do next. */
export function vshWords(failure: VshFailure, vm: string): ProblemWords {
  const detail = failure.line;
  switch (failure.kind) {
    case 'vm-not-running':
      return {
        message: l10n.t('VM {0} is not running', vm),
        nextStep: l10n.t('Start it first'),
        detail,
      };
    case 'container-missing':
      return {
        message: l10n.t('The container does not exist in VM {0}, or is not running', vm),
        nextStep: l10n.t('Refresh'),
        detail,
      };
    case 'containerless':
      return {
        message: l10n.t('VM {0} holds no LXD containers', vm),
        nextStep: l10n.t('Use its own shell'),
        detail,
      };
    case 'no-such-user':
      return { message: l10n.t('VM {0} has no user {1}', vm, failure.user), detail };
    case 'user-refused':
      return {
        message: l10n.t('VM {0} lets only its own user in', vm),
        nextStep: l10n.t(
          'Root needs a ChromeOS test image; where the VM has sudo, use it in a VM shell',
        ),
        detail,
        command: { id: COMMANDS.openVmShell, title: l10n.t('Open VM Shell') },
      };
    case 'service-down':
      return {
        message: l10n.t('The VM services of ChromeOS do not answer'),
        nextStep: l10n.t('Restart the device, or vm_concierge as root'),
        detail,
      };
    case 'no-connection':
    case 'connection-lost':
      return {
        message: l10n.t('The connection into VM {0} was lost', vm),
        nextStep: l10n.t('The VM may be starting or stopping: wait a moment, then refresh'),
        detail,
      };
    case 'exec-failed':
      return { message: l10n.t('{0} was not found in VM {1}', failure.program, vm), detail };
    case 'bad-arguments':
    case 'guest-exit':
    case 'other':
      return {
        message:
          detail === '' ? l10n.t('vsh failed and said nothing') : l10n.t('vsh said: {0}', detail),
      };
  }
}
