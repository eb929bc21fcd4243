const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const MINUTE_MS = 60_000;
/** A device's clock may be ahead of ours, and the two may be in different time zones. */
const FUTURE_SLACK_MS = 24 * 60 * MINUTE_MS;
/** The farthest time zones are 14 hours ahead of UTC. */
const MAX_OFFSET_MS = 14 * 60 * MINUTE_MS;
/** The longest time without a 29 February is 8 years (around 1900 and 2100). */
const MAX_YEARS_BACK = 8;

/** What it takes to make a point in time of a local date without a year. */
export interface LocalClock {
  /** When the text was read: milliseconds since 1970, UTC. */
  readonly nowMs: number;
  /**
   * Offset of the text's time zone from UTC at that moment, positive to the east. Without it no point in
   * time can be told.
   */
  readonly utcOffsetMinutesAt?: (ms: number) => number;
}

/**
 * Milliseconds since 1970 of a syslog date such as `Aug  2 07:49:22`, in the latest year in which it is
 * at most a day in the future: in January, `Dec 31` was last year. `undefined` when it is no date, or the
 * time zone is not known.
 */
export function localDate(
  text: string,
  { nowMs, utcOffsetMinutesAt }: LocalClock,
): number | undefined {
  const match = /^(\w{3}) ([ \d]\d) (\d\d):(\d\d):(\d\d)$/.exec(text);
  const month = MONTHS.indexOf(match?.[1] ?? '');
  if (match === null || month < 0 || utcOffsetMinutesAt === undefined || !isTime(nowMs)) {
    return undefined;
  }
  const [day = 0, hour = 0, minute = 0, second = 0] = match.slice(2).map(Number);
  if (day < 1 || hour > 23 || minute > 59 || second > 60) {
    return undefined;
  }
  const latestYear = new Date(nowMs + FUTURE_SLACK_MS + MAX_OFFSET_MS).getUTCFullYear();
  for (let year = latestYear; year >= latestYear - 1 - MAX_YEARS_BACK; year -= 1) {
    const asUtcMs = Date.UTC(year, month, day, hour, minute, second);
    if (day > 28 && new Date(Date.UTC(year, month, day)).getUTCDate() !== day) {
      continue;
    }
    const timeMs = toUtc(asUtcMs, utcOffsetMinutesAt);
    if (timeMs <= nowMs + FUTURE_SLACK_MS) {
      return timeMs;
    }
  }
  return undefined;
}

/** The offset depends on the moment that is looked for; the second look settles changes of the clock. */
function toUtc(localMs: number, utcOffsetMinutesAt: (ms: number) => number): number {
  const guessMs = localMs - utcOffsetMinutesAt(localMs) * MINUTE_MS;
  return localMs - utcOffsetMinutesAt(guessMs) * MINUTE_MS;
}

function isTime(ms: number): boolean {
  return Number.isFinite(new Date(ms).getTime());
}
