import { lxcExecWords } from '../cli/lxc/commands';
import { TERMINA_LXD_ENV, vshLxdNextWords, vshWords } from '../cli/vsh/words';
import { posixJoin } from '../text/posixQuote';
import type { Invocation } from './invocation';

/** How a command gets to where it must run. A reach may lead through another one. */
export type Reach =
  | {
      readonly kind: 'local';
      /** Configured paths of tools on this machine, by tool name. */
      readonly programs: Readonly<Record<string, string>>;
      /** Set for every command, e.g. the owner hash that an old `vmc` insists on. */
      readonly env?: Readonly<Record<string, string>>;
      /** This machine has a POSIX `sh`; what is followed then ends with this program, whatever ends it. */
      readonly hasShell?: boolean;
    }
  | {
      readonly kind: 'ssh';
      readonly host: string;
      readonly options: readonly string[];
      readonly program: string;
      readonly connectTimeoutSeconds: number;
      readonly env?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'vm';
      readonly via: Reach;
      readonly vm: string;
      readonly ownerHash: string;
      /** The pseudo-container of a containerless VM, which has no shell for plain `vsh`. */
      readonly targetContainer?: string;
      /** Termina's newer LXD is only on the path of an interactive bash (platform2, `init.cc`). */
      readonly lxdNext?: boolean;
      /** The VM's default user when undefined. */
      readonly user?: 'root';
    }
  | {
      readonly kind: 'instance';
      readonly via: Reach;
      readonly instance: string;
      readonly remote?: string | undefined;
      readonly project?: string | undefined;
    };

