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
    case 'share-failed':
      return {
        message:
          failure.reason === ''
            ? l10n.t('ChromeOS could not change what is shared')
            : l10n.t('ChromeOS could not change what is shared: {0}', failure.reason),
        nextStep: l10n.t('Check the path: it starts in MyFiles, and no symbolic link may be in it'),
        detail,
      };
    case 'usb-failed':
      return {
        message:
          failure.reason === ''
            ? l10n.t('ChromeOS could not hand the USB device over')
            : l10n.t('ChromeOS could not hand the USB device over: {0}', failure.reason),
        nextStep: l10n.t('Check that it is plugged in and that nothing else uses it'),
        detail,
      };
    case 'vm-exists':
      return {
        message: l10n.t('There is a VM of this name already'),
        nextStep: l10n.t('Choose another name'),
        detail,
      };
    case 'vm-missing':
      return {
        message: l10n.t('ChromeOS knows no disk of this VM'),
        nextStep: l10n.t('Refresh'),
        detail,
      };
    case 'file-exists':
      return {
        message: l10n.t('The file exists already, and vmc does not overwrite it'),
        nextStep: l10n.t('Choose another name, or remove the file on the device'),
        detail,
      };
    case 'file-missing':
      return {
        message: l10n.t('The device has no such file or folder'),
        nextStep: l10n.t('Check the path: it starts in Downloads, or at the top of the storage'),
        detail,
      };
    case 'bad-path':
      return {
        message: l10n.t('vmc does not take this path'),
        nextStep: l10n.t('Name a file in Downloads or on the storage, without ".."'),
        detail,
      };
    case 'operation-unknown':
      return {
        message: l10n.t('ChromeOS does not know this operation any more'),
        nextStep: l10n.t('It has ended, or the device was restarted: refresh to see the result'),
        detail,
      };
    case 'disk-operation-failed':
      return {
        message:
          failure.reason === ''
            ? l10n.t('ChromeOS could not do it and gave no reason')
            : l10n.t('ChromeOS could not do it: {0}', failure.reason),
        nextStep: l10n.t('Is the VM stopped, and is there room on the device?'),
        detail,
      };
    case 'bad-arguments':
      return {
        message: l10n.t('vmc does not take these arguments: {0}', detail),
        nextStep: l10n.t('This ChromeOS may be older or newer than the command'),
      };
    case 'wrong-device':
      return { message: l10n.t('Only a Chromebox has this command'), detail };
    case 'declined':
      return {
        message: l10n.t('vmc asked a question and got no answer'),
        nextStep: l10n.t('Use crosh for this VM'),
        detail,
      };
    case 'vm-stop-failed':
      return {
        message: l10n.t('ChromeOS could not stop the VM'),
        nextStep: l10n.t('Try again'),
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
