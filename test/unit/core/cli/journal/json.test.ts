import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { journalWords } from '../../../../../src/core/cli/journal/commands';
import { parseJournalJson, parseJournalLine } from '../../../../../src/core/cli/journal/json';
import { hostileText } from '../../text/hostileText';
import { cleanData, codes, failureOf, parsed } from '../lxc/fixture';

const sample = (name: string): string =>
  readFileSync(new URL(`../../../../fixtures/journal/${name}.txt`, import.meta.url), 'utf8');
const lineOf = (fields: object): string => `${JSON.stringify(fields)}\n`;
const messageOf = (message: unknown): string | undefined =>
  cleanData(parseJournalJson(lineOf({ MESSAGE: message })))[0]?.message;

describe('parseJournalJson', () => {
  it('reads what journalctl 252 prints', () => {
    const entries = cleanData(parseJournalJson(sample('journal-json')));
    assert.equal(entries.length, 50);
    assert.deepEqual(entries[0], {
      message: 'Reached target sockets.target - Socket Units.',
      priority: 6,
      unit: 'init.scope',
      identifier: 'systemd',
      command: 'systemd',
      pid: 1,
      timeMs: 1_795_260_605_612,
      timeUs: 1_795_260_605_612_386,
      bootId: 'bc3b93aa0fbb4f31903d96002a5a90ec',
      transport: 'journal',
      lineNumber: 1,
    });
  });

  it('reads text beyond ASCII, and bytes that are no text', () => {
    const messages = cleanData(parseJournalJson(sample('journal-labtags-json'))).map(
      ({ message }) => message,
    );
    assert.deepEqual(messages, [
      'hello from logger: ünï 漢字 🐧',
      'an error line',
      'multi',
      'line',
      'message',
      'bin\u0001\u0002\uFFFDend',
    ]);
  });

  it('reads followed and filtered journals', () => {
    assert.equal(cleanData(parseJournalJson(sample('journal-follow-json'))).length, 2);
    assert.ok(cleanData(parseJournalJson(sample('journal-since'))).length > 0);
  });

  it('takes no text, and the sentence about it, for an empty journal', () => {
    for (const text of [
      sample('journal-empty-result'),
      sample('journal-empty-result-json'),
      '\n\r\n',
    ]) {
      assert.deepEqual(cleanData(parseJournalJson(text)), []);
    }
  });

  const messages: readonly (readonly [string, unknown, string | undefined])[] = [
    ['a string', 'a\nb', 'a\nb'],
    ['bytes with a colour', [27, 91, 51, 49, 109, 120], '\u001B[31mx'],
    ['bytes of UTF-8', [0xc3, 0xbc], 'ü'],
    ['null, for a message that was too long', null, undefined],
    ['several strings', ['a', 'b'], 'a\nb'],
    ['strings and bytes mixed', ['a', [98, 255], null], 'a\nb\uFFFD\n'],
    ['no bytes', [], ''],
  ];
  for (const [what, message, expected] of messages) {
    it(`reads a message of ${what}`, () => {
      assert.equal(messageOf(message), expected);
    });
  }

  it('prefers the unit of the user, and the process id journald saw', () => {
    const fields = {
      _SYSTEMD_UNIT: 'user@1000.service',
      _SYSTEMD_USER_UNIT: 'cros-garcon.service',
      SYSLOG_PID: '9',
    };
    const entry = cleanData(parseJournalJson(lineOf(fields)))[0];
    assert.deepEqual([entry?.unit, entry?.pid], ['cros-garcon.service', 9]);
  });

  it('keeps an entry with a field it cannot read, and names the field', () => {
    const result = parseJournalJson(
      lineOf({
        MESSAGE: { a: 1 },
        PRIORITY: '9',
        _PID: 'x',
        __REALTIME_TIMESTAMP: '99999999999999999',
        _COMM: [300],
      }),
    );
    assert.deepEqual(parsed(result).data, [{ message: undefined, lineNumber: 1 }]);
    assert.deepEqual(
      parsed(result)
        .warnings.map(({ text }) => text.split('"')[1])
        .sort(),
      ['MESSAGE', 'PRIORITY', '_COMM', '_PID', '__REALTIME_TIMESTAMP'],
    );
  });

  it('passes over a bad line with its number and keeps the rest', () => {
    const text = `${lineOf({ MESSAGE: 'a' })}no JSON\n[1]\n${lineOf({ MESSAGE: 'b' })}`;
    const result = parseJournalJson(text);
    assert.deepEqual(codes(result), ['unreadable-row@2', 'unreadable-row@3']);
    assert.deepEqual(
      parsed(result).data.map(({ message, lineNumber }) => [message, lineNumber]),
      [
        ['a', 1],
        ['b', 4],
      ],
    );
  });

  it('says so when the last line is cut off, wherever that is', () => {
    const text = sample('journal-follow-json');
    const second = text.indexOf('\n') + 1;
    for (let end = second + 1; end < text.length - 1; end += 7) {
      const result = parseJournalJson(text.slice(0, end));
      assert.deepEqual(codes(result), ['truncated@2'], String(end));
      assert.equal(parsed(result).data.length, 1);
    }
  });

  it('refuses what holds no entry at all', () => {
    for (const text of [
      sample('journal-as-user-noperm.stderr'),
      sample('journal-json-seq'),
      '<html>\n',
    ]) {
      const failure = failureOf(parseJournalJson(text));
      assert.deepEqual(
        [failure.expected, failure.lineNumber],
        ['a journal entry as a JSON object', 1],
      );
    }
  });

  it('reads two journals one after the other like each alone', () => {
    const [a, b] = [sample('journal-json'), sample('journal-labtags-json')];
    const messagesOf = (text: string): readonly unknown[] =>
      cleanData(parseJournalJson(text)).map(({ message, timeUs }) => [message, timeUs]);
    assert.deepEqual(messagesOf(a + b), [...messagesOf(a), ...messagesOf(b)]);
  });

  it('never throws, and accounts for every line', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      hostileText(),
      fc.array(fc.integer({ min: -1, max: 256 })),
    );
    const field = fc.constantFrom(
      'MESSAGE',
      'PRIORITY',
      '_PID',
      '_COMM',
      '__REALTIME_TIMESTAMP',
      '__proto__',
    );
    const line = fc.oneof(
      fc.dictionary(field, value).map((fields) => JSON.stringify(fields)),
      hostileText().map((text) => text.replaceAll('\n', '')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const result = parseJournalJson(lines.join('\n'));
        if (result.ok) {
          const { data, warnings } = result.value;
          const passedOver = warnings.filter(({ code }) => code !== 'unreadable-field');
          const held = lines.filter((text) => text.trim() !== '');
          assert.equal(data.length + passedOver.length, held.length);
        }
      }),
    );
  });

  it('survives values that are nested without end', () => {
    const text = `{"MESSAGE":${'['.repeat(5000)}${']'.repeat(5000)}}\n`;
    assert.deepEqual(codes(parseJournalJson(text)), ['unreadable-field@1']);
  });
});

describe('parseJournalLine', () => {
  it('gives nothing for a line that is meant to hold nothing', () => {
    for (const line of ['', '\r', '-- No entries --', '-- Reboot --']) {
      assert.deepEqual(parseJournalLine(line, 1), { ok: true, value: undefined });
    }
  });
});

describe('journalWords', () => {
  const base = ['journalctl', '--output=json', '--all', '--quiet', '--no-pager'];
  it('asks for the newest lines', () => {
    assert.deepEqual(journalWords({ lines: 50 }), [...base, '--lines=50']);
    assert.deepEqual(journalWords({ lines: -1.5 }), [...base, '--lines=0']);
  });

  it('keeps a hostile unit and boot one word that is no option', () => {
    assert.deepEqual(
      journalWords({ lines: 1, unit: '--flush', boot: '-1', follow: true }).slice(6),
      ['--boot=-1', '--unit=--flush', '--follow'],
    );
  });

  it("asks for the user's own services", () => {
    assert.deepEqual(journalWords({ lines: 1, unit: 'cros-garcon', user: true }).slice(6), [
      '--user-unit=cros-garcon',
      '--user',
    ]);
  });
});