/** Words to run somewhere, with the variables to set for them there. No words: a login shell. */
export interface Words {
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * `capture`: output is read by us, nobody can answer a question. `feed`: likewise, and input is given.
 * `follow`: likewise, but it goes on until its input ends. `terminal`: a person sits there.
 */
export type ReachMode = 'capture' | 'feed' | 'follow' | 'terminal';

/**
 * Runs its arguments until standard input ends: when ssh loses its connection without a terminal, or this
 * program is killed, what it started would go on for ever, but its input does end. `read` is part of the
 * shell: of a `cat` in its place, ending the shell around it would leave the `cat`.
 */
const UNTIL_INPUT_ENDS = [
  'sh',
  '-c',
  [
    'exec 3<&0',
    '"$@" </dev/null 3<&- & p=$!',
    '{ while read -r _ <&3; do :; done; kill "$p"; } >/dev/null 2>&1 & w=$!',
    'exec 3<&-',
    'wait "$p"; s=$?',
    'kill "$w" 2>/dev/null',
    'exit "$s"',
  ].join('\n'),
  'sh',
] as const;

/** Seconds between signs of life; ssh gives a connection up when three were not answered. */
const FOLLOW_ALIVE = ['-o', 'ServerAliveInterval=15'] as const;

/**
 * `vsh` hands its input on only from a FIFO (platform2, `vsh_client.cc`), and what Node and sshd give a
 * program are sockets. The script is fixed and its arguments stay arguments.
 */
const THROUGH_FIFO = ['sh', '-c', 'cat | "$@"', 'sh'] as const;

/**
 * The process of this machine that runs `words` at the end of `reach`. No shell is involved here;
 * where a remote one cannot be avoided (ssh joins its words), each word is quoted for POSIX sh.
 */
export function invocationFor(reach: Reach, { words, env }: Words, mode: ReachMode): Invocation {
  switch (reach.kind) {
    case 'local': {
      const [tool = 'sh', ...rest] = words;
      const all = { ...reach.env, ...env };
      const own = [reach.programs[tool] ?? tool, ...rest];
      const [file = 'sh', ...args] =
        mode === 'follow' && reach.hasShell === true
          ? [...UNTIL_INPUT_ENDS, ...own]
          : throughFifo(own, tool, mode);
      return Object.keys(all).length > 0 ? { file, args, env: all } : { file, args };
    }
    case 'ssh':
      return {
        file: reach.program,
        args: [
          ...(mode === 'terminal' ? ['-t'] : ['-T', '-o', 'BatchMode=yes']),
          // OpenSSH keeps the first value it is given, and the user's own is to win.
          ...reach.options,
          ...['-o', `ConnectTimeout=${reach.connectTimeoutSeconds}`],
          ...(mode === 'follow' ? FOLLOW_ALIVE : []),
          '--',
          reach.host,
          ...remoteLine(
            mode === 'follow'
              ? [...UNTIL_INPUT_ENDS, ...words]
              : throughFifo(words, words[0], mode),
            { ...reach.env, ...env },
            mode,
          ),
        ],
      };
    case 'vm': {
      const vsh = ['vsh', ...vmWords(reach, { words, env: env ?? {} })];
      return invocationFor(
        reach.via,
        { words: mode === 'feed' ? [...THROUGH_FIFO, ...vsh] : vsh },
        mode,
      );
    }
    case 'instance':
      return invocationFor(
        reach.via,
        {
          words: [
            'lxc',
            ...lxcExecWords({
              ...reach,
              words: withEnv(words, env),
              mode: mode === 'terminal' ? 'interactive' : 'non-interactive',
            }),
          ],
        },
        mode,
      );
  }
}

function vmWords(
  { vm, ownerHash, targetContainer, lxdNext, user }: Extract<Reach, { kind: 'vm' }>,
  { words, env }: Required<Words>,
): readonly string[] {
  const place = { vm, ownerId: ownerHash, ...(user === undefined ? {} : { user }) };
  if (targetContainer !== undefined) {
    return vshWords({ ...place, targetContainer, env, words });
  }
  return lxdNext === true && words[0] === 'lxc'
    ? vshWords({ ...place, env, words: vshLxdNextWords(words) })
    : vshWords({ ...place, env: { ...TERMINA_LXD_ENV, ...env }, words });
}

/** `vmc container` ends in a shell that it opens by `vsh`, and hands its own input on to. */
function throughFifo(
  words: readonly string[],
  tool: string | undefined,
  mode: ReachMode,
): readonly string[] {
  return mode === 'feed' && tool === 'vmc' ? [...THROUGH_FIFO, ...words] : words;
}

/** The one word that ssh sends. None for a login shell of the device itself. */
function remoteLine(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  mode: ReachMode,
): readonly string[] {
  if (words.length === 0) {
    return [];
  }
  // A translated client would break the classification of its messages (lxc before 6.9 has gettext).
  const locale = mode === 'terminal' ? {} : { LC_ALL: 'C.UTF-8' };
  return [posixJoin(withEnv(words, { ...locale, ...env }))];
}

function withEnv(
  words: readonly string[],
  env: Readonly<Record<string, string>> | undefined,
): readonly string[] {
  const settings = Object.entries(env ?? {}).map(([name, value]) => `${name}=${value}`);
  return settings.length > 0 ? ['env', ...settings, ...words] : words;
}

/** `reach` with more options for the ssh client that it begins with, after those of the device. */
export function withSshOptions(reach: Reach, options: readonly string[]): Reach {
  switch (reach.kind) {
    case 'local':
      return reach;
    case 'ssh':
      return { ...reach, options: [...reach.options, ...options] };
    case 'vm':
    case 'instance':
      return { ...reach, via: withSshOptions(reach.via, options) };
  }
}

/** The ssh client that `reach` begins with; `undefined` on this machine. */
export function sshReachOf(reach: Reach): SshReach | undefined {
  const [outermost] = reachChain(reach);
  return outermost?.kind === 'ssh' ? outermost : undefined;
}

export type SshReach = Extract<Reach, { kind: 'ssh' }>;

/** The reaches from the outermost (this machine or ssh) to the innermost. */
export function reachChain(reach: Reach): readonly Reach[] {
  return 'via' in reach ? [...reachChain(reach.via), reach] : [reach];
}
