import { localDate, type LocalClock } from './yearlessDate';
import type { LogRecord } from './logRecord';
import { severityOfName, severityOfNumber, worseSeverity, type Severity } from './severity';

/** `Aug 21 07:49:20 <12>  VM(3): content`; one blank before `VM` is tolerated. */
const LINE = /^([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) <(\d{1,3})> {1,2}VM\((\d+)\): ?(.*)$/s;
/** After the second blank, messages of the guest's syslog name their program. */
const TAGGED = /^ ([^\s:[\]]+)(?:\[(\d{1,10})\])?: ?(.*)$/s;
/** A line of the guest's kernel: seconds since boot. */
const KERNEL = /^\[ *\d+\.\d+\]/;
/** `t=2023-… lvl=eror msg=…` of LXD up to 4, `time="…" level=error msg=…` of newer ones. */
const LXD_LEVEL = /^(?:t|time)=(?:"[^"]*"|\S+) (?:lvl|level)=(\w+)/;
/** The forwarder writes control characters as `#` and three octal digits (`#012` for a newline). */
const ESCAPE = /#(0[0-3][0-7]|177)/g;

/**
 * Records of a VM's log as `vmc logs` and /run/daemon-store/crosvm/…/log/*.log have it (platform2,
 * `vm_tools/syslog`, since 2020-04), oldest first. The guest's console comes without a severity of its
 * own (always notice) and its syslog with one; LXD logs through syslog at a fixed severity, so a worse
 * level in its text counts. Octal escapes are decoded, also where a guest wrote `#012` itself; the two
 * look the same. A line of another form becomes a record of `unknown` severity with the whole line as
 * message. Empty lines are no records.
 *
 * Dates are in the local time of the device and have no year. They stay as text; with `clock` they are
 * also resolved: to the latest year in which they are not in the future.
 */
export function parseCrosvmLog(text: string, clock?: LocalClock): readonly LogRecord[] {
  const records: LogRecord[] = [];
  for (const [lineIndex, line] of text.split('\n').entries()) {
    const content = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (content !== '') {
      records.push(parseCrosvmLine(content, lineIndex + 1, clock));
    }
  }
  return records;
}

/** One line of such a log, without its end. */
export function parseCrosvmLine(line: string, lineNumber: number, clock?: LocalClock): LogRecord {
  const match = LINE.exec(line);
  if (match === null) {
    return { severity: 'unknown', origin: '', message: decodeEscapes(line), lineNumber };
  }
  const [, timeText = '', priority, cid = '', content = ''] = match;
  const timeMs = clock === undefined ? undefined : localDate(timeText, clock);
  return {
    ...(timeMs === undefined ? {} : { timeMs }),
    timeText,
    ...readContent(content, severityOfNumber(Number(priority)), cid),
    lineNumber,
  };
}

type Content = Pick<LogRecord, 'severity' | 'origin' | 'pid' | 'message'>;

function readContent(content: string, severity: Severity, cid: string): Content {
  const tagged = TAGGED.exec(content);
  if (tagged === null) {
    const message = decodeEscapes(content);
    return { severity, origin: KERNEL.test(message) ? 'kernel' : `VM(${cid})`, message };
  }
  const [, origin = '', pid, text = ''] = tagged;
  const message = decodeEscapes(text);
  const level = LXD_LEVEL.exec(message)?.[1];
  return {
    severity: level === undefined ? severity : worseSeverity(severity, severityOfName(level)),
    origin: decodeEscapes(origin),
    ...(pid === undefined ? {} : { pid: Number(pid) }),
    message,
  };
}

/** The line end that most messages finish with is no part of them. */
function decodeEscapes(text: string): string {
  if (!text.includes('#')) {
    return text;
  }
  return text
    .replace(ESCAPE, (_escape, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .replace(/\n$/, '');
}
