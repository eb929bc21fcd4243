import { l10n } from 'vscode';
import type { DeviceConfigFault } from '../../core/model/device';
import type { Place, Problem } from '../../core/problem/problem';
import { COMMANDS } from '../ids';
import { lxcWords } from './lxcWords';
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
  readonly command?: { readonly id: string; readonly title: string };
}

/** What could not be done when a reading failed; the cause is to follow. */
export function readingAttempt(about: 'device' | 'vms' | 'containers'): string {
  switch (about) {
    case 'device':
      return l10n.t('Could not read the device:');
    case 'vms':
      return l10n.t('Could not list VMs:');
    case 'containers':
      return l10n.t('Could not list containers:');
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
    case 'bad-config':
      return {
        message: faultText(problem.fault),
        nextStep: l10n.t('Correct the entry in the settings'),
        command: { id: COMMANDS.openSettings, title: l10n.t('Open Settings') },
      };
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
