import { l10n } from 'vscode';
import type { DeviceState } from '../../../app/inventory/deviceState';
import { diskFilePlace, type DiskFile } from '../../../core/cli/vmc/diskFile';
import type { VmType } from '../../../core/model/vm';
import { showInformation } from '../../messages';
import type { Services } from '../../services';
import { backupTypeText } from '../../words/diskWords';
import { withCancel } from '../progress';
import type { CommandHandler } from '../register';
import { reportProblem } from '../report';
import { askDiskFile } from './askDiskFile';
import { chooseVmcDevice, usageFor } from './vmcDevice';

/** Tells what kind of VM is in an exported file of the device. */
export function inspectBackup(services: Services): CommandHandler {
  return async (node) => {
    const device = await chooseVmcDevice(services, node);
    if (device === undefined) {
      return;
    }
    const attempt = l10n.t('Could not inspect a backup:');
    if ((await usageFor(services, device, 'inspect-backup', attempt)) === undefined) {
      return;
    }
    const title = l10n.t('Inspect a Backup on {0}', device.config.name);
    const file = await askDiskFile({ title, prompt: l10n.t('The exported file') });
    const type = file && (await readBackupType(services, device, file));
    if (file !== undefined && type !== undefined) {
      void showInformation(l10n.t('{0} holds {1}.', diskFilePlace(file), backupTypeText(type)));
    }
  };
}

/** The type of the VM in the file; why it cannot be told is told to the person. */
export async function readBackupType(
  services: Services,
  device: DeviceState,
  file: DiskFile,
): Promise<VmType | undefined> {
  const access = services.registry.access(device.id);
  if (access === undefined) {
    return undefined;
  }
  const place = diskFilePlace(file);
  const type = await withCancel(l10n.t('Inspecting {0}…', place), (signal) =>
    services.vmDisks.inspectBackup({ access, signal }, file),
  );
  if (!type.ok) {
    await reportProblem(services, l10n.t('Could not inspect {0}:', place), type.error);
    return undefined;
  }
  return type.value;
}
