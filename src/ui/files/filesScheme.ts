/** Files inside containers, and inside VMs without containers. */
export const FILES_SCHEME = 'crostini-files';
