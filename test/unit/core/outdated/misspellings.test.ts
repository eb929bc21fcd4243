import assert from 'node:assert/strict';
import { buildGlossaryIndex } from '../../../../src/core/glossary/glossaryIndex';
import { completeEntry } from '../../../../src/core/glossary/schema';
import { misspellingsOf } from '../../../../src/core/outdated/misspellings';

describe('misspellingsOf', () => {
  const concierge = {
    ...completeEntry({
      term: 'vm_concierge',
      aliases: ['concierge'],
      summary: 'Starts VMs.',
    }),
    misspellings: ['conciege', 'vm_conciege', '/etc/concierges'],
  };
  const { cues, find } = misspellingsOf(buildGlossaryIndex([concierge]));

  it('has a cue for each of them', () => {
    assert.deepEqual(cues, ['conciege', 'vm_conciege', 'concierges']);
    assert.deepEqual(misspellingsOf(buildGlossaryIndex([])).cues, []);
  });

  const rows: readonly (readonly [text: string, written: string, right: string])[] = [
    ['ask the conciege', 'conciege', 'concierge'],
    ['ask `vm_conciege`', 'vm_conciege', 'vm_concierge'],
    ['ask the Conciege.', 'Conciege', 'concierge'],
  ];
  for (const [text, written, right] of rows) {
    it(`offers ${right} for ${written}`, () => {
      assert.deepEqual(
        find(text, false).map((misspelling) => [
          text.slice(misspelling.start, misspelling.end),
          misspelling.text,
          misspelling.right,
        ]),
        [[written, written, right]],
      );
    });
  }

  it('has nothing to say about right names', () => {
    assert.deepEqual(find('vm_concierge, concierge, conciegerie', false), []);
  });
});
