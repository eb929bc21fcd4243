import { l10n } from 'vscode';
import type { ReadingAbout } from '../../app/tree/nodes';
import type { DeviceConfigFault } from '../../core/model/device';
import type { Place, Problem } from '../../core/problem/problem';
import { formatBytes } from '../../core/text/bytes';
import { COMMANDS } from '../ids';
import { diskFileProblemText } from './diskWords';
import { fileWords } from './fileWords';
import { lxcWords } from './lxcWords';
import { sharePathWords } from './sharePathWords';
import { snapshotNameWords } from './snapshotWords';
import { sshWords } from './sshWords';
import { vmcWords } from './vmcWords';
import { vshWords } from './vshWords';

/** A problem for a person: what, then what to do about it. Sentences without a full stop. */
export interface ProblemWords {
  readonly message: string;
  readonly nextStep?: string;
  /** The tool's own words. */
  readonly detail?: string;
  /** Does the next step. */
  readonly command?: {
    readonly id: string;
    readonly title: string;
    readonly arguments?: readonly unknown[];
  };
}

/** What could not be done when a reading failed; the cause is to follow. */
export function readingAttempt(about: ReadingAbout): string {
  switch (about) {
    case 'device':
      return l10n.t('Could not read the device:');
    case 'vms':
      return l10n.t('Could not list VMs:');
    case 'containers':
      return l10n.t('Could not list containers:');
    case 'images':
      return l10n.t('Could not list images:');
    case 'profiles':
      return l10n.t('Could not list profiles:');
    case 'remotes':
      return l10n.t('Could not list remotes:');
    case 'storage':
      return l10n.t('Could not list storage pools:');
    case 'networks':
      return l10n.t('Could not list networks:');
    case 'projects':
      return l10n.t('Could not list projects:');
    case 'members':
      return l10n.t('Could not list cluster members:');
  }
}

