import assert from 'node:assert/strict';
import { findEntry } from '../../../../src/core/glossary/glossaryIndex';
import { ALL_STATEMENTS } from '../../../../src/core/outdated/statements/allStatements';
import { loadIndex } from '../glossary/loadGlossary';
import { NEAR_MISSES } from './nearMisses';
import { idsIn } from './note';

describe('outdated statements', () => {
  const index = loadIndex();

  it('have an id of their own, a cue in lower case, and a pattern that finds all of a line', () => {
    assert.equal(new Set(ALL_STATEMENTS.map(({ id }) => id)).size, ALL_STATEMENTS.length);
    for (const { id, cues, pattern, command } of ALL_STATEMENTS) {
      assert.match(id, /^[a-z0-9-]+$/);
      assert.ok(
        cues.length > 0 && cues.every((cue) => cue !== '' && cue === cue.toLowerCase()),
        id,
      );
      assert.ok(pattern.global && (command?.global ?? true), id);
    }
  });

  it('say it in sentences, with a source and an entry of the glossary', () => {
    for (const { id, message, source, term } of ALL_STATEMENTS) {
      assert.match(message, /^[^\n]{20,280}[.]$/, id);
      assert.match(source, /^https:\/\/[\w.-]+\/[^\s]*$/, id);
      assert.ok(findEntry(index, term), `${id}: the glossary has no entry ${term}`);
    }
  });

  for (const { id } of ALL_STATEMENTS) {
    it(`leave alone what is right: ${id}`, () => {
      const lines = NEAR_MISSES[id] ?? [];
      assert.ok(lines.length > 0);
      for (const line of lines) assert.ok(!idsIn(line).includes(id), line);
    });
  }
});
