import { l10n, window } from 'vscode';
import type { VmRequest } from '../../../app/actions/vmDisks';
import type { DeviceState } from '../../../app/inventory/deviceState';
import type { CreatableVmType } from '../../../core/cli/vmc/diskCommands';
import type { DiskFile } from '../../../core/cli/vmc/diskFile';
import { knows, type VmcUsage } from '../../../core/cli/vmc/usage';
import { parseBytes } from '../../../core/text/bytes';
import type { Services } from '../../services';
import type { CommandHandler } from '../register';
import { askDiskFile } from './askDiskFile';
import { askNewVmName, askVmType } from './askNewVm';
import { runDiskAction } from './runDiskAction';
import { chooseVmcDevice, usageFor } from './vmcDevice';

/** Asks for what `vmc create` of that device takes, and makes the VM. */
export function createVm(services: Services): CommandHandler {
  return async (node) => {
    const device = await chooseVmcDevice(services, node);
    if (device === undefined) {
      return;
    }
    const attempt = l10n.t('Could not create a VM:');
    const usage = await usageFor(services, device, 'create', attempt);
    const request = usage && (await askVm(device, usage));
    if (request !== undefined) {
      await runDiskAction(services, device, {
        title: l10n.t('Creating VM {0}…', request.name),
        attempt: l10n.t('Could not create VM {0}:', request.name),
        already: '',
        done: l10n.t('VM {0} is there. Start it to use it.', request.name),
        run: (access, signal, report) =>
          services.vmDisks.create({ access, signal, report }, request),
      });
    }
  };
}

async function askVm(device: DeviceState, usage: VmcUsage): Promise<VmRequest | undefined> {
  const title = l10n.t('Create a VM on {0}', device.config.name);
  const name = await askNewVmName(title, device);
  if (name === undefined) {
    return undefined;
  }
  const knowsTypes = knows(usage, 'create', '--vm-type');
  const type = knowsTypes ? await askVmType(title) : 'crostini';
  const sizeBytes = type && knows(usage, 'create', '--size') ? await askSize(title) : NO_SIZE;
  if (type === undefined || sizeBytes === undefined) {
    return undefined;
  }
  const source = knowsTypes ? await askSource(title, type) : NO_SOURCE;
  if (source === undefined) {
    return undefined;
  }
  return {
    name,
    type,
    ...(sizeBytes === NO_SIZE ? {} : { sizeBytes }),
    ...(source === NO_SOURCE ? {} : { source }),
  };
}

/** A disk that grows as it fills. */
const NO_SIZE = 0;
const MIB = 1024 ** 2;

async function askSize(title: string): Promise<number | undefined> {
  const typed = await window.showInputBox({
    title,
    prompt: l10n.t('Size of its disk, such as 20 GiB. Leave it empty for a disk that grows.'),
    ignoreFocusOut: true,
    validateInput: (value) => {
      if (value.trim() === '') {
        return undefined;
      }
      const sizeBytes = parseBytes(value);
      if (sizeBytes === undefined) {
        return l10n.t('Write a size such as 20 GiB or 512 MiB');
      }
      return sizeBytes < MIB ? l10n.t('That is less than 1 MiB') : undefined;
    },
  });
  return typed === undefined ? undefined : Math.ceil((parseBytes(typed) ?? NO_SIZE) / MIB) * MIB;
}

const NO_SOURCE = 'none';

async function askSource(
  title: string,
  type: CreatableVmType,
): Promise<DiskFile | typeof NO_SOURCE | undefined> {
  const empty = {
    label: l10n.t('$(circle-outline) Empty Disk'),
    detail: l10n.t('ChromeOS sets it up at the first start'),
    isFile: false,
  };
  const file = {
    label: l10n.t('$(file-binary) From an Image File'),
    detail: l10n.t('Such as baguette_rootfs.img.zst in Downloads on the device'),
    isFile: true,
  };
  const items = type === 'baguette' ? [file, empty] : [empty, file];
  const placeHolder = l10n.t('What is its disk made from?');
  const picked = await window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  if (picked === undefined) {
    return undefined;
  }
  const prompt = l10n.t('The image file, from the top of that place');
  return picked.isFile ? askDiskFile({ title, prompt }) : NO_SOURCE;
}
