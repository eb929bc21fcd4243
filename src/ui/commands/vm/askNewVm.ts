import { l10n, window } from 'vscode';
import type { DeviceState } from '../../../app/inventory/deviceState';
import type { CreatableVmType } from '../../../core/cli/vmc/diskCommands';
import { vmNameProblem } from '../../../core/cli/vmc/vmName';
import { vmNameProblemText, vmTypeLabel, vmTypeText } from '../../words/diskWords';

/** Asks for the name of a VM that does not exist yet. */
export async function askNewVmName(
  title: string,
  { vms }: DeviceState,
): Promise<string | undefined> {
  const taken = new Set(vms?.data?.map(({ name }) => name));
  return window.showInputBox({
    title,
    prompt: l10n.t('Name of the new VM'),
    ignoreFocusOut: true,
    validateInput: (name) => {
      const problem = vmNameProblem(name);
      if (problem !== undefined) {
        return vmNameProblemText(problem);
      }
      return taken.has(name) ? l10n.t('There is a VM {0} already', name) : undefined;
    },
  });
}

/** Asks which of the two kinds of Linux VMs is meant. */
export async function askVmType(title: string): Promise<CreatableVmType | undefined> {
  const items = (['crostini', 'baguette'] as const).map((type) => ({
    label: vmTypeLabel(type),
    detail: vmTypeText(type),
    type,
  }));
  const placeHolder = l10n.t('What kind of VM?');
  const picked = await window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  return picked?.type;
}
