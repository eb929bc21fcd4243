/** The entries of the terminal's drop-down; the manifest declares the same ones, as VS Code wants it. */
export const TERMINAL_PROFILES = {
  containerShell: 'crostini.containerShell',
  containerRootShell: 'crostini.containerRootShell',
  vmShell: 'crostini.vmShell',
} as const;

export type TerminalProfileId = (typeof TERMINAL_PROFILES)[keyof typeof TERMINAL_PROFILES];
