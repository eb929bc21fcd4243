import { l10n } from 'vscode';
import type { LxcFailure } from '../../core/cli/lxc/failure';
import type { ProblemWords } from './problemWords';

/** What a failure of `lxc` means, and what to do next. */
export function lxcWords(failure: LxcFailure): ProblemWords {
  const said = failure.message;
  switch (failure.kind) {
    case 'daemon-not-running':
      return {
        message: l10n.t('LXD is not running'),
        nextStep: l10n.t('Start the LXD service, then refresh'),
        detail: said,
      };
    case 'daemon-refused':
      return {
        message: l10n.t('LXD does not answer on its socket; it may have crashed'),
        nextStep: l10n.t('Restart the LXD service, then refresh'),
        detail: said,
      };
    case 'permission-denied':
      return {
        message: l10n.t('You may not use the LXD socket'),
        nextStep: l10n.t('Add yourself to the group lxd, then log in again'),
        detail: said,
      };
    case 'not-authorized':
      return {
        message: l10n.t('The LXD server does not trust this client'),
        nextStep: l10n.t('Add the client certificate on the server: lxc config trust add'),
        detail: said,
      };
    case 'config-unwritable':
      return {
        message: l10n.t('lxc cannot write its own configuration folder'),
        nextStep: l10n.t('Check the rights of ~/.config/lxc, or of the folder in LXD_CONF'),
        detail: said,
      };
    case 'connection-lost':
      return {
        message: l10n.t('The connection to LXD was lost'),
        nextStep: l10n.t('Refresh'),
        detail: said,
      };
    case 'remote-unreachable':
      return {
        message: l10n.t('The LXD remote cannot be reached'),
        nextStep: l10n.t('Check the network, and that the server listens on HTTPS'),
        detail: said,
      };
    case 'remote-unknown':
      return {
        message: l10n.t('The lxc client knows no remote named {0}', failure.remote),
        nextStep: l10n.t('Add it with lxc remote add, or change the device in the settings'),
      };
    case 'instance-not-found':
      return { message: l10n.t('It does not exist any more'), nextStep: l10n.t('Refresh') };
    case 'busy':
      return {
        message: l10n.t('It is busy with another operation'),
        nextStep: l10n.t('Wait a moment and try again'),
        detail: said,
      };
    case 'stop-timed-out':
      return {
        message: l10n.t('It did not shut down in time'),
        nextStep: l10n.t('Try again, or stop it by force'),
        detail: said,
      };
    case 'start-failed':
      return {
        message: l10n.t('LXD could not start it'),
        nextStep: l10n.t('Its own log tells why: lxc info --show-log'),
        detail: said,
      };
    case 'frozen':
      return { message: l10n.t('It is frozen'), nextStep: l10n.t('Unfreeze it first') };
    case 'not-running':
      return { message: l10n.t('It is not running'), nextStep: l10n.t('Start it first') };
    case 'not-found-command':
      return { message: l10n.t('That program is not installed in the container') };
    case 'unknown-flag':
    case 'unknown-command':
    case 'unknown-column':
    case 'unknown-format':
    case 'wrong-usage':
      return {
        message: l10n.t('This version of lxc does not understand the request'),
        nextStep: l10n.t('LXD 3.0 or newer is needed'),
        detail: said,
      };
    case 'tool-not-found':
      return { message: l10n.t('There is no lxc program here'), detail: said };
    default:
      return {
        message:
          said === ''
            ? l10n.t('lxc failed with exit code {0} and said nothing', failure.exitCode)
            : l10n.t('lxc said: {0}', said),
      };
  }
}
