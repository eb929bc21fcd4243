import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseByteSize, printByteSize } from '../../../../../src/core/cli/lxc/byteSize';
import { readIsoDate, readListedDate } from '../../../../../src/core/cli/lxc/dates';
import { displayWidth, indexByColumn } from '../../../../../src/core/cli/lxc/displayWidth';
import { instanceNameProblem } from '../../../../../src/core/cli/lxc/instanceName';
import { instanceStateOf, stateWordAndCode } from '../../../../../src/core/cli/lxc/instanceState';
import { columnByHeading, parseColumns } from '../../../../../src/core/cli/lxc/listColumns';

describe('instanceNameProblem', () => {
  const rows = [
    ['penguin', undefined],
    ['a', undefined],
    ['Web-01', undefined],
    ['a'.repeat(63), undefined],
    ['', 'empty'],
    ['a'.repeat(64), 'too-long'],
    ['bad_name', 'bad-character'],
    ['bad/name', 'bad-character'],
    ['remote:name', 'bad-character'],
    ['a b', 'bad-character'],
    ['penguin\n', 'bad-character'],
    ['pingüin', 'bad-character'],
    ['1bad', 'starts-with-digit'],
    ['-rf', 'starts-with-hyphen'],
    ['--all', 'starts-with-hyphen'],
    ['web-', 'ends-with-hyphen'],
  ] as const;
  for (const [name, problem] of rows) {
    it(`says ${problem ?? 'nothing'} for ${JSON.stringify(name.slice(0, 20))}`, () => {
      assert.equal(instanceNameProblem(name), problem);
    });
  }

  it('allows exactly what LXD’s rule allows', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '_', '.'), maxLength: 70 });
    fc.assert(
      fc.property(text, (name) => {
        const allowed = /^[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(name);
        assert.equal(instanceNameProblem(name) === undefined, allowed);
      }),
    );
  });
});

describe('instanceStateOf', () => {
  const rows = [
    ['RUNNING', undefined, 'running'],
    ['Running', undefined, 'running'],
    ['running', undefined, 'running'],
    ['Ready', undefined, 'running'],
    ['Stopped', 103, 'stopped'],
    ['FROZEN', undefined, 'frozen'],
    ['Error', undefined, 'error'],
    ['Aborting', undefined, 'stopping'],
    ['Laufend', 103, 'running'],
    ['', 110, 'frozen'],
    ['Pending', 105, 'unknown'],
    ['', undefined, 'unknown'],
  ] as const;
  for (const [word, code, state] of rows) {
    it(`takes ${JSON.stringify(word)} with code ${String(code)} for ${state}`, () => {
      assert.equal(instanceStateOf(word, code), state);
    });
  }

  it('reads back what is printed', () => {
    for (const state of [
      'running',
      'stopped',
      'frozen',
      'error',
      'starting',
      'stopping',
      'freezing',
    ] as const) {
      const [word, code] = stateWordAndCode(state);
      assert.deepEqual([instanceStateOf(word), instanceStateOf('', code)], [state, state]);
    }
  });
});

describe('parseColumns', () => {
  it('knows every letter of every generation', () => {
    const letters = 'ns46tSLabcdDefFlmMNpPuUR';
    const columns = parseColumns(letters);
    assert.ok(columns.ok);
    assert.equal(columns.value.length, letters.length);
    for (const { heading } of columns.value) {
      assert.equal(columnByHeading(heading.toLowerCase())?.heading, heading);
    }
  });

  const rows = [
    ['n,s4', ['NAME', 'STATE', 'IPV4']],
    ['n,image.os', ['NAME', 'IMAGE OS']],
    ['config:volatile.eth0.hwaddr:MAC:17,devices:eth0.parent', ['MAC', 'ETH0 PARENT']],
    ['nZ', 'Z'],
    ['n,,s', ''],
    ['', ''],
  ] as const;
  for (const [text, expected] of rows) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const columns = parseColumns(text);
      assert.deepEqual(
        columns.ok ? columns.value.map(({ heading }) => heading) : columns.error,
        expected,
      );
    });
  }
});

describe('displayWidth', () => {
  const rows = [
    ['', 0],
    ['penguin', 7],
    ['Ünïcödé', 7],
    ['漢字', 4],
    ['🐧', 2],
    ['e\u0301', 1],
    ['👨‍👩‍👧', 2],
    ['한글', 4],
    ['ｆｕｌｌ', 8],
    ['a\u200bb', 2],
    ['Привет', 6],
    ['→', 1],
  ] as const;
  for (const [text, width] of rows) {
    it(`is ${width} for ${JSON.stringify(text)}`, () => {
      assert.equal(displayWidth(text), width);
    });
  }

  it('is where the next character begins', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const indices = indexByColumn(text);
        assert.equal(indices.get(displayWidth(text)), text.length);
      }),
    );
  });
});

describe('readListedDate', () => {
  const rows = [
    ['2026/11/21 11:30 UTC', '2026-11-21T11:30:00Z'],
    ['2026/11/21 11:30 +0330', '2026-11-21T08:00:00.000Z'],
    ['2026/11/21 11:30 -03', '2026-11-21T14:30:00.000Z'],
    ['1970/01/01 00:00 UTC', 'never'],
    ['2026/11/21 11:30 CET', 'unreadable'],
    ['2026/13/21 11:30 UTC', 'unreadable'],
    ['today', 'unreadable'],
  ] as const;
  for (const [cell, expected] of rows) {
    it(`reads ${cell}`, () => {
      const date = readListedDate(cell);
      assert.equal(date.kind === 'at' ? date.iso : date.kind, expected);
    });
  }
});

describe('readIsoDate', () => {
  const rows = [
    ['2026-11-21T11:30:05.054269757Z', '2026-11-21T11:30:05.054269757Z'],
    ['0001-01-01T00:00:00Z', 'never'],
    ['1970-01-01T00:00:00Z', 'never'],
    ['1970-01-01T01:00:00+01:00', 'never'],
    ['2026-11-21', 'unreadable'],
    ['2026-11-21T25:00:00Z', 'unreadable'],
    ['2026-11-21T11:30:05+99:99', 'unreadable'],
  ] as const;
  for (const [text, expected] of rows) {
    it(`reads ${text}`, () => {
      const date = readIsoDate(text);
      assert.equal(date.kind === 'at' ? date.iso : date.kind, expected);
    });
  }
});

describe('parseByteSize', () => {
  const rows = [
    ['416.00KiB', 425_984],
    ['17.41MiB', 18_255_708],
    ['512MiB', 536_870_912],
    ['2GB', 2_000_000_000],
    ['100B', 100],
    ['1048576', 1_048_576],
    ['50%', undefined],
    ['', undefined],
    ['12XiB', undefined],
  ] as const;
  for (const [text, sizeBytes] of rows) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.equal(parseByteSize(text), sizeBytes);
    });
  }

  it('reads what is printed to the printed precision', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 50), (sizeBytes) => {
        const read = parseByteSize(printByteSize(sizeBytes)) ?? Number.NaN;
        assert.ok(Math.abs(read - sizeBytes) <= 1 + sizeBytes * 0.005);
      }),
    );
  });
});
