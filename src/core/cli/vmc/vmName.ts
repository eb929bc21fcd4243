/** Concierge's bound on the name of a VM it starts (`service.cc`). */
export const MAX_VM_NAME_BYTES = 60;

export type VmNameProblem = 'empty' | 'leading-dash' | 'control-character' | 'too-long';

/**
 * Why a command must not be given this VM name; `undefined` when it may. ChromeOS itself allows nearly
 * anything (blanks, slashes, quotes); but `vmc` would take a leading dash for an option, half of its
 * subcommands even after `--`, and control characters can deceive the reader of a terminal.
 */
export function vmNameProblem(name: string): VmNameProblem | undefined {
  if (name === '') {
    return 'empty';
  }
  if (name.startsWith('-')) {
    return 'leading-dash';
  }
  if (/[\u0000-\u001F\u007F-\u009F]/.test(name)) {
    return 'control-character';
  }
  return new TextEncoder().encode(name).length > MAX_VM_NAME_BYTES ? 'too-long' : undefined;
}
