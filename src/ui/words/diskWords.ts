import { l10n } from 'vscode';
import type { DiskOperation } from '../../app/actions/diskOperations';
import type { CreatableVmType } from '../../core/cli/vmc/diskCommands';
import type { DiskFileProblem } from '../../core/cli/vmc/diskFile';
import type { VmNameProblem } from '../../core/cli/vmc/vmName';
import type { VmType } from '../../core/model/vm';

/** What has to be changed in a path before `vmc` can be given it. */
export function diskFileProblemText(problem: DiskFileProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Enter a name');
    case 'leading-dash':
      return l10n.t('It must not begin with a dash');
    case 'control-character':
      return l10n.t('It must not hold control characters');
    case 'parent-folder':
      return l10n.t('It must not hold ".."');
    case 'absolute':
      return l10n.t('It must not begin with a slash: it starts in the place that you chose');
    case 'folder':
      return l10n.t('It must end in the name of a file');
    case 'slash-in-storage':
      return l10n.t('The name of the storage must not hold a slash');
  }
}

/** What has to be changed in the name of a new VM. */
export function vmNameProblemText(problem: VmNameProblem): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Enter a name');
    case 'leading-dash':
      return l10n.t('It must not begin with a dash');
    case 'control-character':
      return l10n.t('It must not hold control characters');
    case 'too-long':
      return l10n.t('It must not be longer than 60 bytes');
  }
}

export function vmTypeLabel(type: CreatableVmType): string {
  return type === 'crostini' ? l10n.t('Crostini') : l10n.t('Baguette');
}

export function vmTypeText(type: CreatableVmType): string {
  return type === 'crostini'
    ? l10n.t('A small system (Termina) with LXD in it, which holds your containers')
    : l10n.t('Containerless: one Linux system right in the VM, made from an image file');
}

/** The type of a VM in a backup. */
export function backupTypeText(type: VmType): string {
  switch (type) {
    case 'crostini':
      return l10n.t('a Crostini VM, which holds containers');
    case 'baguette':
      return l10n.t('a Baguette VM, which is containerless');
    case 'unknown':
      return l10n.t('a VM of a type that is not known');
    default:
      return l10n.t('a VM of the type {0}', type);
  }
}

/** What an operation does, as a noun. */
export function operationText({ does, vm, uuid }: DiskOperation): string {
  switch (does) {
    case 'create':
      return l10n.t('Creation of VM {0}', vm);
    case 'export':
      return l10n.t('Export of VM {0}', vm);
    case 'import':
      return l10n.t('Import of VM {0}', vm);
    case 'resize':
      return l10n.t('Resize of VM {0}', vm);
    case 'other':
      return l10n.t('Operation {0}', uuid);
  }
}

export function operationStateText({ state, percent }: DiskOperation): string {
  switch (state) {
    case 'running':
      return l10n.t('{0} % when last heard of', percent);
    case 'done':
      return l10n.t('done');
    case 'failed':
      return l10n.t('failed');
  }
}
