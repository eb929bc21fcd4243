import { l10n, window } from 'vscode';
import type { Vm } from '../../../core/model/vm';
import { formatBytes, parseBytes } from '../../../core/text/bytes';
import type { Services } from '../../services';
import type { CommandHandler } from '../register';
import { chooseVm } from '../targets';
import { runDiskAction } from './runDiskAction';
import { usageFor } from './vmcDevice';

const MIB = 1024 ** 2;

/** Asks for a size that the VM's contents fit into, and resizes its disk. */
export function resizeVmDisk(services: Services): CommandHandler {
  return async (node) => {
    const choice = await chooseVm(services, node, () => true);
    if (choice === undefined) {
      return;
    }
    const { device, vm } = choice;
    const attempt = l10n.t('Could not resize the disk of VM {0}:', vm.name);
    const usage = await usageFor(services, device, 'resize', attempt);
    const sizeBytes = usage && (await askSize(vm));
    if (sizeBytes !== undefined) {
      await runDiskAction(services, device, {
        title: l10n.t('Resizing the disk of VM {0} to {1}…', vm.name, formatBytes(sizeBytes)),
        attempt,
        already: '',
        done: l10n.t('The disk of VM {0} has {1} now.', vm.name, formatBytes(sizeBytes)),
        run: (access, signal, report) =>
          services.vmDisks.resize({ access, signal, report }, { vm: vm.name, sizeBytes }),
      });
    }
  };
}

/** A whole number of MiB. */
async function askSize(vm: Vm): Promise<number | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Resize the Disk of VM {0}', vm.name),
    prompt: prompt(vm),
    placeHolder: '20 GiB',
    ignoreFocusOut: true,
    ...(vm.sizeBytes === undefined ? {} : { value: formatBytes(vm.sizeBytes) }),
    validateInput: (value) => sizeProblem(vm, value),
  });
  const sizeBytes = typed === undefined ? undefined : parseBytes(typed);
  return sizeBytes === undefined ? undefined : Math.ceil(sizeBytes / MIB) * MIB;
}

function prompt({ sizeBytes, minSizeBytes }: Vm): string {
  const sentences = [
    sizeBytes === undefined ? undefined : l10n.t('It takes {0} now.', formatBytes(sizeBytes)),
    minSizeBytes === undefined
      ? l10n.t('How far it can shrink is known only while the VM runs.')
      : l10n.t('It can shrink to {0}.', leastSize(minSizeBytes)),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

function sizeProblem({ minSizeBytes }: Vm, value: string): string | undefined {
  const sizeBytes = parseBytes(value);
  if (sizeBytes === undefined) {
    return l10n.t('Write a size such as 20 GiB or 20480 MiB');
  }
  if (sizeBytes < MIB) {
    return l10n.t('That is less than 1 MiB');
  }
  return minSizeBytes !== undefined && sizeBytes < minSizeBytes
    ? l10n.t('What the VM holds needs {0}', leastSize(minSizeBytes))
    : undefined;
}

/** In MiB, because a least size that is rounded to GiB could be one that is refused. */
function leastSize(minSizeBytes: number): string {
  return l10n.t('{0} MiB', Math.ceil(minSizeBytes / MIB));
}
