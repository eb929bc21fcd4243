import type { Vm } from '../../model/vm';
import type { VmListVariant } from './list';

/**
 * Standard output of `vmc list` for these VMs, as the ChromeOS of that variant prints it: what the variant
 * has no place for is left out. Disks without a size count as empty, without an image type as `raw`.
 * Total: the sum of the sizes.
 */
export function printVmcList(vms: readonly Vm[], variant: VmListVariant): string {
  const listed = variant === 'empty' ? [] : vms;
  const totalBytes = listed.reduce((sum, { sizeBytes = 0 }) => sum + sizeBytes, 0);
  return [...listed.map((vm) => row(vm, variant)), `Total Size (bytes): ${totalBytes}`]
    .map((line) => `${line}\n`)
    .join('');
}

function row(vm: Vm, variant: VmListVariant): string {
  const size = `${vm.sizeBytes ?? 0} bytes`;
  const minSize =
    vm.minSizeBytes === undefined ? '' : `, min shrinkable size ${vm.minSizeBytes} bytes`;
  const disk = `${vm.name} (${size}${minSize}, ${vm.imageType ?? 'raw'}${vm.sparse === true ? ', sparse' : ''})`;
  switch (variant) {
    case 'empty':
    case '0/A':
      return vm.name;
    case 'B':
      return `${vm.name} (${size})`;
    case 'C':
      return `${vm.name} (${size}${minSize})`;
    case 'D':
      return disk;
    case 'E':
      return `${disk}${stateWord(vm)}`;
    case 'F': {
      const type = vm.type === undefined ? ' not specified' : `: ${vm.type}`;
      // The blank stands there for a stopped VM too; the word brings a second one.
      return `${disk} (on disk VM type${type}) ${stateWord(vm)}`;
    }
  }
}

function stateWord({ state }: Vm): string {
  return state === 'running' || state === 'starting' ? ` ${state}` : '';
}
