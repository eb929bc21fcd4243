import { l10n, window } from 'vscode';
import type { DiskFile } from '../../../core/cli/vmc/diskFile';
import { diskFilePlace } from '../../../core/cli/vmc/diskFile';
import { knows, type VmcUsage } from '../../../core/cli/vmc/usage';
import type { Vm } from '../../../core/model/vm';
import type { Services } from '../../services';
import type { CommandHandler } from '../register';
import { chooseVm } from '../targets';
import { askDiskFile } from './askDiskFile';
import { runDiskAction } from './runDiskAction';
import { usageFor } from './vmcDevice';

/** Asks for a file of the device and writes the VM to it. */
export function exportVm(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, () => true);
    if (choice === undefined) {
      return;
    }
    const { device, vm } = choice;
    const attempt = l10n.t('Could not export VM {0}:', vm.name);
    const usage = await usageFor(services, device, 'export', attempt);
    const title = l10n.t('Export VM {0}', vm.name);
    const file = usage && (await askFile(title, vm));
    const options = usage && file && (await askOptions(title, vm, usage));
    if (file === undefined || options === undefined) {
      return;
    }
    await runDiskAction(services, device, {
      title: l10n.t('Exporting VM {0} to {1}…', vm.name, diskFilePlace(file)),
      attempt,
      already: '',
      done: l10n.t('VM {0} is in {1} on {2}.', vm.name, diskFilePlace(file), device.config.name),
      run: (access, signal, report) =>
        services.vmDisks.export({ access, signal, report }, { name: vm.name, file, ...options }),
    });
  };
}

function askFile(title: string, { name }: Vm): Promise<DiskFile | undefined> {
  return askDiskFile({
    title,
    prompt: l10n.t('Name of the new file; folders in it have to exist'),
    // `.tini` is what ChromeOS calls its backups.
    value: `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.tini`,
  });
}

/** The options that this `vmc` has; the choice may be empty. */
async function askOptions(
  title: string,
  { state }: Vm,
  usage: VmcUsage,
): Promise<{ readonly digest: boolean; readonly force: boolean } | undefined> {
  const digest = {
    label: l10n.t('Write a Checksum'),
    detail: l10n.t('A second file, with .sha256.txt at its end'),
    option: '-d',
  };
  const force = {
    label: l10n.t('Even While It Runs'),
    detail: l10n.t('What is being written at that moment may be damaged in the export'),
    option: '-f',
  };
  const offered = [digest, ...(state === 'stopped' ? [] : [force])].filter(({ option }) =>
    knows(usage, 'export', option),
  );
  if (offered.length === 0) {
    return { digest: false, force: false };
  }
  const placeHolder = l10n.t('Choose options, or none, and press Enter');
  const picked = await window.showQuickPick(offered, {
    title,
    placeHolder,
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return picked && { digest: picked.includes(digest), force: picked.includes(force) };
}
