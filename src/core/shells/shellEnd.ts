/** All that is known of a terminal's process once it has ended. */
export interface ShellEnd {
  readonly exitCode: number;
  readonly lifeMs: number;
  /** Something was typed into it, so the person may have ended it. */
  readonly wasUsed: boolean;
}

/** What a shell was reached through, from outside to inside. */
export type ShellLayer = 'ssh' | 'vm' | 'instance';

/**
 * `normal`: the person left it. `suspect`: to be told only if its place turns out to be gone.
 * `failed`: the shell itself, or the way to it, broke.
 */
export type ShellEndVerdict = 'normal' | 'suspect' | 'failed';

/** OpenSSH's code for its own failures. */
const SSH_FAILED = 255;
/** `vsh`'s code when the guest never told how its program ended (platform2, `vsh_client.cc`). */
const VSH_CONNECTION_LOST = 123;
/** Ctrl+C, then `exit` or Ctrl+D: the shell hands on the code of what was interrupted. */
const INTERRUPTED = 130;
/** 128 and a signal: POSIX shells and `lxc exec` say so when the instance was stopped under them. */
const FIRST_SIGNAL_CODE = 129;
/** Nobody reads a prompt, types and leaves within that time. */
const MOMENT_MS = 3000;

/**
 * What the end of a shell means, as far as its process tells. An interactive shell ends with the code of
 * its last command, so a code alone says nothing once the shell was used; the codes that `ssh` and `vsh`
 * keep for themselves do. Exit code 0 proves nothing either: `vmc` and a cut `lxc exec` give it too.
 */
export function judgeShellEnd(end: ShellEnd, layers: readonly ShellLayer[]): ShellEndVerdict {
  const { exitCode, lifeMs, wasUsed } = end;
  if (exitCode === SSH_FAILED && layers.includes('ssh')) {
    return 'failed';
  }
  if (exitCode === VSH_CONNECTION_LOST && layers.includes('vm')) {
    return 'failed';
  }
  if (exitCode === 0 || exitCode === INTERRUPTED) {
    return lifeMs < MOMENT_MS ? 'suspect' : 'normal';
  }
  if (!wasUsed) {
    return 'failed';
  }
  return exitCode >= FIRST_SIGNAL_CODE || lifeMs < MOMENT_MS ? 'suspect' : 'normal';
}
