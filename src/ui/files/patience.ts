import { ProgressLocation, window } from 'vscode';
import type { Clock } from '../../app/ports';
import { withoutLinks } from '../../core/text/withoutLinks';

/** What is done sooner shows nothing. */
const SHOW_AFTER_MS = 1000;

/**
 * Runs `task`. When it takes long, that is shown: for a `transfer` by a notification with a Cancel
 * button; for a `look`, of which the editor makes many, by a word in the status bar.
 */
export async function withPatience<T>(
  clock: Clock,
  { title, kind }: { readonly title: string; readonly kind: 'transfer' | 'look' },
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const done = task(abort.signal);
  const timer = clock.after(SHOW_AFTER_MS, () => {
    const isTransfer = kind === 'transfer';
    const location = isTransfer ? ProgressLocation.Notification : ProgressLocation.Window;
    void window.withProgress(
      { location, title: withoutLinks(title), cancellable: isTransfer },
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
