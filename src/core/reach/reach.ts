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
 * Runs its arguments until standard input ends: when ssh loses its connection without a terminal, the
 * far program would go on for ever, but its input does end.
 */
const UNTIL_INPUT_ENDS = [
  'sh',
  '-c',
  [
    'exec 3<&0',
    '"$@" </dev/null & p=$!',
    '{ cat <&3 >/dev/null; kill "$p"; } 2>/dev/null & w=$!',
    'wait "$p"; s=$?',
    'kill "$w" 2>/dev/null',
    'exit "$s"',
  ].join('\n'),
  'sh',
] as const;

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
      const [tool = 'sh', ...args] = words;
      const all = { ...reach.env, ...env };
      const file = reach.programs[tool] ?? tool;
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
          '--',
          reach.host,
          ...remoteLine(
            mode === 'follow' ? [...UNTIL_INPUT_ENDS, ...words] : words,
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
  { vm, ownerHash, targetContainer, lxdNext }: Extract<Reach, { kind: 'vm' }>,
  { words, env }: Required<Words>,
): readonly string[] {
  if (targetContainer !== undefined) {
    return vshWords({ vm, ownerId: ownerHash, targetContainer, env, words });
  }
  return lxdNext === true && words[0] === 'lxc'
    ? vshWords({ vm, ownerId: ownerHash, env, words: vshLxdNextWords(words) })
    : vshWords({ vm, ownerId: ownerHash, env: { ...TERMINA_LXD_ENV, ...env }, words });
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

/** The reaches from the outermost (this machine or ssh) to the innermost. */
export function reachChain(reach: Reach): readonly Reach[] {
  return 'via' in reach ? [...reachChain(reach.via), reach] : [reach];
}
