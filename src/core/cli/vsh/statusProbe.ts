import type { VmState } from '../../model/vm';
import { classifyVshFailure } from './failure';

/**
 * What the end of `vsh … -- true` says about the VM. A VM that answers runs, even if it has no user or
 * container of that name; a VM that does not answer may be starting, so that is `unknown`.
 */
export function parseVshStatusProbe(stderr: string, exitCode: number): VmState {
  if (exitCode === 0) {
    return 'running';
  }
  switch (classifyVshFailure(stderr, exitCode).kind) {
    case 'vm-not-running':
      return 'stopped';
    case 'containerless':
    case 'container-missing':
    case 'no-such-user':
    case 'exec-failed':
    case 'guest-exit':
      return 'running';
    case 'service-down':
    case 'no-connection':
    case 'connection-lost':
    case 'bad-arguments':
    case 'other':
      return 'unknown';
  }
}
