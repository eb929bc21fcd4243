import { l10n, window } from 'vscode';
import { diskFileProblem, type DiskFile } from '../../../core/cli/vmc/diskFile';
import { diskFileProblemText } from '../../words/diskWords';

export interface DiskFileQuestion {
  readonly title: string;
  /** What the file is. */
  readonly prompt: string;
  /** The name to begin with. */
  readonly value?: string;
}

/** Asks for a file of the device, in the two places that `vmc` looks in. */
export async function askDiskFile(question: DiskFileQuestion): Promise<DiskFile | undefined> {
  const { title, prompt, value } = question;
  const downloads = {
    label: l10n.t('$(folder) Downloads'),
    description: l10n.t('MyFiles › Downloads on the device'),
    isRemovable: false,
  };
  const removable = {
    label: l10n.t('$(save-all) Removable Storage'),
    description: l10n.t('a USB stick or an SD card in the device'),
    isRemovable: true,
  };
  const place = await window.showQuickPick([downloads, removable], {
    title,
    placeHolder: l10n.t('Where on the device?'),
    ignoreFocusOut: true,
  });
  if (place === undefined) {
    return undefined;
  }
  const storage = place.isRemovable ? await askStorage(title) : undefined;
  if (place.isRemovable && storage === undefined) {
    return undefined;
  }
  const inStorage = storage === undefined ? {} : { removable: storage };
  const path = await window.showInputBox({
    title,
    prompt,
    ignoreFocusOut: true,
    ...(value === undefined ? {} : { value, valueSelection: [0, value.lastIndexOf('.')] as const }),
    validateInput: (typed) => problemText({ path: typed.trim(), ...inStorage }),
  });
  return path === undefined ? undefined : { path: path.trim(), ...inStorage };
}

async function askStorage(title: string): Promise<string | undefined> {
  const storage = await window.showInputBox({
    title,
    prompt: l10n.t('Name of the storage, as the Files app of ChromeOS shows it'),
    placeHolder: 'USB Drive',
    ignoreFocusOut: true,
    validateInput: (typed) => problemText({ path: 'file', removable: typed.trim() }),
  });
  return storage?.trim();
}

function problemText(file: DiskFile): string | undefined {
  const problem = diskFileProblem(file);
  return problem === undefined ? undefined : diskFileProblemText(problem);
}
