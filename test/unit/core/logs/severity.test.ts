import assert from 'node:assert/strict';
import {
  SEVERITIES,
  severityOfName,
  severityOfNumber,
  worseSeverity,
} from '../../../../src/core/logs/severity';

describe('severityOfNumber', () => {
  it('knows the eight of syslog, with and without a facility', () => {
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map(severityOfNumber), SEVERITIES);
    assert.deepEqual([8, 11, 13, 15].map(severityOfNumber), [
      'emergency',
      'error',
      'notice',
      'debug',
    ]);
  });

  it('knows no other number', () => {
    for (const number of [-1, 1.5, Number.NaN]) {
      assert.equal(severityOfNumber(number), 'unknown');
    }
  });
});

describe('severityOfName', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['eror', 'error'],
    ['dbug', 'debug'],
    ['crit', 'critical'],
    ['WARN', 'warning'],
    ['Err', 'error'],
    ['fatal', 'critical'],
    ['trace', 'debug'],
    ['emerg', 'emergency'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
  ];
  for (const [name, severity] of rows) {
    it(`takes ${JSON.stringify(name)} for ${severity}`, () => {
      assert.equal(severityOfName(name), severity);
    });
  }
});

describe('worseSeverity', () => {
  it('gives the worse of two and lets unknown count for nothing', () => {
    assert.equal(worseSeverity('info', 'error'), 'error');
    assert.equal(worseSeverity('alert', 'error'), 'alert');
    assert.equal(worseSeverity('debug', 'unknown'), 'debug');
    assert.equal(worseSeverity('unknown', 'debug'), 'debug');
  });
});
