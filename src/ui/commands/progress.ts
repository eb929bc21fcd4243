import { ProgressLocation, window } from 'vscode';

/** Runs `task` under a notification with a Cancel button, which aborts the signal. */
export async function withCancel<T>(
  title: string,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_progress, token) => {
      const abort = new AbortController();
      const listener = token.onCancellationRequested(() => abort.abort());
      try {
        return await task(abort.signal);
      } finally {
        listener.dispose();
      }
    },
  );
}
