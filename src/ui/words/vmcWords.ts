import { l10n } from 'vscode';
import type { VmcFailure } from '../../core/cli/vmc/failure';
import type { ProblemWords } from './problemWords';

/** What a failure of `vmc` means, and what to do next. */
export function vmcWords(failure: VmcFailure): ProblemWords {
  const detail = failure.line;
  switch (failure.kind) {
    case 'no-user-hash':
    case 'wrong-user-hash':
      return {
        message: l10n.t('vmc does not know whose VMs are meant'),
        nextStep: l10n.t('Sign in on the device, then refresh'),
        detail,
      };
    case 'crostini-disabled':
      return {
        message: l10n.t('Linux is turned off on this device'),
        nextStep: l10n.t('Turn it on in the ChromeOS settings, under About ChromeOS › Developers'),
        detail,
      };
    case 'policy':
      return {
        message: l10n.t('The administrator of this device forbids VMs on the command line'),
        nextStep: l10n.t('Ask the administrator'),
        detail,
      };
    case 'concierge-down':
    case 'no-system-bus':
      return {
        message: l10n.t('The VM service of ChromeOS (concierge) does not answer'),
        nextStep: l10n.t('Restart it as root: restart vm_concierge'),
        detail,
      };
    case 'vm-start-failed':
      return {
        message: l10n.t('ChromeOS could not start the VM'),
        nextStep: l10n.t('Its crosvm log tells why'),
        detail,
      };
    case 'disk-busy':
      return {
        message: l10n.t("The VM's disk is busy with another operation"),
        nextStep: l10n.t('Wait until it is done and try again'),
        detail,
      };
    case 'low-disk':
      return {
        message: l10n.t('The device has too little free space'),
        nextStep: l10n.t('Free some space on it'),
        detail,
      };
    case 'dlc-failed':
      return {
        message: l10n.t('ChromeOS could not install the VM software (a DLC)'),
        nextStep: l10n.t('Check the network of the device and try again'),
        detail,
      };
    case 'lxd-failed':
      return {
        message: l10n.t('The VM started, but its LXD did not'),
        nextStep: l10n.t('Its crosvm log tells why'),
        detail,
      };
    case 'timed-out':
      return {
        message: l10n.t('vmc got no answer in time'),
        nextStep: l10n.t('It may still happen: wait a moment, then refresh'),
        detail,
      };
    case 'vm-not-running':
      return {
        message: l10n.t('The VM is not running'),
        nextStep: l10n.t('Start it first'),
        detail,
      };
    case 'no-such-subcommand':
      return {
        message: l10n.t('This vmc has no command "{0}"', failure.subcommand),
        nextStep: l10n.t('It needs a newer version of ChromeOS'),
        detail,
      };
    case 'unrecognized-option':
      return {
        message: l10n.t('This vmc has no option "{0}"', failure.option),
        nextStep: l10n.t(
          'It needs a newer version of ChromeOS; in crosh the command works without it',
        ),
        detail,
      };
    case 'no-vm-support':
      return { message: l10n.t('This device cannot run VMs'), detail };
    case 'permission':
      return {
        message: l10n.t('You may not manage VMs as this user'),
        nextStep: l10n.t('Use the user chronos or root on the device'),
        detail,
      };
    case 'crashed':
      return { message: l10n.t('vmc crashed'), nextStep: l10n.t('Try again'), detail };
    default:
      return {
        message:
          detail === '' ? l10n.t('vmc failed and said nothing') : l10n.t('vmc said: {0}', detail),
      };
  }
}
