import type { Instance } from '../../model/instance';
import { ok } from '../../result';
import type { Command } from '../command';
import { quoted, type ParseResult } from '../parse';
import { parseLxcListJson } from './listJson';
import { parseLxcDefaultRemote, parseLxcRemoteList, type LxcRemote } from './remoteList';
import { parseLxcVersion, type LxcVersion } from './version';

/** Where an instance is. Names are checked by the caller; see `instanceNameProblem`. */
export interface InstancePlace {
  readonly instance: string;
  /** A remote of the `lxc` client; its default one when undefined. */
  readonly remote?: string | undefined;
  /** The remote's current project when undefined. */
  readonly project?: string | undefined;
}

/** An instance with snapshots takes about 8 kB of JSON; ten thousand of them pass. */
const MAX_LISTING_BYTES = 128 * 1024 * 1024;

// All of them put names behind `--`, so that no name can be taken for an option.

/**
 * Instances as JSON. `fast` leaves out addresses and snapshots, which cost the daemon about 3 ms for each
 * instance. `allProjects` needs LXD 5.0.
 */
export function lxcListCommand(options: {
  readonly remote?: string | undefined;
  readonly fast: boolean;
  readonly project?: string | undefined;
  readonly allProjects?: boolean | undefined;
}): Command<readonly Instance[]> {
  return {
    tool: 'lxc',
    args: [
      'list',
      '--format=json',
      ...(options.fast ? ['--fast'] : []),
      ...(options.allProjects === true ? ['--all-projects'] : projectFlag(options.project)),
      ...(options.remote === undefined ? [] : ['--', `${options.remote}:`]),
    ],
    parse: parseLxcListJson,
    mutates: false,
    maxOutputBytes: MAX_LISTING_BYTES,
  };
}

/** Starts a stopped or frozen instance. Quiet: progress would go to stdout. */
export function startInstanceCommand(place: InstancePlace): Command<undefined> {
  return action('start', [], place);
}

/** Stops an instance: cleanly, waiting up to `timeoutSeconds` for it, or by force at once. */
export function stopInstanceCommand(options: InstancePlace & StopOptions): Command<undefined> {
  return withPatience(action('stop', stopFlags(options), options), options);
}

/** Stops, as {@link stopInstanceCommand} does, and starts again. A stopped instance is an error. */
export function restartInstanceCommand(options: InstancePlace & StopOptions): Command<undefined> {
  return withPatience(action('restart', stopFlags(options), options), options);
}

/** Freezes all processes of an instance; the memory stays in use. */
export function freezeInstanceCommand(place: InstancePlace): Command<undefined> {
  return action('pause', [], place);
}

/** Lets a frozen instance go on. `lxc start` is what all generations know for it. */
export function unfreezeInstanceCommand(place: InstancePlace): Command<undefined> {
  return action('start', [], place);
}

export interface StopOptions {
  /** Kills it instead of asking its init to shut down. */
  readonly force: boolean;
  /** How long the daemon waits for a clean shutdown before it reports failure. */
  readonly timeoutSeconds?: number | undefined;
}

/** How the remote end treats input and output. `auto` takes a terminal if both ends have one. */
export type ExecMode = 'auto' | 'interactive' | 'non-interactive';

/**
 * The arguments of `lxc` that run `words` in an instance, without a shell. Its exit code is that of the
 * words (128 + n for signal n, 127 for a program that is not there); `lxc`'s own failures are 1.
 */
export function lxcExecWords(
  options: InstancePlace & { readonly words: readonly string[]; readonly mode: ExecMode },
): readonly string[] {
  const { project, words } = options;
  const mode = options.mode === 'auto' ? [] : [`--mode=${options.mode}`];
  return ['exec', ...projectFlag(project), ...mode, '--', placeWord(options), ...words];
}

export function lxcRemoteListCommand(): Command<readonly LxcRemote[]> {
  return {
    tool: 'lxc',
    args: ['remote', 'list', '--format=json'],
    parse: parseLxcRemoteList,
    mutates: false,
  };
}

/** The name of the remote that `lxc` uses where none is given. */
export function lxcDefaultRemoteCommand(): Command<string> {
  return {
    tool: 'lxc',
    args: ['remote', 'get-default'],
    parse: parseLxcDefaultRemote,
    mutates: false,
  };
}

/** Versions of the client and of a remote's daemon; the latter missing when it does not answer. */
export function lxcVersionCommand(remote?: string): Command<LxcVersion> {
  return {
    tool: 'lxc',
    args: ['version', ...(remote === undefined ? [] : ['--', `${remote}:`])],
    parse: parseLxcVersion,
    mutates: false,
  };
}

/** `lxc VERB` on one instance, quietly: progress would go to stdout. */
export function action(
  verb: string,
  flags: readonly string[],
  place: InstancePlace,
  ...rest: readonly string[]
): Command<undefined> {
  return {
    tool: 'lxc',
    args: [
      verb,
      '--quiet',
      ...projectFlag(place.project),
      ...flags,
      '--',
      placeWord(place),
      ...rest,
    ],
    parse: parseSilence,
    mutates: true,
  };
}

/** The daemon's own time-out ends it in order; ours must not come first. */
function withPatience(command: Command<undefined>, options: StopOptions): Command<undefined> {
  return options.timeoutSeconds === undefined || options.force
    ? command
    : { ...command, timeoutMs: (options.timeoutSeconds + 15) * 1000 };
}

function stopFlags({ force, timeoutSeconds }: StopOptions): readonly string[] {
  if (force) {
    return ['--force'];
  }
  return timeoutSeconds === undefined ? [] : [`--timeout=${timeoutSeconds}`];
}

/** The flag that names a project, where there is one to name. */
export function projectFlag(project: string | undefined): readonly string[] {
  return project === undefined ? [] : [`--project=${project}`];
}

/** The word of `lxc` for an instance: `name`, or `remote:name`. */
export function placeWord({ remote, instance }: InstancePlace): string {
  return remote === undefined ? instance : `${remote}:${instance}`;
}

/** What a quiet action prints is nothing; anything else is worth a look. */
export function parseSilence(stdout: string): ParseResult<undefined> {
  const text = stdout.trim();
  return ok({
    data: undefined,
    warnings: text === '' ? [] : [{ code: 'trailing-text', lineNumber: 1, text: quoted(text) }],
  });
}
