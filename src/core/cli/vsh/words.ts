import { posixJoin } from '../../text/posixQuote';

/** Where Termina's LXD has its socket and its client's settings; its own shells set these too. */
export const TERMINA_LXD_ENV = {
  LXD_DIR: '/mnt/stateful/lxd',
  LXD_CONF: '/mnt/stateful/lxd_conf',
} as const;

export interface VshRequest {
  readonly vm: string;
  /** Owner hash of the signed-in user; `vsh` does not find a VM without it. */
  readonly ownerId: string;
  /** A container of the VM, or the pseudo-container of a containerless VM. */
  readonly targetContainer?: string;
  /** Default: `chronos` in a VM; in a container its own user. */
  readonly user?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Program and arguments, run without a shell. None: a login shell. */
  readonly words: readonly string[];
}

/** Runs its arguments as they are: a word from a parameter is never read as an assignment. */
const RUN_ARGUMENTS = ['sh', '-c', 'exec "$@"', 'sh'] as const;
const LOGIN_SHELL = ['sh', '-c', 'exec "${SHELL:-/bin/sh}" -l'] as const;

/**
 * Arguments for `vsh` (platform2, `vm_tools/vsh`) that run `words` in a VM or container. `--` stands before
 * the command. After it `vsh` takes leading words for variables when splitting them at `=` leaves two
 * non-empty parts, and trims those; so a value that would not come through (empty, with `=`, with blanks
 * at its edges) is set by `env`, and a program with `=` in its name is started by `sh`.
 */
export function vshWords({ vm, ownerId, targetContainer, user, env, words }: VshRequest): string[] {
  const settings = Object.entries(env ?? {});
  const program = words[0]?.includes('=') === true ? [...RUN_ARGUMENTS, ...words] : words;
  const assignments = settings.map(([name, value]) => `${name}=${value}`);
  const command = settings.every(([, value]) => survivesVsh(value))
    ? [...assignments, ...program]
    : ['env', ...assignments, ...(program.length === 0 ? LOGIN_SHELL : program)];
  return [
    `--vm_name=${vm}`,
    `--owner_id=${ownerId}`,
    ...(targetContainer === undefined ? [] : [`--target_container=${targetContainer}`]),
    ...(user === undefined ? [] : [`--user=${user}`]),
    '--',
    ...command,
  ];
}

/**
 * `words` run the way that finds Termina's newer LXD: only an interactive bash reads the file that puts
 * /opt/google/lxd-next on the path. It may complain about job control on standard error.
 */
export function vshLxdNextWords(words: readonly string[]): string[] {
  const env = Object.entries(TERMINA_LXD_ENV).map(([name, value]) => `${name}=${value}`);
  return ['env', ...env, 'bash', '-i', '-c', posixJoin(words)];
}

function survivesVsh(value: string): boolean {
  return value !== '' && !value.includes('=') && value.trim() === value;
}
