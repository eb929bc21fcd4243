import { l10n, ProgressLocation, window } from 'vscode';
import { withoutLinks } from '../../core/text/withoutLinks';
import type { Report } from '../../app/actions/report';

/**
 * Runs `task` under a notification with a Cancel button, which aborts the signal. The bar stands still
 * until the task reports how far it is.
 */
export async function withCancel<T>(
  title: string,
  task: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  return window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: withoutLinks(title),
      cancellable: true,
    },
    async (progress, token) => {
      let shown = 0;
      const report: Report = ({ percent, message }) => {
        const increment = percent === undefined ? 0 : Math.max(0, percent - shown);
        shown += increment;
        const done = percent === undefined ? undefined : l10n.t('{0} %', Math.floor(percent));
        const text = [message, done].filter((part) => part !== undefined).join(' · ');
        progress.report({ increment, ...(text === '' ? {} : { message: text }) });
      };
      const abort = new AbortController();
      const listener = token.onCancellationRequested(() => abort.abort());
      try {
        return await task(abort.signal, report);
      } finally {
        listener.dispose();
      }
    },
  );
}
