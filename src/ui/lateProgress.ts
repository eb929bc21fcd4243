import { ProgressLocation, window } from 'vscode';
import type { Clock } from '../app/ports';
import { withoutLinks } from '../core/text/withoutLinks';

/** What is done sooner shows nothing. */
const SHOW_AFTER_MS = 700;

/** What is said of a task that takes long. */
export interface LateProgress {
  readonly title: string;
  /**
   * A `notification` has a Cancel button. The `status-bar` is for what the editor does often and
   * by itself, which nobody would cancel.
   */
  readonly where: 'notification' | 'status-bar';
}

/** Runs `task`, and shows that it goes on if it takes long. */
export async function withLateProgress<T>(
  clock: Pick<Clock, 'after'>,
  { title, where }: LateProgress,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const done = task(abort.signal);
  const timer = clock.after(SHOW_AFTER_MS, () => {
    const cancellable = where === 'notification';
    const location = cancellable ? ProgressLocation.Notification : ProgressLocation.Window;
    void window.withProgress(
      { location, title: withoutLinks(title), cancellable },
      async (_, token) => {
        const listener = token.onCancellationRequested(() => abort.abort());
        await Promise.allSettled([done]);
        listener.dispose();
      },
    );
  });
  try {
    return await done;
  } finally {
    timer.dispose();
  }
}
