import assert from 'node:assert/strict';
import { groupEntries } from '../../../../src/core/glossary/outline';
import { completeEntry } from '../../../../src/core/glossary/schema';
import { loadGlossary } from './loadGlossary';

const entries = loadGlossary();
const none = (): boolean => false;

describe('groupEntries', () => {
  it('puts every entry under its one kind', () => {
    const groups = groupEntries(entries, 'kind', none);
    const all = groups.flatMap((group) => group.entries);
    assert.equal(all.length, entries.length);
    assert.equal(new Set(all).size, entries.length);
  });

  it('puts every entry under each layer it runs in, the others under none', () => {
    const groups = groupEntries(entries, 'layer', none);
    assert.equal(new Set(groups.flatMap((group) => group.entries)).size, entries.length);
    for (const { key, entries: members } of groups) {
      for (const { runsIn } of members) {
        assert.ok(key.by === 'layer' ? runsIn.includes(key.layer) : runsIn.length === 0);
      }
    }
  });

  it('puts own terms first, and leaves them out elsewhere', () => {
    const own = completeEntry({ term: 'kbox', aliases: [], summary: 'Ours.' });
    const groups = groupEntries([...entries, own], 'kind', (entry) => entry === own);
    assert.deepEqual(groups[0], { key: { by: 'own' }, entries: [own] });
    assert.ok(groups.slice(1).every((group) => !group.entries.includes(own)));
  });

  it('keeps questions together, before the layers and the kinds', () => {
    for (const grouping of ['layer', 'kind'] as const) {
      const [first, ...others] = groupEntries(entries, grouping, none);
      assert.deepEqual(first?.key, { by: 'questions' });
      assert.ok(first.entries.every(({ kind }) => kind === 'question'));
      assert.ok(others.every((group) => group.entries.every(({ kind }) => kind !== 'question')));
    }
  });

  it('sorts by letters, not by the marks before them', () => {
    const terms = ['zeta', '--alpha', '/beta'].map((term) =>
      completeEntry({ term, aliases: [], summary: 'x' }),
    );
    const [group] = groupEntries(terms, 'kind', none);
    assert.deepEqual(
      group?.entries.map(({ term }) => term),
      ['--alpha', '/beta', 'zeta'],
    );
  });
});
