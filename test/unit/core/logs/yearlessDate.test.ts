import assert from 'node:assert/strict';
import fc from 'fast-check';
import { localDate } from '../../../../src/core/logs/yearlessDate';
import { hostileText } from '../text/hostileText';

const isoOf = (text: string, now: string, offsetMinutes = 0): string | undefined => {
  const clock = { nowMs: Date.parse(now), utcOffsetMinutesAt: () => offsetMinutes };
  const timeMs = localDate(text, clock);
  return timeMs === undefined ? undefined : new Date(timeMs).toISOString();
};

describe('localDate', () => {
  const rows: readonly (readonly [string, string, string, number, string | undefined])[] = [
    ['this year', 'Aug 21 07:49:17', '2026-11-21T12:00:00Z', 0, '2026-08-21T07:49:17.000Z'],
    ['a padded day', 'Aug  2 07:49:22', '2026-11-21T12:00:00Z', 0, '2026-08-02T07:49:22.000Z'],
    [
      'last year, after New Year',
      'Dec 31 23:59:59',
      '2027-01-01T00:00:05Z',
      0,
      '2026-12-31T23:59:59.000Z',
    ],
    [
      'the new year, where it began earlier',
      'Jan  1 00:30:00',
      '2026-12-31T23:40:00Z',
      60,
      '2026-12-31T23:30:00.000Z',
    ],
    [
      'the old year, where it lasts longer',
      'Dec 31 20:00:00',
      '2027-01-01T04:00:05Z',
      -480,
      '2027-01-01T04:00:00.000Z',
    ],
    [
      'a clock that is some hours ahead',
      'Nov 21 20:00:00',
      '2026-11-21T12:00:00Z',
      0,
      '2026-11-21T20:00:00.000Z',
    ],
    [
      'a date that is still to come',
      'Nov 25 20:00:00',
      '2026-11-21T12:00:00Z',
      0,
      '2025-11-25T20:00:00.000Z',
    ],
    [
      'the last 29 February',
      'Feb 29 10:00:00',
      '2026-11-21T12:00:00Z',
      0,
      '2024-02-29T10:00:00.000Z',
    ],
    [
      '29 February across 1900',
      'Feb 29 10:00:00',
      '1903-06-01T00:00:00Z',
      0,
      '1896-02-29T10:00:00.000Z',
    ],
    ['a day that never is', 'Feb 31 10:00:00', '2026-11-21T12:00:00Z', 0, undefined],
    ['no month', 'Foo 11 10:00:00', '2026-11-21T12:00:00Z', 0, undefined],
    ['no time', 'Aug 11 25:00:00', '2026-11-21T12:00:00Z', 0, undefined],
    ['no reference', 'Aug 11 10:00:00', 'never', 0, undefined],
  ];
  for (const [what, text, now, offset, expected] of rows) {
    it(`resolves ${what} to ${expected ?? 'nothing'}`, () => {
      assert.equal(isoOf(text, now, offset), expected);
    });
  }

  it('takes the offset of that moment, not of today', () => {
    const endOfSummerMs = Date.parse('2026-10-25T01:00:00Z');
    const clock = {
      nowMs: Date.parse('2026-11-21T12:00:00Z'),
      utcOffsetMinutesAt: (ms: number) => (ms < endOfSummerMs ? 120 : 60),
    };
    assert.equal(localDate('Aug 21 07:00:00', clock), Date.parse('2026-08-21T05:00:00Z'));
    assert.equal(localDate('Oct 25 02:30:00', clock), Date.parse('2026-10-25T01:30:00Z'));
    assert.equal(localDate('Oct 25 04:00:00', clock), Date.parse('2026-10-25T03:00:00Z'));
  });

  it('tells no point in time without the time zone', () => {
    assert.equal(localDate('Aug 21 07:00:00', { nowMs: 0 }), undefined);
  });

  it('is never more than a day in the future, and never throws', () => {
    const text = fc.oneof(hostileText(), fc.constantFrom('Jan  1 00:00:00', 'Dec 31 23:59:59'));
    const nowMs = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(text, nowMs, fc.integer({ min: -840, max: 840 }), (date, now, offset) => {
        const timeMs = localDate(date, { nowMs: now, utcOffsetMinutesAt: () => offset });
        assert.ok(timeMs === undefined || timeMs <= now + 86_400_000);
      }),
    );
  });
});
