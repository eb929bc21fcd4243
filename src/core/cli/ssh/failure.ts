import { posixJoin } from '../../text/posixQuote';
import { stripAnsi } from '../../text/stripAnsi';
import { quoted } from '../parse';

/** A place in a file of known hosts. */
export interface KnownHostsPlace {
  readonly file: string;
  /** 1-based. */
  readonly lineNumber: number;
}

/** Why OpenSSH's client failed. `line` is the line that says so, at most 200 characters. */
export type SshFailure =
  | { readonly kind: 'unresolved-host'; readonly line: string }
  /** The host is up, but nobody listens on the port. */
  | { readonly kind: 'refused'; readonly line: string }
  | { readonly kind: 'timed-out'; readonly line: string }
  /** The host shows another key than the one that is known: a new installation, or an attack. */
  | {
      readonly kind: 'host-key-changed';
      readonly line: string;
      readonly place?: KnownHostsPlace;
      /** The name it is known by, as `ssh-keygen -R` wants it: `[host]:port` but for port 22. */
      readonly knownAs?: string;
    }
  /** No key of the host is known, and nobody was there to accept one. */
  | { readonly kind: 'host-key-unknown'; readonly line: string }
  | { readonly kind: 'auth'; readonly line: string }
  /** The connection was closed or reset, before or after it stood; a shared one says nothing then. */
  | { readonly kind: 'closed'; readonly line: string }
  | { readonly kind: 'unreachable'; readonly line: string }
  /** No algorithm that both sides allow. */
  | { readonly kind: 'no-common-algorithm'; readonly line: string }
  | { readonly kind: 'bad-config'; readonly line: string }
  /** Also a remote program that ended with 255 itself. */
  | { readonly kind: 'other'; readonly line: string };

type PlainKind = Exclude<SshFailure['kind'], 'host-key-changed'>;

/**
 * The messages of OpenSSH 7 to 10 (`ssh.c`, `sshconnect.c`, `readconf.c`, `packet.c`), causes before their
 * consequences: a jump host that does not resolve also closes a connection. `ssh` has no translations, but
 * the reasons of the system's resolver can have some.
 */
const RULES: readonly (readonly [PlainKind, RegExp])[] = [
  [
    'bad-config',
    /[Bb]ad configuration option|Can't open user config file|terminating, \d+ bad configuration|^Bad (?:port|owner|number|local|remote)|unknown option -- |illegal option -- |missing argument\.|[Bb]ad (?:port|number|yes\/no)|unsupported option|Hostname? .*invalid|hostname contains invalid characters|keyword .* extra arguments|^Unknown (?:cipher|mac)|Cannot execute command-line and remote command/,
  ],
  ['unresolved-host', /Could not resolve hostname/],
  ['host-key-unknown', /No .* host key is known for|authenticity of host .* can't be established/],
  ['refused', /Connection refused/],
  ['timed-out', /Operation timed out|timed out/i],
  ['unreachable', /No route to host|(?:Network|Host) is (?:unreachable|down)|Network unreachable/],
  ['no-common-algorithm', /Unable to negotiate|no matching .* found/],
  [
    'auth',
    /Permission denied(?: \(|, please)|Too many authentication failures|Received disconnect .*authentication|No more authentication methods|No supported authentication methods/,
  ],
  // Alone: nobody could be asked about an unknown key (BatchMode).
  ['host-key-unknown', /^Host key verification failed/],
  [
    'closed',
    /Connection (?:closed|reset)|closed by remote host|Broken pipe|kex_exchange_identification|banner exchange|client_loop: send disconnect|Received disconnect/,
  ],
];

/** Of no interest: `ssh` goes on with a connection of its own, and that tells how it went. */
const SHARING_NOISE = /^(?:ControlSocket .* already exists|mux_client_|muxclient: )/;

/** OpenSSH's own failures, and nothing else by its design; a remote program may use it too. */
const SSH_FAILED = 255;

/** Why `ssh` failed, by its standard error and exit code (255; others are the remote program's). Total. */
export function classifySshFailure(stderr: string, exitCode: number): SshFailure {
  const lines = stripAnsi(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !SHARING_NOISE.test(line));
  const last = quoted(lines.at(-1) ?? '');
  if (exitCode !== SSH_FAILED) {
    return { kind: 'other', line: last };
  }
  if (lines.length === 0) {
    return { kind: 'closed', line: '' };
  }
  return changedKey(lines) ?? plainFailure(lines) ?? { kind: 'other', line: last };
}

/**
 * The line that removes a host's old keys from the file of known hosts, quoted for a POSIX shell; from the
 * user's own file where the failure names none.
 */
export function forgetHostKeyLine({
  knownAs = '',
  place,
}: Extract<SshFailure, { kind: 'host-key-changed' }>): string {
  const file = place === undefined ? [] : ['-f', place.file];
  return posixJoin(['ssh-keygen', ...file, '-R', knownAs]);
}

function plainFailure(lines: readonly string[]): SshFailure | undefined {
  for (const [kind, pattern] of RULES) {
    const line = lines.find((candidate) => pattern.test(candidate));
    if (line !== undefined) {
      return { kind, line: quoted(line) };
    }
  }
  return undefined;
}

function changedKey(lines: readonly string[]): SshFailure | undefined {
  const line =
    lines.find((candidate) => /^Host key for .* has changed/.test(candidate)) ??
    lines.find((candidate) => candidate.includes('REMOTE HOST IDENTIFICATION HAS CHANGED'));
  if (line === undefined) {
    return undefined;
  }
  const place = lines.map(offendingPlace).find((found) => found !== undefined);
  const knownAs = /^Host key for (\S+) has changed/.exec(line)?.[1];
  return {
    kind: 'host-key-changed',
    line: quoted(line),
    ...(place === undefined ? {} : { place }),
    ...(knownAs === undefined ? {} : { knownAs }),
  };
}

/** `Offending ED25519 key in /home/user/.ssh/known_hosts:7`; `Offending key for IP in …` is another entry. */
function offendingPlace(line: string): KnownHostsPlace | undefined {
  const match = /^Offending (?:\S+ )?key in (.+):(\d{1,9})$/.exec(line);
  return match?.[1] === undefined ? undefined : { file: match[1], lineNumber: Number(match[2]) };
}
