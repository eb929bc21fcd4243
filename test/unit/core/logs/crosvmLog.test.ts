import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCrosvmLog } from '../../../../src/core/logs/crosvmLog';
import { vmcSample } from '../cli/vmc/fixture';
import { hostileText } from '../text/hostileText';

const clock = { nowMs: Date.parse('2026-11-21T12:00:00Z'), utcOffsetMinutesAt: () => 120 };
const one = (line: string): object | undefined => parseCrosvmLog(`${line}\n`)[0];

describe('parseCrosvmLog', () => {
  it('reads console and syslog lines', () => {
    const records = parseCrosvmLog(vmcSample('crosvm-log'), clock);
    assert.deepEqual(
      records.map(({ severity, origin, pid, timeText }) => [severity, origin, pid, timeText]),
      [
        ['notice', 'kernel', undefined, 'Aug 21 07:49:17'],
        ['notice', 'kernel', undefined, 'Aug 21 07:49:17'],
        ['info', 'tremplin', 201, 'Aug 21 07:49:19'],
        ['warning', 'lxd', 199, 'Aug 21 07:49:20'],
        ['error', 'lxd', 199, 'Aug 21 07:49:21'],
        ['debug', 'lxd', 199, 'Aug  2 07:49:22'],
      ],
    );
    assert.equal(records[0]?.timeMs, Date.parse('2026-08-21T05:49:17Z'));
    assert.equal(records[0].message.startsWith('[    0.000000] Linux version'), true);
  });

  it('reads the line that somebody published, without its final newline', () => {
    const [record] = parseCrosvmLog(vmcSample('verbatim-vm-log-line'));
    assert.equal(record?.severity, 'error');
    assert.equal(record.origin, 'lxd');
    assert.ok(
      record.message.startsWith('t=2023-05-30T20:00:55+0000 lvl=eror msg="Failed to remove'),
    );
    assert.ok(record.message.endsWith("'filter' table.\""));
  });

  it('keeps dates as text when no clock is given', () => {
    assert.equal(
      parseCrosvmLog(vmcSample('crosvm-log')).every(
        (record) => record.timeMs === undefined && record.timeText !== undefined,
      ),
      true,
    );
  });

  const lines: readonly (readonly [string, string, object])[] = [
    [
      'a level of LXD that is worse than the line says',
      'Aug 21 07:49:20 <14>  VM(3):  lxd[199]: time="2026-08-21T07:49:20Z" level=error msg=x',
      { severity: 'error' },
    ],
    [
      'a level of LXD that is no worse',
      'Aug 21 07:49:20 <11>  VM(3):  lxd[199]: t=2026-08-21T07:49:20+0000 lvl=info msg=x',
      { severity: 'error' },
    ],
    [
      'several lines in one',
      'Aug 21 07:49:20 <14>  VM(3):  app: one#012two#011x#033[0m#012',
      { origin: 'app', message: 'one\ntwo\tx\u001B[0m' },
    ],
    [
      'a number sign that is no escape',
      'Aug 21 07:49:20 <14>  VM(3):  app[1]: #1 SMP #777 issue #08',
      { message: '#1 SMP #777 issue #08', pid: 1 },
    ],
    [
      'a console line that is not of the kernel',
      'Aug 21 07:49:20 <13>  VM(12): Starting maitred',
      { origin: 'VM(12)', message: 'Starting maitred', severity: 'notice' },
    ],
    [
      'a syslog line without a program',
      'Aug 21 07:49:20 <12>  VM(3):  no tag here',
      { origin: 'VM(3)', message: ' no tag here', severity: 'warning' },
    ],
    ['nothing after the colon', 'Aug 21 07:49:20 <12>  VM(3): ', { origin: 'VM(3)', message: '' }],
    ['one blank before the VM', 'Aug 21 07:49:20 <12> VM(3):  a: b', { origin: 'a', message: 'b' }],
  ];
  for (const [what, line, expected] of lines) {
    it(`reads ${what}`, () => {
      const record = one(line);
      assert.deepEqual({ ...record, ...expected }, record);
    });
  }

  it('keeps a line of another form whole', () => {
    for (const line of [
      '  some text: x ',
      'Aug 21 07:49 <13>  VM(3): x',
      '2022-01-24T11:44:50Z INFO a: b',
    ]) {
      assert.deepEqual(one(line), {
        severity: 'unknown',
        origin: '',
        message: line,
        lineNumber: 1,
      });
    }
  });

  it('reads CR LF, and counts lines as the source has them', () => {
    const text = vmcSample('crosvm-log');
    assert.deepEqual(parseCrosvmLog(text.replaceAll('\n', '\r\n')), parseCrosvmLog(text));
    assert.deepEqual(
      parseCrosvmLog('\n\nx\n').map(({ lineNumber }) => lineNumber),
      [3],
    );
  });

  it('drops nothing, and never throws', () => {
    const line = fc.oneof(
      hostileText(),
      hostileText().map((text) => `Aug 21 07:49:20 <14>  VM(3): ${text}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (texts) => {
        const text = texts.join('\n');
        const held = text.split('\n').filter((each) => each !== '' && each !== '\r');
        assert.equal(parseCrosvmLog(text, clock).length, held.length);
      }),
    );
  });

  it('reads a log in two parts like the whole', () => {
    const lines = vmcSample('crosvm-log').split('\n');
    for (let cut = 0; cut <= lines.length; cut += 1) {
      const parts = [lines.slice(0, cut), lines.slice(cut)].flatMap((part) =>
        parseCrosvmLog(part.join('\n')).map(({ message }) => message),
      );
      assert.deepEqual(
        parts,
        parseCrosvmLog(lines.join('\n')).map(({ message }) => message),
      );
    }
  });
});
