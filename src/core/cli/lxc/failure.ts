import { quoted } from '../parse';

/** Failures of `lxc` that lead to different advice. The comment is what they look like in LXD 5.0. */
export type LxcFailureKind =
  | 'daemon-not-running' // dial unix …: no such file or directory
  | 'daemon-refused' // a socket is there but nobody listens: the daemon died
  | 'permission-denied' // not in the group that may use the socket
  | 'not-authorized' // a remote does not know the client's certificate
  | 'config-unwritable' // mkdir …: the client's own folder
  | 'connection-lost' // the daemon ended in the middle of it
  | 'instance-not-found'
  | 'snapshot-not-found'
  | 'image-not-found'
  | 'profile-not-found'
  | 'remote-unknown'
  | 'remote-unreachable'
  | 'already-exists'
  | 'image-exists' // an image of the very same content
  | 'invalid-name'
  | 'already-running'
  | 'already-stopped'
  | 'not-running'
  | 'still-running' // it has to be stopped first
  | 'frozen'
  | 'busy' // another operation of the same instance is not done
  | 'stop-timed-out'
  | 'start-failed'
  | 'no-storage-pool' // nothing says where the root disk is to be
  | 'disk-full'
  | 'limit-reached' // of the project
  | 'protected' // security.protection.delete
  | 'not-a-backup'
  | 'backup-damaged'
  | 'backup-of-other-storage' // made with --optimized-storage on another kind of pool
  | 'remote-serves-images' // an image server holds no instances
  | 'invalid-config'
  | 'profile-in-use'
  | 'profile-not-applied' // changed and kept, but an instance that uses it could not take it
  | 'not-clustered' // it is no member of a cluster
  | 'unknown-command'
  | 'unknown-flag'
  | 'unknown-column' // lxc list -c
  | 'unknown-format' // lxc list --format
  | 'wrong-usage' // missing or too many arguments; usage is printed, possibly with exit code 0
  | 'not-found-command' // lxc exec: no such program in the instance
  | 'tool-not-found' // there is no lxc where it was to run
  | 'command-failed' // lxc exec: the program ran and ended with this exit code, or said nothing
  | 'other';

interface FailureText {
  /** The line that says it, without `Error: `; empty when there was none. */
  readonly message: string;
  readonly exitCode: number;
}

/** Why a run of `lxc` failed. */
export type LxcFailure =
  | (FailureText & { readonly kind: PlainFailureKind })
  | (FailureText & { readonly kind: 'remote-unknown'; readonly remote: string })
  | (FailureText & { readonly kind: 'busy'; readonly operation: string | undefined });

type PlainFailureKind = Exclude<LxcFailureKind, 'remote-unknown' | 'busy'>;

/** Longer streams are not error messages of `lxc`. */
const MAX_STDERR_CHARS = 65_536;

/**
 * What the standard error and the exit code of `lxc` (LXD 3.0 to 6, Incus) mean. Text that is not known
 * is `other` with its decisive line. To be asked only when the exit code is not 0, or usage was printed:
 * hints of a user's first run stand on stderr of successes too.
 */
export function classifyLxcFailure(stderr: string, exitCode: number): LxcFailure {
  const lines = stderr
    .slice(-MAX_STDERR_CHARS)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const said = decisiveLine(lines);
  const text: FailureText = { message: quoted(said.message), exitCode };
  if (!said.isError) {
    return { ...text, kind: kindWithoutError(lines, said.message, exitCode) };
  }
  const remote = REMOTE_UNKNOWN.exec(said.message);
  if (remote !== null) {
    return { ...text, kind: 'remote-unknown', remote: remote[1] ?? remote[2] ?? '' };
  }
  if (/\bis busy\b/i.test(said.message)) {
    const operation = /busy running an? "([^"]+)" operation/i.exec(said.message)?.[1];
    return { ...text, kind: 'busy', operation };
  }
  const rule = RULES.find(([pattern]) => pattern.test(said.message));
  return { ...text, kind: rule?.[1] ?? 'other' };
}

const REMOTE_UNKNOWN = /^The remote "([^"]*)" doesn't exist|^Remote (\S+) doesn't exist/;

