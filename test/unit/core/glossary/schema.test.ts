import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseGlossary } from '../../../../src/core/glossary/schema';

const minimal = { term: 'crosh', kind: 'tool', summary: 'A shell.' };

describe('parseGlossary', () => {
  it('fills every default in', () => {
    const parsed = parseGlossary([minimal]);
    assert.ok(parsed.ok);
    const [entry] = parsed.value;
    assert.ok(entry);
    assert.deepEqual(entry.aliases, []);
    assert.deepEqual(entry.match, { caseSensitive: false, wholeWord: true, context: 'usual' });
  });

  const faults: readonly (readonly [what: string, json: unknown, message: RegExp])[] = [
    ['no list', { terms: [] }, /^is not a list/],
    ['an entry that is no object', ['crosh'], /Object/],
    ['an unknown key', [{ ...minimal, alias: ['x'] }], /alias/],
    ['an unknown key of match', [{ ...minimal, match: { case: true } }], /match\.case/],
    ['a missing summary', [{ term: 'crosh', kind: 'tool' }], /summary/],
    ['an empty term', [{ ...minimal, term: ' ' }], /term: is empty/],
    [
      'a line end inside the summary',
      [{ ...minimal, summary: 'a\nb' }],
      /summary: is not one line/,
    ],
    ['an unknown kind', [{ ...minimal, kind: 'thing' }], /kind/],
    ['an unknown layer', [{ ...minimal, runsIn: ['attic'] }], /runsIn\.0/],
    ['a question about nothing', [{ ...minimal, kind: 'question' }], /^about: names what/],
    ['a term that is about something', [{ ...minimal, about: ['vsh'] }], /^about: names what/],
    ['a message that could be anything', [{ ...minimal, messages: ['{a} b'] }], /messages\.0/],
    ['a number that is none', [{ ...minimal, resultNumber: 1.5 }], /resultNumber/],
    ['a source outside the tree', [{ ...minimal, source: '/etc/passwd' }], /source/],
    ['a link that is not https', [{ ...minimal, sources: ['command:evil'] }], /sources\.0/],
    [
      'a link that ends the Markdown link',
      [{ ...minimal, sources: ['https://a/)x'] }],
      /sources\.0/,
    ],
  ];
  for (const [what, json, message] of faults) {
    it(`rejects ${what}`, () => {
      const parsed = parseGlossary(json);
      assert.ok(!parsed.ok);
      assert.match(parsed.error.message, message);
    });
  }

  it('keeps questions out of the look-up in texts', () => {
    const parsed = parseGlossary([{ ...minimal, kind: 'question', about: ['vsh'] }]);
    assert.ok(parsed.ok);
    assert.equal(parsed.value[0]?.match.context, 'never');
  });

  it('says which entry is at fault', () => {
    const parsed = parseGlossary([minimal, { ...minimal, term: 'vsh', kind: 7 }]);
    assert.ok(!parsed.ok);
    assert.equal(parsed.error.entryIndex, 1);
    assert.equal(parsed.error.term, 'vsh');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const parsed = parseGlossary(json);
        assert.ok(parsed.ok ? Array.isArray(json) : parsed.error.message !== '');
      }),
    );
  });
});
