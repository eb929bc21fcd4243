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
    case 'already-exists':
      return {
        message: l10n.t('There is one with this name already'),
        nextStep: l10n.t('Choose another name'),
        detail: said,
      };
    case 'image-exists':
      return {
        message: l10n.t('The server has an image with the very same content already'),
        nextStep: l10n.t('Use that image, or delete it first'),
        detail: said,
      };
    case 'image-not-found':
      return {
        message: l10n.t('The server has no such image'),
        nextStep: l10n.t('Choose one from the list'),
        detail: said,
      };
    case 'profile-not-found':
      return {
        message: l10n.t('The server has no such profile'),
        nextStep: l10n.t('Choose one from the list'),
        detail: said,
      };
    case 'invalid-name':
      return {
        message: l10n.t('LXD does not take this name'),
        nextStep: l10n.t('Use letters, digits and hyphens, and begin with a letter'),
        detail: said,
      };
    case 'still-running':
      return { message: l10n.t('It is running'), nextStep: l10n.t('Stop it first'), detail: said };
    case 'no-storage-pool':
      return {
        message: l10n.t('LXD has no storage pool for its root disk'),
        nextStep: l10n.t('Choose a profile that has a root disk, or make a pool with lxd init'),
        detail: said,
      };
    case 'disk-full':
      return {
        message: l10n.t('The storage of the LXD server is full'),
        nextStep: l10n.t('Delete containers, snapshots or images, or make the disk larger'),
        detail: said,
      };
    case 'limit-reached':
      return {
        message: l10n.t('A limit of the project is reached'),
        nextStep: l10n.t('Delete a container, or raise the limit with lxc project set'),
        detail: said,
      };
    case 'protected':
      return {
        message: l10n.t('It is protected from being deleted'),
        nextStep: l10n.t('Unset security.protection.delete first'),
        detail: said,
      };
    case 'not-a-backup':
      return {
        message: l10n.t('The file is no backup of a container'),
        nextStep: l10n.t('Choose a file that was made with Export Container'),
        detail: said,
      };
    case 'backup-damaged':
      return {
        message: l10n.t('The backup file is damaged or not complete'),
        nextStep: l10n.t('Export the container again'),
        detail: said,
      };
    case 'backup-of-other-storage':
      return {
        message: l10n.t('The backup fits another kind of storage pool only'),
        nextStep: l10n.t('Export the container again without optimized storage'),
        detail: said,
      };
    case 'remote-serves-images':
      return {
        message: l10n.t('This server has images only, and no containers'),
        nextStep: l10n.t('Choose another server'),
        detail: said,
      };
    case 'profile-in-use':
      return {
        message: l10n.t('Containers use this profile'),
        nextStep: l10n.t('Take it out of their configuration first'),
        detail: said,
      };
    case 'profile-not-applied':
      return {
        message: l10n.t('The profile is changed, but a container that uses it cannot take it'),
        nextStep: l10n.t('Correct the profile, or the container'),
        detail: said,
      };
    case 'invalid-config':
      return {
        message: l10n.t('LXD does not take this setting'),
        nextStep: l10n.t('Correct it'),
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
