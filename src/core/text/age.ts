export type AgeUnit = 'now' | 'seconds' | 'minutes' | 'hours' | 'days';

/** How long ago something was, for the user interface to put into words. */
export interface Age {
  /** Whole units, rounded down; 0 for `now`. */
  readonly value: number;
  readonly unit: AgeUnit;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Below this, a number of seconds is noise. */
const NOW_MS = 5 * SECOND_MS;

/** The age in its largest whole unit. The future and what is no number count as `now`: clocks differ. */
export function formatAge(ageMs: number): Age {
  if (!Number.isFinite(ageMs) || ageMs < NOW_MS) {
    return { value: 0, unit: 'now' };
  }
  if (ageMs < MINUTE_MS) {
    return { value: Math.floor(ageMs / SECOND_MS), unit: 'seconds' };
  }
  if (ageMs < HOUR_MS) {
    return { value: Math.floor(ageMs / MINUTE_MS), unit: 'minutes' };
  }
  return ageMs < DAY_MS
    ? { value: Math.floor(ageMs / HOUR_MS), unit: 'hours' }
    : { value: Math.floor(ageMs / DAY_MS), unit: 'days' };
}