/** The first rule that matches decides; more particular wordings stand first. */
const RULES: readonly (readonly [RegExp, PlainFailureKind])[] = [
  // What fails in the middle of unpacking quotes the whole output of tar.
  [/out of disk space|no space left on device/i, 'disk-full'],
  [/unexpected end of file|Unexpected EOF in archive|not in gzip format/, 'backup-damaged'],
  // LXD 3 to 5.0 pass Go's error on; 5.21 and 6 and Incus have sentences of their own.
  [/unix[ /:].*connect: no such file or directory/, 'daemon-not-running'],
  [/unix socket .* not found/i, 'daemon-not-running'],
  [/daemon doesn't appear to be started/, 'daemon-not-running'],
  [/unix[ /:].*connect: connection refused/, 'daemon-refused'],
  [/unix socket .* not accessible: .*connection refused/i, 'daemon-refused'],
  [/unix[ /:].*permission denied/, 'permission-denied'],
  [/needed permissions to talk to the/, 'permission-denied'],
  [/^(?:mkdir|open|stat) .*permission denied/, 'config-unwritable'],
  [/not authorized|^Forbidden|^Unauthorized/i, 'not-authorized'],
  [
    /websocket: close|unexpected EOF|: EOF$|^EOF$|connection reset by peer|broken pipe/,
    'connection-lost',
  ],
  [
    /no such host|network is unreachable|no route to host|connection timed out/,
    'remote-unreachable',
  ],
  [/i\/o timeout|connection refused|TLS handshake|x509: |server misbehaving/, 'remote-unreachable'],
  [/\bimage (?:couldn't be|not) found|Image not found/i, 'image-not-found'],
  [/profile change still saved/, 'profile-not-applied'],
  [/Profile is currently in use/, 'profile-in-use'],
  [/Profile not found|Profile\b.* doesn't exist/i, 'profile-not-found'],
  [/Snapshot .*(?:does not exist|doesn't exist)|Snapshot not found/i, 'snapshot-not-found'],
  [/(?:Instance|Container|Virtual machine) not found/i, 'instance-not-found'],
  // LXD before 5.0; `Not Found` in title case is a file inside an instance.
  [/^(?:.*: )?not found$|No such object/, 'instance-not-found'],
  [/image already exists/i, 'image-exists'],
  [/already exists|Name "[^"]*" already in use/i, 'already-exists'],
  [/Invalid (?:instance |container )?name/i, 'invalid-name'],
  [/is already running/i, 'already-running'],
  [/is already stopped|is not running or already stopped/i, 'already-stopped'],
  [/shutting down (?:the )?(?:instance|container)|failed to shut ?down/i, 'stop-timed-out'],
  [/currently running|of running (?:container|instance)/i, 'still-running'],
  [/is(?:n't| not) running/i, 'not-running'],
  [/is (?:already )?frozen/i, 'frozen'],
  [/forkstart|Failed to start|Failed starting|start failed/i, 'start-failed'],
  [/(?:isn't|not) part of a cluster|server is not clustered/i, 'not-clustered'],
  [/^unknown command/, 'unknown-command'],
  [/^unknown (?:shorthand )?flag/, 'unknown-flag'],
  [/Unknown column shorthand|Can't specify column/, 'unknown-column'],
  [/^Invalid format/, 'unknown-format'],
  [/^Invalid number of arguments|required flag|needs an argument/, 'wrong-usage'],
  [/No root device could be found|[Ss]torage pool not found|No storage pool/, 'no-storage-pool'],
  [/Reached maximum (?:number|aggregate)|quota exceeded/i, 'limit-reached'],
  [/ is protected\b/i, 'protected'],
  [/Optimized backup storage driver/i, 'backup-of-other-storage'],
  [/Unsupported compression|Backup is missing|missing index\.yaml/i, 'not-a-backup'],
  [/isn't a private (?:LXD|Incus) server/i, 'remote-serves-images'],
  [
    /^Invalid config|Unknown configuration key|Invalid value|Invalid raw\.lxc line/,
    'invalid-config',
  ],
  [/^Invalid devices|[Dd]evice validation failed|Failed add validation/, 'invalid-config'],
  [/^Failed to get ID map|^Volatile |Failed to load config file|^yaml:/, 'invalid-config'],
  [/^Command not found$/, 'not-found-command'],
];

/**
 * `lxc` says what failed in its last `Error:` line. When several instances were named, that line only
 * counts them, and the lines above say `name: error: …`.
 */
function decisiveLine(lines: readonly string[]): { message: string; isError: boolean } {
  const index = lines.findLastIndex((line) => line.startsWith('Error:'));
  if (index < 0) {
    return { message: lines.at(-1) ?? '', isError: false };
  }
  const last = lines[index]?.slice('Error:'.length).trim() ?? '';
  // A list of what failed goes on below, e.g. of instances that could not take a changed profile.
  const message = last.endsWith(':') ? [last, ...lines.slice(index + 1)].join(' ') : last;
  const single = /^Some (?:instances|containers) failed/.test(message)
    ? lines.map((line) => /^(?:error: )?\S+: error: (.*)$/i.exec(line)?.[1]).find(Boolean)
    : undefined;
  return { message: single ?? message, isError: true };
}

function kindWithoutError(
  lines: readonly string[],
  message: string,
  exitCode: number,
): PlainFailureKind {
  if (lines[0]?.startsWith('Usage:') === true) {
    return 'wrong-usage';
  }
  // The words of sh, dash and bash, and of env, for a program that is not there.
  if (exitCode === 127 && /not found|No such file or directory/.test(message)) {
    return 'tool-not-found';
  }
  return message === '' || exitCode !== 0 ? 'command-failed' : 'other';
}
