import type { Command } from '../../core/cli/command';
import {
  editConfigCommand,
  editProfileCommand,
  showConfigCommand,
  showProfileCommand,
} from '../../core/cli/lxc/config/commands';
import { readConfigText } from '../../core/cli/lxc/config/configText';
import type { Finding } from '../../core/cli/lxc/config/finding';
import type { ConfigSubject } from '../../core/cli/lxc/config/lxdConfig';
import { printConfig } from '../../core/cli/lxc/config/printConfig';
import {
  readServerConfig,
  serverText,
  type ServerConfig,
} from '../../core/cli/lxc/config/serverConfig';
import type { LxcFailureKind } from '../../core/cli/lxc/failure';
import { instanceNameProblem } from '../../core/cli/lxc/instanceName';
import { profileNameProblem } from '../../core/cli/lxc/profileCommands';
import type { ConfigTarget } from '../../core/model/configTarget';
import type { UsedBy } from '../../core/model/usedBy';
import type { Problem } from '../../core/problem/problem';
import type { Reach } from '../../core/reach/reach';
import { err, ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import { orInstanceGone } from './instanceGone';
import type { Locks } from './locks';

/** A configuration as a person reads it. */
export interface ConfigReading {
  readonly text: string;
  /** What changes with it; only a profile has users. */
  readonly usedBy: readonly UsedBy[];
}

/** What became of a text that was to be saved. */
export type SaveOutcome =
  /** `reading`: what the server made of it. `notApplied`: why some users of a profile go on without it. */
  | {
      readonly kind: 'saved';
      readonly reading: ConfigReading;
      readonly notApplied: string | undefined;
    }
  /** Nothing was sent: the text cannot be meant. */
  | { readonly kind: 'faulty'; readonly findings: readonly Finding[] }
  /** Nothing was sent: the server's configuration is not the one that was changed. */
  | { readonly kind: 'changed-elsewhere'; readonly reading: ConfigReading }
  /** The server's words; it kept what it had. */
  | { readonly kind: 'refused'; readonly message: string };

/** Reads the configuration of `target` as it is at this moment. */
export async function readConfig(
  access: DeviceAccess,
  target: ConfigTarget,
  signal: AbortSignal,
): Promise<Result<ConfigReading, Problem>> {
  const place = await placeOf(access, target, signal);
  if (!place.ok) {
    return place;
  }
  const read = await readServer(access, target, place.value);
  return read.ok ? ok(read.value.reading) : read;
}

export interface SaveRequest {
  readonly locks: Locks;
  readonly access: DeviceAccess;
  readonly target: ConfigTarget;
  readonly text: string;
  /** The text that the person began with; `undefined` saves whatever the server has by now. */
  readonly base: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Makes the server's configuration what `text` says. LXD's own keys, which the text does not hold, stay
 * as they are at that moment.
 */
export async function saveConfig(request: SaveRequest): Promise<Result<SaveOutcome, Problem>> {
  const { locks, access, target, text, signal } = request;
  const { config, findings } = readConfigText(text, subjectOf(target));
  if (config === undefined) {
    return ok({ kind: 'faulty', findings });
  }
  const place = await placeOf(access, target, signal);
  if (!place.ok) {
    return place;
  }
  return locks.hold<SaveOutcome>(lockOf(target), nameOf(target), async () => {
    const before = await readServer(access, target, place.value);
    if (!before.ok) {
      return before;
    }
    const { reading, server } = before.value;
    if (request.base !== undefined && request.base !== reading.text) {
      return ok({ kind: 'changed-elsewhere', reading });
    }
    const command = editCommand(access, target, serverText(config, server.kept));
    const { reach, context } = place.value;
    const edited = await access.commands.run(reach, command, context);
    const failure = edited.ok ? undefined : edited.error;
    if (failure !== undefined && !isPartlyApplied(failure)) {
      return isRefusal(failure)
        ? ok({ kind: 'refused', message: failure.failure.message })
        : err(missing(failure, target));
    }
    const after = await readServer(access, target, place.value);
    const notApplied = failure?.kind === 'lxc' ? failure.failure.message : undefined;
    return after.ok ? ok({ kind: 'saved', reading: after.value.reading, notApplied }) : after;
  });
}

/** Which rules the text of a document follows. */
export function subjectOf({ kind }: ConfigTarget): ConfigSubject {
  return kind === 'profile' ? 'profile' : 'instance';
}

interface Place {
  readonly reach: Reach;
  readonly context: CommandContext;
}

async function placeOf(
  access: DeviceAccess,
  target: ConfigTarget,
  signal: AbortSignal,
): Promise<Result<Place, Problem>> {
  const problem = nameProblem(target);
  if (problem !== undefined) {
    return err(problem);
  }
  const context = { deviceId: access.deviceId, signal };
  const reach = await access.reachOfLxd(target.vm, context);
  return reach.ok ? ok({ reach: reach.value, context }) : reach;
}

async function readServer(
  access: DeviceAccess,
  target: ConfigTarget,
  { reach, context }: Place,
): Promise<Result<{ reading: ConfigReading; server: ServerConfig }, Problem>> {
  const shown = await access.commands.run(reach, showCommand(access, target), context);
  if (!shown.ok) {
    return err(missing(shown.error, target));
  }
  const server = readServerConfig(shown.value.data, subjectOf(target));
  if (!server.ok) {
    return err({ kind: 'unreadable-output', tool: 'lxc', failure: server.error });
  }
  const { editable, usedBy, kept } = server.value.data;
  const config =
    target.kind === 'effective' ? { ...editable.config, ...kept.volatile } : editable.config;
  const text = printConfig({ ...editable, config });
  return ok({ reading: { text, usedBy }, server: server.value.data });
}

function showCommand({ remote }: DeviceAccess, target: ConfigTarget): Command<string> {
  return target.kind === 'profile'
    ? showProfileCommand({ profile: target.profile, remote })
    : showConfigCommand({ ...target, remote, expanded: target.kind === 'effective' });
}

function editCommand(
  { remote }: DeviceAccess,
  target: ConfigTarget,
  yaml: string,
): Command<undefined> {
  return target.kind === 'profile'
    ? editProfileCommand({ profile: target.profile, remote }, yaml)
    : editConfigCommand({ ...target, remote }, yaml);
}

function nameProblem(target: ConfigTarget): Problem | undefined {
  if (target.kind === 'profile') {
    const reason = profileNameProblem(target.profile);
    return reason === undefined
      ? undefined
      : { kind: 'bad-profile-name', name: target.profile, reason };
  }
  const reason = instanceNameProblem(target.instance);
  return reason === undefined
    ? undefined
    : { kind: 'bad-instance-name', name: target.instance, reason };
}

function nameOf(target: ConfigTarget): string {
  return target.kind === 'profile' ? target.profile : target.instance;
}

/** The same as that of other actions on an instance, such as a restore. */
function lockOf(target: ConfigTarget): string {
  const { deviceId, vm } = target;
  return target.kind === 'profile'
    ? JSON.stringify([deviceId, vm ?? null, 'profile', target.profile])
    : JSON.stringify([deviceId, vm ?? null, target.project ?? null, target.instance]);
}

/** Failures that say nothing about the text. */
const NOT_ABOUT_THE_TEXT: ReadonlySet<LxcFailureKind> = new Set([
  'daemon-not-running',
  'daemon-refused',
  'permission-denied',
  'not-authorized',
  'config-unwritable',
  'connection-lost',
  'remote-unreachable',
  'remote-unknown',
  'instance-not-found',
  'busy',
  'disk-full',
  'unknown-command',
  'unknown-flag',
  'wrong-usage',
  'tool-not-found',
  'command-failed',
]);

function isRefusal(problem: Problem): problem is Extract<Problem, { kind: 'lxc' }> {
  return problem.kind === 'lxc' && !NOT_ABOUT_THE_TEXT.has(problem.failure.kind);
}

/** LXD keeps a changed profile even if an instance that runs cannot take it. */
function isPartlyApplied(problem: Problem): boolean {
  return problem.kind === 'lxc' && problem.failure.kind === 'profile-not-applied';
}

function missing(problem: Problem, target: ConfigTarget): Problem {
  if (target.kind !== 'profile') {
    return orInstanceGone(problem, target.instance);
  }
  return problem.kind === 'lxc' && problem.failure.kind === 'profile-not-found'
    ? { kind: 'profile-gone', profile: target.profile }
    : problem;
}
