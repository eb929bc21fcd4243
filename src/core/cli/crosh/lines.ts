import { posixJoin } from '../../text/posixQuote';
import { instanceNameProblem } from '../lxc/instanceName';
import { vmNameProblem } from '../vmc/vmName';

/** A line that a person can paste, and where. */
export interface CroshLine {
  readonly does:
    | 'start-vm'
    | 'stop-vm'
    | 'vm-shell'
    | 'container-shell'
    | 'vm-log'
    | 'list-containers'
    | 'start-container'
    | 'stop-container'
    | 'journal';
  /** `vm`: the VM's own shell, where `lxc` is. `lxd-host`: a machine that runs LXD itself. */
  readonly where: 'crosh' | 'vm' | 'lxd-host';
  readonly text: string;
}

/**
 * Lines for a VM, or for an instance in one. crosh splits its lines as POSIX sh does (its crate is
 * `shell_words`), so names are quoted for sh. None for names that no tool can be given: a line end in
 * a name would end the line where it is pasted, and a leading dash would be an option.
 */
export function croshLines(
  target:
    | { readonly vm: string; readonly containerless: boolean }
    | { readonly vm: string | undefined; readonly instance: string },
): readonly CroshLine[] {
  if (target.vm !== undefined && vmNameProblem(target.vm) !== undefined) {
    return [];
  }
  if (!('instance' in target)) {
    return vmLines(target);
  }
  return instanceNameProblem(target.instance) === undefined ? instanceLines(target) : [];
}

function vmLines({
  vm,
  containerless,
}: {
  vm: string;
  containerless: boolean;
}): readonly CroshLine[] {
  const line = (does: CroshLine['does'], ...words: readonly string[]): CroshLine => ({
    does,
    where: 'crosh',
    text: posixJoin(words),
  });
  return [
    line('start-vm', 'vmc', 'start', vm),
    line('stop-vm', 'vmc', 'stop', vm),
    // A containerless VM has no shell for plain vsh, but one that goes by this name.
    line('vm-shell', 'vsh', vm, ...(containerless ? ['penguin'] : [])),
    line('vm-log', 'vmc', 'logs', vm),
    ...(containerless ? [] : [{ does: 'list-containers', where: 'vm', text: 'lxc list' } as const]),
  ];
}

function instanceLines({
  vm,
  instance,
}: {
  vm: string | undefined;
  instance: string;
}): readonly CroshLine[] {
  const where = vm === undefined ? 'lxd-host' : 'vm';
  const line = (does: CroshLine['does'], ...words: readonly string[]): CroshLine => ({
    does,
    where,
    text: posixJoin(words),
  });
  return [
    ...(vm === undefined
      ? []
      : [
          {
            does: 'container-shell',
            where: 'crosh',
            text: posixJoin(['vsh', vm, instance]),
          } as const,
        ]),
    line('start-container', 'lxc', 'start', instance),
    line('stop-container', 'lxc', 'stop', instance),
    line('journal', 'lxc', 'exec', instance, '--', 'journalctl', '-n', '200', '--no-pager'),
  ];
}
