import { stripAnsi } from '../../text/stripAnsi';
import { quoted } from '../parse';

/** Why a command behind `vsh` failed. `line` is the line that says so, at most 200 characters. */
export type VshFailure =
  /** It does not run or does not exist, or belongs to another user: `vsh` cannot tell these apart. */
  | { readonly kind: 'vm-not-running'; readonly line: string }
  | { readonly kind: 'container-missing'; readonly line: string }
  /** A VM without a `chronos` user: Baguette and its like want a target container. */
  | { readonly kind: 'containerless'; readonly line: string }
  | { readonly kind: 'no-such-user'; readonly line: string; readonly user: string }
  /** Only test images let root, or anybody but the default user, into the VM itself. */
  | { readonly kind: 'user-refused'; readonly line: string }
  /** Concierge or cicerone cannot be asked. */
  | { readonly kind: 'service-down'; readonly line: string }
  /** The VM runs, but its shell daemon did not answer, or not as it has to. */
  | { readonly kind: 'no-connection'; readonly line: string }
  | { readonly kind: 'connection-lost'; readonly line: string }
  /** The guest has no such program, or may not run it. */
  | { readonly kind: 'exec-failed'; readonly line: string; readonly program: string }
  | { readonly kind: 'bad-arguments'; readonly line: string }
  /** `vsh` worked; the program in the guest ended with this code (a signal gives its bare number). */
  | { readonly kind: 'guest-exit'; readonly line: string; readonly exitCode: number }
  /** A message of `vsh` itself that is not known. */
  | { readonly kind: 'other'; readonly line: string };

/** What `vsh` exits with when the guest never told how its program ended (`vsh_client.cc`). */
const CONNECTION_LOST = 123;
const OWN_FAILURE = 1;

/**
 * `ERROR vsh: [vsh.cc(150)] …` (to about 2023) or `[…/vsh.cc:173] …`, with a time in front in some
 * builds. Warnings come in the same form and do not count.
 */
const OWN_MESSAGE = /(?:^|\s)ERROR vsh(?:\[\d+\])?: \[[^\]]*\] ?(.*)$/;

/** Why `vsh` failed, by its standard error and exit code. Total. */
export function classifyVshFailure(stderr: string, exitCode: number): VshFailure {
  const lines = stripAnsi(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = quoted(lines.at(-1) ?? '');
  if (exitCode === CONNECTION_LOST) {
    return { kind: 'connection-lost', line: last };
  }
  if (exitCode !== OWN_FAILURE) {
    return { kind: 'guest-exit', line: last, exitCode };
  }
  const failedExec = lines.find((line) => FAILED_EXEC.test(line));
  if (failedExec !== undefined) {
    const program = FAILED_EXEC.exec(failedExec)?.[1] ?? '';
    return { kind: 'exec-failed', line: quoted(failedExec), program };
  }
  const own = lines.findLast((line) => OWN_MESSAGE.test(line));
  return own === undefined
    ? { kind: 'guest-exit', line: last, exitCode }
    : ownFailure(OWN_MESSAGE.exec(own)?.[1] ?? '', quoted(own));
}

/** The shell daemon in the guest says it on the program's own standard error (`vsh_forwarder.cc`). */
const FAILED_EXEC = /Failed to exec '(.*)'/;

function ownFailure(message: string, line: string): VshFailure {
  if (/^Failed to get VM info for |requested VM does not exist/.test(message)) {
    return { kind: 'vm-not-running', line };
  }
  if (/requested container does not exist/.test(message)) {
    return { kind: 'container-missing', line };
  }
  const user = /could not find user: ([^,]*)/.exec(message)?.[1];
  if (user !== undefined) {
    // The hint came in 2025-08; before, only the missing default user tells.
    return user === 'chronos' || message.includes('containerless guest')
      ? { kind: 'containerless', line }
      : { kind: 'no-such-user', line, user };
  }
  if (/is allowed login on the VM shell|cannot change to user: /.test(message)) {
    return { kind: 'user-refused', line };
  }
  if (/system bus|dbus proxy|dbus message/.test(message)) {
    return { kind: 'service-down', line };
  }
  if (/^Exactly one of --cid|--owner_id|is not a valid port|too large/.test(message)) {
    return { kind: 'bad-arguments', line };
  }
  if (/^Server was unable|^Failed to (?:connect|receive|send|accept|launch)/.test(message)) {
    return { kind: 'no-connection', line };
  }
  return { kind: 'other', line };
}
