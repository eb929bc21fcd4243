import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeEntry, type GlossaryEntry } from '../../../../src/core/glossary/schema';
import { TermCandidateFinder } from '../../../../src/core/glossary/termCandidates';
import { hostileText } from '../text/hostileText';

const entry = (term: string, ...aliases: readonly string[]): GlossaryEntry =>
  completeEntry({ term, aliases: [...aliases], summary: '' });

const finder = new TermCandidateFinder([
  entry('vm_concierge', 'concierge'),
  entry('vmc'),
  entry('vmc start'),
  entry('--enable-gpu'),
  entry('#crostini-multi-container'),
  entry('/dev/kvm'),
  {
    ...entry('Why does vmc fail?'),
    match: { caseSensitive: false, wholeWord: true, context: 'never' },
  },
]);

describe('TermCandidateFinder', () => {
  const ROWS: readonly (readonly [before: string, start: number, ...spellings: string[]])[] = [
    ['vm', 0, 'vmc', 'vmc start', 'vm_concierge'],
    ['type vmc st', 5, 'vmc start'],
    ['type VMC ST', 5, 'vmc start'],
    ['[conc', 1, 'concierge'],
    ['the `--en', 5, '--enable-gpu'],
    ['gp', 0, '--enable-gpu'],
    ['see #cro', 4, '#crostini-multi-container'],
    ['a /dev/k', 2, '/dev/kvm'],
    ['kv', 0, '/dev/kvm'],
    ['start', 0, 'vmc start'],
    ['nothing', 0],
    ['x', 0],
  ];
  for (const [before, start, ...spellings] of ROWS) {
    it(`finds ${spellings.join(', ') || 'nothing'} for ${JSON.stringify(before)}`, () => {
      const found = finder.find(before);
      assert.deepEqual(
        found.candidates.map(({ spelling }) => spelling),
        spellings,
      );
      assert.equal(found.start, start);
      assert.equal(found.isIncomplete, false);
    });
  }

  it('gives all terms, but no question, where nothing was begun', () => {
    for (const before of ['', 'so ', '[']) {
      const { start, candidates } = finder.find(before);
      assert.equal(start, before.length);
      assert.equal(candidates.length, 6);
    }
  });

  it('says that there are more than it gives', () => {
    const { candidates, isIncomplete } = new TermCandidateFinder(
      Array.from({ length: 300 }, (_, index) => entry(`term ${index}`)),
    ).find('te');
    assert.equal(candidates.length, 100);
    assert.ok(isIncomplete);
  });

  it('begins within the text, whatever that is', () => {
    fc.assert(
      fc.property(hostileText(), (before) => {
        const { start } = finder.find(before);
        assert.ok(start >= 0 && start <= before.length);
      }),
    );
  });
});
