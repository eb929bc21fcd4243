/** What the demo device's `vmc` can do, in the form of the real one's usage text. */
export const DEMO_VMC_USAGE = `USAGE: vmc [
     start [--enable-gpu] [--enable-audio-capture] [--extra-disk PATH] [--vm-type <CROSTINI | BAGUETTE>] [--no-start-lxd] [--kernel-param PARAM]... [--timeout PARAM] [--no-shell] <vm name>
  |  stop <vm name>
  |  create [--size SIZE] --vm-type <vm type> [--source PATH] <vm name>
  |  destroy [-y] <vm name>
  |  disk-op-status <command UUID>
  |  export [-d] [-f] <vm name> <file name> [<removable storage name>]
  |  import [--vm-type <vm type>] <vm name> <file name> [<removable storage name>]
  |  inspect-backup <file name> [<removable storage name>]
  |  resize <vm name> <size>
  |  list
  |  logs <vm name>
`;
