import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import type { Clock } from '../ports';
import type { DiskActionContext, DiskOperation, DiskOperations } from './diskOperations';

/** Concierge itself tells the progress once a second. */
const ASK_EVERY_MS = 2000;

/** Asks again and again how far an operation is, until it has ended or nobody wants to know any more. */
export async function followDiskOperation(
  operations: DiskOperations,
  clock: Clock,
  to: DiskActionContext,
  operation: DiskOperation,
): Promise<Result<DiskOperation, Problem>> {
  for (;;) {
    const status = await operations.status(to, operation);
    if (!status.ok) {
      return status;
    }
    to.report({ percent: status.value.percent });
    if (status.value.state !== 'running') {
      return ok(status.value);
    }
    await pause(clock, to.signal);
    if (to.signal.aborted) {
      return err({ kind: 'cancelled' });
    }
  }
}

/** Settles after a while, or at once when the wait is called off. */
function pause(clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      timer.dispose();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = clock.after(ASK_EVERY_MS, end);
    signal.addEventListener('abort', end);
  });
}
