import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainName, readDefinition } from '../../../../../src/core/glossary/own/readDefinition';
import { hostileText } from '../../text/hostileText';

describe('readDefinition', () => {
  const ROWS: readonly (readonly [text: string, name?: string, definition?: string])[] = [
    ['kitchen box: the Chromebook there', 'kitchen box', 'The Chromebook there'],
    ['- **kitchen box**: The Chromebook.', 'kitchen box', 'The Chromebook.'],
    ['* **kitchen box:** The Chromebook.', 'kitchen box', 'The Chromebook.'],
    ['**kitchen box** is the Chromebook there.', 'kitchen box', 'The Chromebook there.'],
    ['> 1. `kbox` – a short name', 'kbox', 'A short name'],
    ['__boxes__ are many\n   things', 'boxes', 'Many things'],
    ['[kitchen box](x.md): there', 'kitchen box', 'There'],
    ['kitchen box'],
    ['kitchen box:'],
    ['See https://example.org/x for more'],
    ['A sentence. And then: another'],
    [''],
  ];
  for (const [text, name, definition] of ROWS) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readDefinition(text), name === undefined ? undefined : { name, definition });
    });
  }

  it('gives one line without blanks at its ends, or nothing', () => {
    fc.assert(
      fc.property(hostileText(60), hostileText(60), (name, definition) => {
        const read = readDefinition(`**${name}** is ${definition}`);
        for (const text of read === undefined ? [] : [read.name, read.definition]) {
          assert.ok(text === text.trim() && text !== '' && !/[\r\n]/.test(text));
        }
      }),
    );
  });
});

describe('plainName', () => {
  const ROWS = [
    [' **kitchen box** ', 'kitchen box'],
    ['`vm_concierge`', 'vm_concierge'],
    ['## The box', 'The box'],
    ['- “the box”,', '“the box”'],
    ['[box](b.md)', 'box'],
    ['snake_case_name', 'snake_case_name'],
    ['-', '-'],
    ['x'.repeat(81), undefined],
    ['  ', undefined],
  ] as const;
  for (const [text, name] of ROWS) {
    it(`reads ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.equal(plainName(text), name);
    });
  }
});