/** The words for `problem`. */
export function problemWords(problem: Problem): ProblemWords {
  switch (problem.kind) {
    case 'cancelled':
      return { message: l10n.t('Cancelled') };
    case 'tool-missing':
      return missingTool(problem.tool, problem.place);
    case 'tool-not-permitted':
      return {
        message: l10n.t('{0} may not be run', problem.tool),
        nextStep: l10n.t('Check that it is executable for your user'),
      };
    case 'timed-out':
      return {
        message: l10n.t('{0} did not answer within {1} s', problem.tool, problem.timeoutMs / 1000),
        nextStep: l10n.t('Try again; the setting crostini.commandTimeoutSeconds allows more time'),
      };
    case 'ended-by-signal':
      return {
        message: l10n.t('{0} was ended by {1}', problem.tool, problem.signal),
        nextStep: l10n.t('Try again'),
      };
    case 'too-much-output':
      return {
        message: l10n.t(
          '{0} printed more than {1} MiB, which is no listing',
          problem.tool,
          Math.round(problem.maxOutputBytes / 1024 / 1024),
        ),
        nextStep: l10n.t('Run it in a terminal to see what it prints'),
      };
    case 'unreadable-output':
      return {
        message: l10n.t('The output of {0} is not understood', problem.tool),
        nextStep: l10n.t('Run it in a terminal to see what it prints'),
        detail: l10n.t(
          'Line {0} should be {1}, but is: {2}',
          problem.failure.lineNumber,
          problem.failure.expected,
          problem.failure.text,
        ),
      };
    case 'vmc':
      return vmcWords(problem.failure);
    case 'vsh':
      return vshWords(problem.failure, problem.vm);
    case 'lxc':
      return lxcWords(problem.failure);
    case 'ssh':
      return sshWords(problem.failure, problem.host);
    case 'exit':
      return {
        message:
          problem.line === ''
            ? l10n.t(
                '{0} failed with exit code {1} and said nothing',
                problem.tool,
                problem.exitCode,
              )
            : l10n.t('{0} said: {1}', problem.tool, problem.line),
      };
    case 'no-owner-hash':
      return {
        message: l10n.t('Nobody seems to be signed in on the device'),
        nextStep: l10n.t(
          'Sign in there, then refresh; the setting userHash can name the owner hash',
        ),
      };
    case 'no-tools':
      return {
        message: l10n.t('Neither vmc nor lxc is there'),
        nextStep: l10n.t('Is this a ChromeOS device in developer mode, or a machine with LXD?'),
      };
    case 'bad-vm-name':
      return {
        message: l10n.t('The name {0} cannot be given to vmc safely', JSON.stringify(problem.name)),
        nextStep: l10n.t('Use crosh for this VM'),
      };
    case 'bad-instance-name':
      return {
        message: l10n.t('{0} is no valid name of a container', JSON.stringify(problem.name)),
      };
    case 'vm-gone':
      return {
        message: l10n.t('The device does not list a VM {0} any more', problem.vm),
        nextStep: l10n.t('Refresh'),
        command: { id: COMMANDS.refresh, title: l10n.t('Refresh') },
      };
    case 'vm-did-not-start':
      return {
        message: l10n.t('vmc reported success, but the VM is still stopped'),
        nextStep: l10n.t('Its crosvm log tells why'),
      };
    case 'vm-exists':
      return {
        message: l10n.t('There is a VM {0} already', problem.vm),
        nextStep: l10n.t('Choose another name'),
      };
    case 'vm-not-created':
      return {
        message: l10n.t('vmc reported success, but the device lists no VM {0}', problem.vm),
        nextStep: l10n.t('Its system log tells why'),
      };
    case 'vm-not-destroyed':
      return {
        message: l10n.t('vmc reported success, but the VM is still there'),
        nextStep: l10n.t('Stop it and try again'),
      };
    case 'vmc-too-old':
      return {
        message: l10n.t('This ChromeOS is too old for "{0}"', problem.command),
        nextStep: l10n.t('Update ChromeOS on the device'),
      };
    case 'bad-disk-file':
      return {
        message: l10n.t('The path {0} cannot be given to vmc', JSON.stringify(problem.path)),
        nextStep: diskFileProblemText(problem.reason),
      };
    case 'size-below-minimum':
      return {
        message: l10n.t('What the VM holds does not fit into {0}', formatBytes(problem.sizeBytes)),
        nextStep: l10n.t('Its disk can shrink to {0}', formatBytes(problem.minSizeBytes)),
      };
    case 'vm-did-not-stop':
      return {
        message: l10n.t('vmc reported success, but the VM still runs'),
        nextStep: l10n.t('Try again'),
      };
    case 'instance-gone':
      return {
        message: l10n.t('The container {0} does not exist any more', problem.instance),
        nextStep: l10n.t('Refresh'),
        command: { id: COMMANDS.refresh, title: l10n.t('Refresh') },
      };
    case 'instance-exists':
      return {
        message: l10n.t('There is a container {0} already', problem.instance),
        nextStep: l10n.t('Choose another name'),
      };
    case 'instance-not-made':
      return {
        message: l10n.t('Success was reported, but LXD lists no container {0}', problem.instance),
        nextStep: l10n.t('Refresh, and try again'),
        command: { id: COMMANDS.refresh, title: l10n.t('Refresh') },
      };
    case 'instance-not-started':
      return {
        message: l10n.t('Container {0} was made, but LXD could not start it', problem.instance),
        nextStep: l10n.t('Its own log tells why: lxc info --show-log'),
      };
    case 'instance-still-there':
      return {
        message: l10n.t('Success was reported, but LXD still lists {0}', problem.instance),
        nextStep: l10n.t('Refresh, and try again'),
        command: { id: COMMANDS.refresh, title: l10n.t('Refresh') },
      };
    case 'alias-taken':
      return {
        message: l10n.t('Another image is called {0} already', JSON.stringify(problem.alias)),
        nextStep: l10n.t('Choose another name'),
      };
    case 'bad-snapshot-name':
      return {
        message: l10n.t('{0} cannot name a snapshot', JSON.stringify(problem.name)),
        nextStep: snapshotNameWords(problem.reason),
      };
    case 'snapshot-gone':
      return {
        message: l10n.t(
          'The snapshot {0} of {1} does not exist any more, or is another one by now',
          problem.snapshot,
          problem.instance,
        ),
        nextStep: l10n.t('Look at the list of snapshots again'),
      };
    case 'snapshot-exists':
      return {
        message: l10n.t('{0} has a snapshot {1} already', problem.instance, problem.snapshot),
        nextStep: l10n.t('Choose another name'),
      };
    case 'bad-profile-name':
      return {
        message: l10n.t(
          'The name {0} of a profile cannot be given to lxc safely',
          JSON.stringify(problem.name),
        ),
      };
    case 'profile-gone':
      return { message: l10n.t('The profile {0} does not exist any more', problem.profile) };
    case 'bad-image-alias':
      return {
        message: l10n.t('{0} cannot be the name of an image', JSON.stringify(problem.alias)),
        nextStep: l10n.t('Use letters, digits, dots, slashes and hyphens'),
      };
    case 'bad-remote':
      return {
        message: l10n.t(
          'A remote cannot be named {0} with the address {1}',
          JSON.stringify(problem.name),
          JSON.stringify(problem.address),
        ),
      };
    case 'remote-asks-for-project':
      return {
        message: l10n.t('The server wants to know which of its projects to use'),
        nextStep: l10n.t('Add it in a terminal: lxc remote add {0}', problem.remote),
      };
    case 'already-under-way':
      return {
        message: l10n.t('Another action on {0} is still under way', problem.name),
        nextStep: l10n.t('Wait for it to end'),
      };
    case 'not-reachable-kind':
      return {
        message: l10n.t('{0} is not a live device', problem.name),
        nextStep: l10n.t('Copy the command for crosh instead'),
      };
    case 'bad-share-path':
      return { message: sharePathWords(problem.reason) };
    case 'bad-config':
      return {
        message: faultText(problem.fault),
        nextStep: l10n.t('Correct the entry in the settings'),
        command: { id: COMMANDS.openSettings, title: l10n.t('Open Settings') },
      };
    case 'guest-file':
      return fileWords(problem.reason, problem.path);
    case 'file-missing':
      return {
        message: l10n.t('The file {0} does not exist', problem.path),
        nextStep: l10n.t('Correct the path in the settings'),
        command: { id: COMMANDS.openSettings, title: l10n.t('Open Settings') },
      };
    case 'file-unreadable':
      return {
        message: l10n.t('The file {0} cannot be read', problem.path),
        detail: problem.message,
      };
    case 'file-invalid':
      return {
        message: l10n.t('{0}, line {1}: {2}', problem.path, problem.lineNumber, problem.message),
        nextStep: l10n.t('Correct the file, then refresh'),
      };
  }
}

