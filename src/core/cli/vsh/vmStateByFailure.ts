import type { VmState } from '../../model/vm';
import type { VshFailure } from './failure';

/**
 * What a failed `vsh … -- true` says about the VM. One that answers runs, even if it has no user or
 * container of that name; one that does not answer may be starting, so that is `unknown`.
 */
export function vmStateByVshFailure({ kind }: VshFailure): VmState {
  switch (kind) {
    case 'vm-not-running':
      return 'stopped';
    case 'containerless':
    case 'container-missing':
    case 'no-such-user':
    case 'user-refused':
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
