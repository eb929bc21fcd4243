import { l10n } from 'vscode';
import type { DeviceState } from '../../../app/inventory/deviceState';
import type { CreatableVmType } from '../../../core/cli/vmc/diskCommands';
import { diskFilePlace, type DiskFile } from '../../../core/cli/vmc/diskFile';
import { knows, type VmcUsage } from '../../../core/cli/vmc/usage';
import type { Services } from '../../services';
import type { CommandHandler } from '../register';
import { askDiskFile } from './askDiskFile';
import { askNewVmName, askVmType } from './askNewVm';
import { readBackupType } from './inspectBackup';
import { runDiskAction } from './runDiskAction';
import { chooseVmcDevice, usageFor } from './vmcDevice';

/** Asks for an exported file of the device and makes a new VM from it. */
export function importVm(services: Services): CommandHandler {
  return async (node) => {
    const device = await chooseVmcDevice(services, node);
    if (device === undefined) {
      return;
    }
    const attempt = l10n.t('Could not import a VM:');
    const usage = await usageFor(services, device, 'import', attempt);
    const title = l10n.t('Import a VM on {0}', device.config.name);
    const name = usage && (await askNewVmName(title, device));
    if (usage === undefined || name === undefined) {
      return;
    }
    const file = await askDiskFile({ title, prompt: l10n.t('The exported file') });
    const type = file && (await typeOf(services, device, usage, { title, file }));
    if (file === undefined || type === undefined) {
      return;
    }
    await runDiskAction(services, device, {
      title: l10n.t('Importing VM {0} from {1}…', name, diskFilePlace(file)),
      attempt: l10n.t('Could not import VM {0}:', name),
      already: '',
      done: l10n.t('VM {0} is there. Start it to use it.', name),
      run: (access, signal, report) =>
        services.vmDisks.import({ access, signal, report }, { name, file, type }),
    });
  };
}

/** The type that the backup says; the person is asked where it does not, or cannot be asked. */
async function typeOf(
  services: Services,
  device: DeviceState,
  usage: VmcUsage,
  { title, file }: { readonly title: string; readonly file: DiskFile },
): Promise<CreatableVmType | undefined> {
  if (!knows(usage, 'import', '--vm-type')) {
    return 'crostini';
  }
  if (!knows(usage, 'inspect-backup')) {
    return askVmType(title);
  }
  const type = await readBackupType(services, device, file);
  if (type === undefined) {
    return undefined;
  }
  return type === 'crostini' || type === 'baguette' ? type : askVmType(title);
}
