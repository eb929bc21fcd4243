import type { Vm } from '../../model/vm';

/** What Chrome calls the VMs that have no LXD; only these names exist where no type is printed. */
const CONTAINERLESS_NAMES: ReadonlySet<string> = new Set([
  'arcvm',
  'baguette',
  'borealis',
  'bru',
  'PvmDefault',
]);

/**
 * Whether LXD containers can be in this VM, by the type on its disk, else by the conventional names.
 * `undefined`: nothing tells, so ask its LXD. A VM called `termina` stays undecided without a type,
 * because newer ChromeOS gives that name to containerless VMs as well.
 */
export function holdsContainers(vm: Vm): boolean | undefined {
  if (vm.type === undefined || vm.type === 'unknown') {
    return CONTAINERLESS_NAMES.has(vm.name) ? false : undefined;
  }
  return vm.type === 'crostini';
}
