import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { findInNote } from './note';

interface SeedError {
  readonly id: string;
  readonly note?: string;
  readonly statement?: string;
  readonly reason?: string;
}

const file = path.resolve(import.meta.dirname, '../../../fixtures/outdated/seedErrors.yaml');
// The file is ours; a wrong shape fails the tests below.
const errors = parse(readFileSync(file, 'utf8')) as readonly SeedError[];

describe('what the founding documents have wrong', () => {
  it('is listed once each, found or explained', () => {
    assert.equal(new Set(errors.map(({ id }) => id)).size, errors.length);
    for (const { id, note, statement, reason } of errors) {
      assert.equal(note === undefined, statement === undefined, id);
      assert.equal(note === undefined, reason !== undefined, id);
      if (reason !== undefined) assert.match(reason, /^[A-Za-z].*\.$/, id);
    }
  });

  for (const { id, note = '', statement } of errors) {
    if (statement === undefined) continue;
    it(`is found: ${id}`, () => {
      assert.ok(
        findInNote(note).some((finding) => finding.id === statement),
        `${statement} is not found in: ${note}`,
      );
    });
  }
});
