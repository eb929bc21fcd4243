import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findMentions, type NoteKind } from '../../../../src/core/glossary/findMentions';
import { buildGlossaryIndex, findTerms } from '../../../../src/core/glossary/glossaryIndex';
import { noteLine } from '../../../../src/core/glossary/noteLine';
import { completeEntry, type GlossaryEntry } from '../../../../src/core/glossary/schema';
import { hostileText } from '../text/hostileText';

const entry = (term: string, more: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
  ...completeEntry({ term, aliases: [], summary: '' }),
  ...more,
});

const CONCIERGE = entry('vm_concierge', { aliases: ['concierge'], misspellings: ['conciege'] });
const START = entry('vmc start', { kind: 'command' });
const VMC = entry('vmc', {
  kind: 'tool',
  match: { caseSensitive: false, wholeWord: true, context: 'topic' },
});
const NINJA = entry('ninja', { match: { caseSensitive: false, wholeWord: true, context: 'code' } });
const index = buildGlossaryIndex([CONCIERGE, VMC, START, NINJA]);

function mentions(wanted: GlossaryEntry, text: string, kind: NoteKind = 'markdown'): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return [...findMentions(index, wanted, text, kind)]
    .flat()
    .map(
      ({ lineIndex, start, end }) => `${lineIndex}:${lines[lineIndex]?.slice(start, end) ?? ''}`,
    );
}

describe('findMentions', () => {
  it('finds names, aliases, misspellings and escaped underscores', () => {
    assert.deepEqual(
      mentions(CONCIERGE, 'vm_concierge\r\nthe Concierge, conciege\n\nvm\\_concierge'),
      ['0:vm_concierge', '1:Concierge', '1:conciege', '3:vm\\_concierge'],
    );
  });

  it('leaves out what belongs to a longer term', () => {
    assert.deepEqual(mentions(VMC, 'vmc start\nvmc stop'), ['1:vmc']);
    assert.deepEqual(mentions(START, 'vmc start\nvmc stop'), ['0:vmc start']);
  });

  it('finds in code what is a term there only', () => {
    const text = 'ninja vmc\n```\nninja vmc\n```\n`ninja` vmc';
    assert.deepEqual(mentions(NINJA, text), ['2:ninja', '4:ninja']);
    assert.deepEqual(mentions(NINJA, 'ninja vmc', 'text'), []);
    assert.deepEqual(mentions(NINJA, 'ninja vmc', 'code'), ['0:ninja']);
  });

  it('leaves out front matter, and lines that are data', () => {
    assert.deepEqual(mentions(VMC, '---\ntags: vmc\n---\nvmc'), ['3:vmc']);
    assert.deepEqual(mentions(VMC, `${'x '.repeat(10_000)}vmc\nvmc`), ['1:vmc']);
  });

  it('does not look at the lines of a text without the term', () => {
    assert.deepEqual([...findMentions(index, VMC, 'nothing\nhere', 'text')], []);
  });

  it('finds what a look at every line finds', () => {
    const words = fc.constantFrom(
      'vmc',
      'vmc start',
      'Concierge',
      'vm_concierge',
      'x',
      'a/vmc',
      '',
    );
    const line = fc.array(fc.oneof(words, hostileText(8))).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom(CONCIERGE, VMC, START), (lines, wanted) => {
        const text = lines.join('\n');
        const each = text.split(/\r\n|\n|\r/);
        const expected = each.flatMap((line, at) => {
          const options = noteLine(index, (other) => each[other], at, 'text');
          return findTerms(index, line, options).filter((match) => match.entry === wanted);
        });
        assert.equal(mentions(wanted, text, 'text').length, expected.length);
      }),
    );
  });
});
