import { l10n, ProgressLocation, window } from 'vscode';
import { withoutLinks } from '../../core/text/withoutLinks';
import type { Clock } from '../../app/ports';

/** What is done sooner shows nothing. */
const SHOW_AFTER_MS = 500;

/** Runs `task`; when it takes long, a notification says so and has a Cancel button. */
export async function withLateProgress<T>(
  clock: Clock,
  title: string,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const done = task(abort.signal);
  const ended = done.then(
    () => undefined,
    () => undefined,
  );
  const timer = clock.after(SHOW_AFTER_MS, () => {
    void window.withProgress(
      { location: ProgressLocation.Notification, title: withoutLinks(title), cancellable: true },
      (progress, token) => {
        progress.report({ message: l10n.t('waiting for LXD') });
        token.onCancellationRequested(() => abort.abort());
        return ended;
      },
    );
  });
  try {
    return await done;
  } finally {
    timer.dispose();
  }
}
