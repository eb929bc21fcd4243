import assert from 'node:assert/strict';
import fc from 'fast-check';
import { journalRecords } from '../../../../src/core/logs/journalRecords';
import { formatLog, formatRecord } from '../../../../src/core/logs/formatLog';
import type { LogRecord } from '../../../../src/core/logs/logRecord';
import { hostileText } from '../text/hostileText';

const utc = { utcOffsetMinutesAt: () => 0 };
const record: LogRecord = {
  timeMs: Date.parse('2026-11-21T12:24:01.123Z'),
  severity: 'error',
  origin: 'sshd',
  pid: 12,
  message: 'no route',
  lineNumber: 1,
};

describe('formatRecord', () => {
  const rows: readonly (readonly [string, Partial<LogRecord>, number, string])[] = [
    ['a record', {}, 60, '2026-11-21 13:24:01.123 +01:00  ERROR    sshd[12]: no route'],
    ['half hours west', {}, -210, '2026-11-21 08:54:01.123 -03:30  ERROR    sshd[12]: no route'],
    [
      'the longest word',
      { severity: 'critical' },
      0,
      '2026-11-21 12:24:01.123 +00:00  CRITICAL sshd[12]: no route',
    ],
    [
      'no severity',
      { severity: 'unknown' },
      0,
      '2026-11-21 12:24:01.123 +00:00  -        sshd[12]: no route',
    ],
    [
      'colours',
      { message: '\u001B[31mred\u001B[0m\u0007' },
      0,
      '2026-11-21 12:24:01.123 +00:00  ERROR    sshd[12]: red␇',
    ],
    ['no origin', { origin: '' }, 0, '2026-11-21 12:24:01.123 +00:00  ERROR    [12]: no route'],
    [
      'a hostile origin',
      { origin: 'a\nb\u001B[1m' },
      0,
      '2026-11-21 12:24:01.123 +00:00  ERROR    a b[12]: no route',
    ],
  ];
  for (const [what, change, offset, expected] of rows) {
    it(`writes ${what}`, () => {
      const text = formatRecord({ ...record, ...change }, { utcOffsetMinutesAt: () => offset });
      assert.equal(text, expected);
    });
  }

  it('shows the time its log has when that is no full time, in the same columns', () => {
    const line = formatRecord(
      { timeText: 'Aug  2 07:49:22', severity: 'info', origin: 'lxd', message: 'x', lineNumber: 1 },
      utc,
    );
    assert.equal(line, 'Aug  2 07:49:22                 INFO     lxd: x');
    const none = formatRecord(
      { severity: 'unknown', origin: '', message: 'raw', lineNumber: 1 },
      utc,
    );
    assert.equal(none, '-                               -        raw');
    assert.equal(none.indexOf('raw'), line.indexOf('lxd'));
  });

  it('indents further lines below the origin', () => {
    const text = formatRecord({ ...record, message: 'a\r\nb\n\nc' }, utc);
    const indent = ' '.repeat(43);
    assert.deepEqual(text.split('\n').slice(1), [`${indent}b`, '', `${indent}c`]);
  });

  it('survives a time that no calendar has', () => {
    for (const timeMs of [Number.NaN, Number.MAX_SAFE_INTEGER]) {
      assert.match(formatRecord({ ...record, timeMs }, utc), /^- {31}ERROR/);
    }
  });
});

describe('formatLog', () => {
  it('gives one line per record and a line end after the last', () => {
    assert.equal(formatLog([], utc), '');
    assert.equal(formatLog([record, record], utc).split('\n').length, 3);
  });

  it('never lets a message pass for a record of its own', () => {
    fc.assert(
      fc.property(fc.array(hostileText(), { maxLength: 4 }), (messages) => {
        const text = formatLog(
          messages.map((message) => ({ ...record, message })),
          utc,
        );
        const heads = text.split('\n').filter((line) => line.startsWith('2026'));
        assert.equal(heads.length, messages.length);
        assert.doesNotMatch(text, /[\u0000-\u0008\u000B-\u001F\u007F]/);
      }),
    );
  });
});

describe('journalRecords', () => {
  it('takes the name the program gives itself, else the next best', () => {
    const entry = { message: 'x', lineNumber: 7 };
    const origins = journalRecords([
      { ...entry, identifier: 'a', command: 'b', unit: 'c', transport: 'kernel' },
      { ...entry, command: 'b', unit: 'c' },
      { ...entry, unit: 'c', transport: 'stdout' },
      { ...entry, transport: 'kernel' },
      entry,
    ]).map(({ origin }) => origin);
    assert.deepEqual(origins, ['a', 'b', 'c', 'kernel', '']);
  });

  it('keeps time, severity, process and line, and says where a message is missing', () => {
    const [full] = journalRecords([
      { message: undefined, priority: 4, pid: 3, timeMs: 5, timeUs: 5001, lineNumber: 7 },
    ]);
    assert.deepEqual(full, {
      timeMs: 5,
      severity: 'warning',
      origin: '',
      pid: 3,
      message: '[no message]',
      lineNumber: 7,
    });
  });
});
