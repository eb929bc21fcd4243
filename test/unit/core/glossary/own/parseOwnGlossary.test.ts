import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseOwnGlossary } from '../../../../../src/core/glossary/own/parseOwnGlossary';
import { hostileText } from '../../text/hostileText';

const TEAM = `contexts:
  - name: Lab
    domainVisionStatement: What we do
    paths: ['**']
    terms:
      - name: kitchen box
        definition: |
          The Chromebook in the kitchen.

          It is re-flashed every Monday,
          so its host key changes.
        aliases: [kbox, "the kitchen"]
        examples:
          - Try it on the kitchen box first.
        meta:
          Owner: 'Kim'
      - name: penguin
        definition: Our fork of the container.
`;

describe('parseOwnGlossary', () => {
  it('reads terms with all that Contextive knows of them', () => {
    const { terms, faults, isReadable } = parseOwnGlossary(TEAM, 'team.glossary.yml');
    assert.deepEqual(faults, []);
    assert.ok(isReadable);
    assert.deepEqual(
      terms.map(({ entry, lineNumber, context }) => [entry.term, lineNumber, context]),
      [
        ['kitchen box', 6, 'Lab'],
        ['penguin', 17, 'Lab'],
      ],
    );
    const [first] = terms;
    assert.deepEqual(first?.entry.aliases, ['kbox', 'the kitchen']);
    assert.equal(first.entry.summary, 'The Chromebook in the kitchen.');
    assert.equal(first.entry.detail, 'It is re-flashed every Monday, so its host key changes.');
    assert.deepEqual(first.examples, ['Try it on the kitchen box first.']);
    assert.deepEqual(first.meta, [{ key: 'Owner', value: 'Kim' }]);
  });

  it('knows where each name and alias stands, and what the groups are called', () => {
    const { names, contexts } = parseOwnGlossary(`${TEAM}  - terms: []\n`, 'f');
    const lines = TEAM.split('\n');
    assert.deepEqual(
      names.map(({ text, of, lineNumber, start, end }) => {
        assert.ok(lines[lineNumber - 1]?.slice(start, end).includes(text));
        return [text, of, lineNumber];
      }),
      [
        ['kitchen box', 'kitchen box', 6],
        ['kbox', 'kitchen box', 12],
        ['the kitchen', 'kitchen box', 12],
        ['penguin', 'penguin', 17],
      ],
    );
    assert.deepEqual(contexts, ['Lab', undefined]);
  });

  it('takes an empty file for an empty glossary', () => {
    for (const text of [
      '',
      '# only a comment\n',
      'contexts:\n  - name: x\n',
      'contexts: []',
      'contexts:',
    ]) {
      const { terms, faults, isReadable } = parseOwnGlossary(text, 'f');
      assert.deepEqual([terms, faults, isReadable], [[], [], true], text);
    }
  });

  const FAULTS = [
    ['contexts: [', 'no-yaml', 1, false],
    ['terms: []', 'no-contexts', 1, false],
    ['contexts: 7', 'no-contexts', 1, false],
    ['- a', 'no-contexts', 1, false],
    ['contexts:\n  - 7', 'wrong-type', 2, true],
    ['contexts:\n  - terms: 7', 'wrong-type', 2, true],
    ['contexts:\n  - terms:\n      - definition: x', 'no-name', 3, true],
    ['contexts:\n  - terms:\n      - name: [a]', 'wrong-type', 3, true],
    ['contexts:\n  - terms:\n      - name: a\n        aliases: b', 'wrong-type', 4, true],
    ['contexts:\n  - terms:\n      - name: a\n        aliasses: [b]', 'unknown-key', 4, true],
    ['contexts:\n  - terms:\n      - name: a\n      - name: a', 'twice', 4, true],
  ] as const;
  for (const [text, kind, lineNumber, readable] of FAULTS) {
    it(`tells ${kind} with its line: ${JSON.stringify(text)}`, () => {
      const { faults, isReadable } = parseOwnGlossary(text, 'f');
      assert.equal(isReadable, readable);
      assert.ok(
        faults.some((fault) => fault.reason.kind === kind && fault.lineNumber === lineNumber),
        JSON.stringify(faults),
      );
    });
  }

  it('marks the word that is wrong, and no more than its line', () => {
    const text = 'contexts:\n  - terms:\n      - name: a\n        aliasses: [b]\n';
    const [fault] = parseOwnGlossary(text, 'f').faults;
    assert.ok(fault);
    const line = text.split('\n')[fault.lineNumber - 1] ?? '';
    assert.equal(line.slice(fault.start, fault.end), 'aliasses');
  });

  it('keeps the other terms when one is wrong', () => {
    const text = 'contexts:\n  - terms:\n      - definition: x\n      - name: b\n';
    const { terms } = parseOwnGlossary(text, 'f');
    assert.deepEqual(
      terms.map(({ entry }) => entry.term),
      ['b'],
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.string(), fc.constant(TEAM.slice(0, 80))), (text) => {
        const { faults } = parseOwnGlossary(text, 'f');
        assert.ok(faults.every(({ lineNumber, start, end }) => lineNumber >= 1 && start <= end));
      }),
    );
    fc.assert(
      fc.property(fc.nat(TEAM.length), (cut) => {
        parseOwnGlossary(TEAM.slice(0, cut), 'f');
      }),
    );
  });
});
