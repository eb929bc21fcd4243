import type { LxcFailureKind } from '../cli/lxc/failure';
import type { SshFailure } from '../cli/ssh/failure';
import type { VmcFailureKind } from '../cli/vmc/failure';
import type { VshFailure } from '../cli/vsh/failure';
import type { Problem } from './problem';

// Failures that say that nobody answered, and not that the answer is no.
const LXC: readonly LxcFailureKind[] = [
  'daemon-not-running',
  'daemon-refused',
  'connection-lost',
  'remote-unreachable',
];
const VMC: readonly VmcFailureKind[] = ['concierge-down', 'timed-out'];
const VSH: readonly VshFailure['kind'][] = ['service-down', 'no-connection', 'connection-lost'];
const SSH: readonly SshFailure['kind'][] = [
  'unresolved-host',
  'refused',
  'timed-out',
  'closed',
  'unreachable',
];

/** Whether the same question may well be answered a little later, though nobody does anything about it. */
export function mayPass(problem: Problem): boolean {
  switch (problem.kind) {
    case 'timed-out':
    case 'ended-by-signal':
      return true;
    case 'lxc':
      return LXC.includes(problem.failure.kind);
    case 'vmc':
      return VMC.includes(problem.failure.kind);
    case 'vsh':
      return VSH.includes(problem.failure.kind);
    case 'ssh':
      return SSH.includes(problem.failure.kind);
    default:
      return false;
  }
}

/** Whether it may be over within a second or two: who waited for a time-out knows better. */
export function mayBeBlip(problem: Problem): boolean {
  const hasWaited =
    problem.kind === 'timed-out' ||
    ((problem.kind === 'ssh' || problem.kind === 'vmc') && problem.failure.kind === 'timed-out');
  return mayPass(problem) && !hasWaited;
}