function missingTool(tool: string, place: Place): ProblemWords {
  switch (place) {
    case 'this-machine':
      return {
        message: l10n.t('{0} was not found on this machine', tool),
        nextStep: l10n.t('Install it, or name its path in the settings'),
        command: { id: COMMANDS.openSettings, title: l10n.t('Open Settings') },
      };
    case 'device':
      return {
        message: l10n.t('{0} was not found on the device', tool),
        nextStep:
          tool === 'vmc'
            ? l10n.t('Is it a ChromeOS device in developer mode?')
            : l10n.t('Install it there'),
      };
    case 'vm':
      return { message: l10n.t('{0} was not found in the VM', tool) };
    case 'instance':
      return { message: l10n.t('{0} is not installed in the container', tool) };
  }
}

function faultText(fault: DeviceConfigFault): string {
  switch (fault.kind) {
    case 'not-an-object':
      return l10n.t('This entry of crostini.devices is not an object with a name and a kind');
    case 'no-name':
      return l10n.t('This entry of crostini.devices has no name');
    case 'unknown-kind':
      return l10n.t(
        'Kind is {0}, but must be local, ssh, lxd, saved, guest or demo',
        JSON.stringify(fault.given),
      );
    case 'bad-field':
      return l10n.t(
        'The field {0} is missing or has a value that cannot be used',
        JSON.stringify(fault.field),
      );
  }
}
