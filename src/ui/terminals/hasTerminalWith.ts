import { window } from 'vscode';

/** Whether the process of an open terminal was started with an argument that holds `text`. */
export function hasTerminalWith(text: string): boolean {
  return window.terminals.some(({ creationOptions, exitStatus }) => {
    const args = 'shellArgs' in creationOptions ? (creationOptions.shellArgs ?? []) : [];
    return exitStatus === undefined && [args].flat().some((word) => word.includes(text));
  });
}
