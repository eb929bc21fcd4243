import type { LineAct, LineWord, LineWords } from './lines';

/** Lines for a VM. */
export function vmLineWords({
  vm,
  containerless,
}: {
  readonly vm: string;
  readonly containerless: boolean;
}): readonly LineWords[] {
  const inVm = (does: LineAct, ...words: readonly LineWord[]): LineWords => ({
    does,
    where: 'vm',
    words: ['lxc', ...words],
  });
  return [
    vmc('start-vm', 'start', vm),
    vmc('stop-vm', 'stop', vm),
    // A containerless VM has no shell for plain vsh, but one that goes by this name.
    {
      does: 'vm-shell',
      where: 'crosh',
      words: ['vsh', vm, ...(containerless ? ['penguin'] : [])],
    },
    vmc('vm-log', 'logs', vm),
    vmc('share-folder', 'share', vm, { blank: 'folder' }),
    vmc('unshare-folder', 'unshare', vm, { blank: 'folder' }),
    vmc('list-usb', 'usb-list', vm),
    vmc('attach-usb', 'usb-attach', vm, { blank: 'usb-place' }),
    vmc('detach-usb', 'usb-detach', vm, { blank: 'port' }),
    ...(containerless
      ? []
      : [
          inVm('list-containers', 'list'),
          inVm('import-container', 'import', { blank: 'file' }, { blank: 'container' }),
          // Makes the container where there is none of that name.
          vmc('open-container', 'container', vm, { blank: 'container' }),
        ]),
    vmc('export-vm', 'export', vm, { blank: 'file' }),
    vmc('resize-vm-disk', 'resize', vm, { blank: 'size-bytes' }),
    vmc('destroy-vm', 'destroy', '-y', vm),
  ];
}

/** Lines for a device as a whole. TERMINA is what every `vmc` with types takes for Crostini. */
export function deviceLineWords(): readonly LineWords[] {
  return [
    vmc('list-vms', 'list'),
    vmc('create-vm', 'create', '--vm-type', 'TERMINA', { blank: 'new-vm' }),
    vmc('create-baguette-vm', 'create', '--vm-type', 'BAGUETTE', { blank: 'new-vm' }),
    vmc('import-vm', 'import', { blank: 'new-vm' }, { blank: 'file' }),
  ];
}

function vmc(does: LineAct, subcommand: string, ...words: readonly LineWord[]): LineWords {
  return { does, where: 'crosh', words: ['vmc', subcommand, ...words] };
}
