import { env, l10n } from 'vscode';
import { formatAge } from '../../core/text/age';

/** How long ago `thenMs` was, e.g. `3 minutes ago`, in the editor's language. */
export function agoWords(thenMs: number, nowMs: number): string {
  const { value, unit } = formatAge(nowMs - thenMs);
  if (unit === 'now' || unit === 'seconds') {
    return l10n.t('just now');
  }
  return new Intl.RelativeTimeFormat(env.language, { numeric: 'always' }).format(-value, unit);
}

/** {@link agoWords}, with seconds. */
export function exactAgoWords(thenMs: number, nowMs: number): string {
  const { value, unit } = formatAge(nowMs - thenMs);
  if (unit !== 'seconds') {
    return agoWords(thenMs, nowMs);
  }
  return new Intl.RelativeTimeFormat(env.language, { numeric: 'always' }).format(-value, unit);
}

/** Date and time in the reader's zone; a text that is no time comes back as it is. */
export function dateWords(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) {
    return iso;
  }
  const format = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(date);
}
