/** Syslog's severities (RFC 5424), worst first: the index is the number. */
export const SEVERITIES = [
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notice',
  'info',
  'debug',
] as const;

/** `unknown`: the line does not say. */
export type Severity = (typeof SEVERITIES)[number] | 'unknown';

const NAMES: Readonly<Record<string, Severity>> = {
  ...{ emergency: 'emergency', emerg: 'emergency', panic: 'emergency' },
  alert: 'alert',
  // `fatal` of Go's logrus ends the program; `eror`, `dbug` and `crit` are of LXD up to 4.
  ...{ critical: 'critical', crit: 'critical', fatal: 'critical' },
  ...{ error: 'error', err: 'error', eror: 'error' },
  ...{ warning: 'warning', warn: 'warning' },
  notice: 'notice',
  ...{ info: 'info', informational: 'info' },
  ...{ debug: 'debug', dbug: 'debug', trace: 'debug', trce: 'debug' },
};

/** The severity of a syslog number, also of a priority with a facility in it: `11` (8 | 3) is an error. */
export function severityOfNumber(priority: number): Severity {
  return Number.isSafeInteger(priority) && priority >= 0
    ? (SEVERITIES[priority % SEVERITIES.length] ?? 'unknown')
    : 'unknown';
}

/** The severity that a program calls by this word, in any case; `unknown` for other words. */
export function severityOfName(name: string): Severity {
  const key = name.toLowerCase();
  return Object.hasOwn(NAMES, key) ? (NAMES[key] ?? 'unknown') : 'unknown';
}

/** The worse of two; `unknown` counts for nothing. */
export function worseSeverity(a: Severity, b: Severity): Severity {
  return rank(b) < rank(a) ? b : a;
}

function rank(severity: Severity): number {
  return severity === 'unknown' ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}
