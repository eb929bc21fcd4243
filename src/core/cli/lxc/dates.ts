const ISO =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const EPOCH = '1970-01-01T00:00:00Z';
const LISTED = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d) (\S+)$/;

/** What a date field holds: a moment, nothing because it never happened, or text that is no date. */
export type ReadDate =
  | { readonly kind: 'at'; readonly iso: string }
  | { readonly kind: 'never' }
  | { readonly kind: 'unreadable' };

const NEVER: ReadDate = { kind: 'never' };
const UNREADABLE: ReadDate = { kind: 'unreadable' };

/**
 * Reads a date of JSON or YAML output (RFC 3339). LXD writes "never" as the Unix epoch or as Go's zero
 * time, the first second of year 1. UTC keeps its digits; another offset is turned into UTC, in
 * milliseconds.
 */
export function readIsoDate(text: string): ReadDate {
  if (!ISO.test(text)) {
    return UNREADABLE;
  }
  if (text.endsWith('Z')) {
    return text > EPOCH ? { kind: 'at', iso: text } : NEVER;
  }
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) {
    return UNREADABLE;
  }
  return moment.getTime() > 0 ? { kind: 'at', iso: moment.toISOString() } : NEVER;
}

/**
 * Reads a date cell, `2026/11/21 11:30 UTC`. Incus prints local time with the zone's abbreviation;
 * only a numeric one (`+03`, `-0330`) says which moment that is, others (`CET`) are unreadable.
 */
export function readListedDate(cell: string): ReadDate {
  const match = LISTED.exec(cell);
  if (match === null) {
    return UNREADABLE;
  }
  const [, year = '', month = '', day = '', hour = '', minute = '', zone = ''] = match;
  const offset = isoOffset(zone);
  return offset === undefined
    ? UNREADABLE
    : readIsoDate(`${year}-${month}-${day}T${hour}:${minute}:00${offset}`);
}

function isoOffset(zone: string): string | undefined {
  if (zone === 'UTC' || zone === 'GMT') {
    return 'Z';
  }
  const match = /^([+-]\d\d):?(\d\d)?$/.exec(zone);
  return match === null ? undefined : `${match[1] ?? ''}:${match[2] ?? '00'}`;
}

/** A date as `lxc list` prints it, to the minute: `2026-11-21T11:30:05Z` → `2026/11/21 11:30 UTC`. */
export function printListedDate(isoUtc: string): string {
  return `${isoUtc.slice(0, 10).replaceAll('-', '/')} ${isoUtc.slice(11, 16)} UTC`;
}
