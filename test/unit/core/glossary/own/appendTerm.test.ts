import assert from 'node:assert/strict';
import fc from 'fast-check';
import { appendTerm, type NewTerm } from '../../../../../src/core/glossary/own/appendTerm';
import { parseOwnGlossary } from '../../../../../src/core/glossary/own/parseOwnGlossary';
import { hostileText } from '../../text/hostileText';

const TERM = { name: 'kitchen box', definition: 'The Chromebook in the kitchen.' };

function appended(text: string, term: NewTerm = TERM): string {
  const result = appendTerm(text, term);
  assert.ok(result.ok, `${JSON.stringify(text)}: ${JSON.stringify(result)}`);
  const { offset, inserted } = result.value;
  return text.slice(0, offset) + inserted + text.slice(offset);
}

const TWO_LINES = '- name: kitchen box\n        definition: The Chromebook in the kitchen.\n';

describe('appendTerm', function () {
  // The property reads YAML some hundred times.
  this.timeout(20_000);

  const ROWS: readonly (readonly [what: string, before: string, after: string])[] = [
    ['an empty file', '', `contexts:\n  - terms:\n      ${TWO_LINES}`],
    ['a file of comments', '# Ours\n', `# Ours\ncontexts:\n  - terms:\n      ${TWO_LINES}`],
    ['no contexts yet', 'contexts:\n', `contexts:\n  - terms:\n      ${TWO_LINES}`],
    [
      'a context without terms',
      'contexts:\n  - name: Lab # ours\n\n# end\n',
      'contexts:\n  - name: Lab # ours\n    terms:\n      - name: kitchen box\n        definition: The Chromebook in the kitchen.\n\n# end\n',
    ],
    [
      'a context whose terms are still to come',
      'contexts:\n  - name: Lab\n    terms: # soon\n    paths: []\n',
      'contexts:\n  - name: Lab\n    terms: # soon\n      - name: kitchen box\n        definition: The Chromebook in the kitchen.\n    paths: []\n',
    ],
    [
      'comments and the indentation of the file',
      'contexts:\n- terms:\n  - name: a # first\n    definition: >\n      b\n\n  # done\n',
      'contexts:\n- terms:\n  - name: a # first\n    definition: >\n      b\n  - name: kitchen box\n    definition: The Chromebook in the kitchen.\n\n  # done\n',
    ],
    [
      'no line end at the end',
      'contexts:\n  - terms:\n      - name: a',
      `contexts:\n  - terms:\n      - name: a\n      ${TWO_LINES}`,
    ],
    [
      'line ends of Windows',
      'contexts:\r\n  - terms:\r\n      - name: a\r\n',
      `contexts:\r\n  - terms:\r\n      - name: a\r\n      ${TWO_LINES.replaceAll('\n', '\r\n')}`,
    ],
    [
      'a list in brackets',
      'contexts: [{ terms: [{ name: a }] }]\n',
      'contexts: [{ terms: [{ name: a }, { name: "kitchen box", definition: "The Chromebook in the kitchen." }] }]\n',
    ],
    [
      'an empty list in brackets',
      'contexts: []\n',
      'contexts: [{ terms: [{ name: "kitchen box", definition: "The Chromebook in the kitchen." }] }]\n',
    ],
    [
      'a context in braces',
      'contexts:\n  - { name: Lab }\n',
      'contexts:\n  - { name: Lab, terms: [{ name: "kitchen box", definition: "The Chromebook in the kitchen." }] }\n',
    ],
  ];
  for (const [what, before, after] of ROWS) {
    it(`keeps ${what}`, () => {
      assert.equal(appended(before), after);
    });
  }

  it('puts it into the context that was asked for, and says its line', () => {
    const text = 'contexts:\n  - name: A\n    terms:\n      - name: a\n  - name: B\n';
    const result = appendTerm(text, { ...TERM, contextIndex: 0 });
    assert.ok(result.ok);
    assert.equal(result.value.lineNumber, 5);
    const { terms } = parseOwnGlossary(appended(text, { ...TERM, contextIndex: 0 }), '');
    assert.deepEqual(
      terms.map(({ entry, context }) => [entry.term, context]),
      [
        ['a', 'A'],
        ['kitchen box', 'A'],
      ],
    );
  });

  const REFUSALS = [
    ['contexts: [', TERM.name, 'broken'],
    ['terms: []', TERM.name, 'broken'],
    ['contexts:\n  - terms:\n      - name: kitchen box\n', TERM.name, 'exists'],
    ['contexts: []', ' \n ', 'no-name'],
    ['contexts: []\n...\n', TERM.name, undefined],
    ['contexts:\n  - &a { terms: [] }\n  - *a\n', TERM.name, 'no-place'],
    ['contexts:\n  - 7\n', TERM.name, 'no-place'],
    ['contexts:\n  - terms: 7\n', TERM.name, 'no-place'],
  ] as const;
  for (const [text, name, kind] of REFUSALS) {
    it(`answers ${kind ?? 'with a place'} for ${JSON.stringify(text)}`, () => {
      const result = appendTerm(text, { ...TERM, name });
      assert.equal(result.ok ? undefined : result.error.kind, kind);
    });
  }

  it('names the fault of a broken file', () => {
    const result = appendTerm('contexts: [', TERM);
    assert.ok(!result.ok && result.error.kind === 'broken');
    assert.equal(result.error.fault?.reason.kind, 'no-yaml');
  });

  it('reads back exactly what was written, whatever that is', () => {
    const texts = fc.constantFrom(...ROWS.map(([, before]) => before));
    const anything = fc.oneof(
      hostileText(),
      fc.constantFrom('- a', 'yes', '#x', 'a: b', "it's", '|'),
    );
    fc.assert(
      fc.property(texts, anything, anything, (text, name, definition) => {
        const result = appendTerm(text, { name, definition });
        const spelled = name.replace(/\s+/g, ' ').trim();
        if (spelled === '' || spelled === 'a') {
          assert.ok(!result.ok);
          return;
        }
        const { terms } = parseOwnGlossary(appended(text, { name, definition }), '');
        const earlier = parseOwnGlossary(text, '').terms.map(({ entry }) => entry);
        const added = terms.find(({ entry }) => entry.term === spelled);
        assert.ok(added);
        assert.deepEqual(
          terms.filter((term) => term !== added).map(({ entry }) => entry),
          earlier,
        );
        const words = [added.entry.summary, added.entry.detail ?? ''].join(' ').trim();
        assert.equal(words, definition.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});
