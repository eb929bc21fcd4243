import { env, l10n } from 'vscode';

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago `thenMs` was, e.g. `3 minutes ago`, in the editor's language. */
export function agoWords(thenMs: number, nowMs: number): string {
  const elapsedMs = Math.max(0, nowMs - thenMs);
  const [unit, lengthMs] = STEPS.find(([, length]) => elapsedMs >= length) ?? [];
  if (unit === undefined || lengthMs === undefined) {
    return l10n.t('just now');
  }
  const format = new Intl.RelativeTimeFormat(env.language, { numeric: 'always' });
  return format.format(-Math.floor(elapsedMs / lengthMs), unit);
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
