import type { LineAct, LineTarget, LineWord, LineWords } from './lines';

/** Lines for an instance: of crosh where it is in a VM, and of `lxc` where LXD is. */
export function instanceLineWords({
  vm,
  instance,
  remote,
  project,
}: Extract<LineTarget, { instance: string }>): readonly LineWords[] {
  const place = remote === undefined ? instance : `${remote}:${instance}`;
  const flags = project === undefined || project === 'default' ? [] : [`--project=${project}`];
  const lxc = (does: LineAct, verb: string, ...words: readonly LineWord[]): LineWords => ({
    does,
    where: vm === undefined ? 'lxd-host' : 'vm',
    // In front, as behind `--` of exec it would be a word of the command.
    words: ['lxc', verb, ...flags, ...words],
  });
  return [
    ...(vm === undefined ? [] : croshLineWords(vm, instance)),
    lxc('start-container', 'start', place),
    lxc('stop-container', 'stop', place),
    lxc('force-stop-container', 'stop', '--force', place),
    lxc('restart-container', 'restart', place),
    lxc('freeze-container', 'pause', place),
    // The verb that all generations of LXD know for it.
    lxc('unfreeze-container', 'start', place),
    lxc('container-root-shell', 'exec', place, '--', 'bash', '-l'),
    lxc('journal', 'exec', place, '--', 'journalctl', '-n', '200', '--no-pager'),
    lxc('container-log', 'info', place, '--show-log'),
    lxc('show-config', 'config', 'show', place),
    lxc('take-snapshot', 'snapshot', place, { blank: 'snapshot' }),
    lxc('restore-snapshot', 'restore', place, { blank: 'snapshot' }),
    lxc('delete-snapshot', 'delete', { before: `${place}/`, blank: 'snapshot' }),
    lxc('rename-container', 'rename', place, { blank: 'container' }),
    lxc('copy-container', 'copy', place, {
      blank: 'container',
      ...(remote === undefined ? {} : { before: `${remote}:` }),
    }),
    lxc('export-container', 'export', place, { blank: 'file' }),
    lxc('delete-container', 'delete', place),
  ];
}

function croshLineWords(vm: string, instance: string): readonly LineWords[] {
  return [
    { does: 'container-shell', where: 'crosh', words: ['vsh', vm, instance] },
    { does: 'open-container', where: 'crosh', words: ['vmc', 'container', vm, instance] },
    {
      does: 'attach-usb-to-container',
      where: 'crosh',
      words: ['vmc', 'usb-attach', vm, { blank: 'usb-place' }, instance],
    },
  ];
}
