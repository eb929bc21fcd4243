import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { coverageOf, type SeedList } from './seedCoverage';

const folder = path.resolve(import.meta.dirname, '../../../fixtures/seeds');

function read(name: string): unknown {
  return parse(readFileSync(path.join(folder, name), 'utf8'));
}

// The files are part of the tests, and a wrong shape fails them.
const seeds = readdirSync(folder)
  .filter((name) => name !== 'uncovered.yaml')
  .map((name) => ({ name, list: read(name) as SeedList }));
const uncovered = read('uncovered.yaml') as Readonly<Record<string, readonly string[]>>;
const reasons = new Map(
  Object.entries(uncovered).flatMap(([reason, texts]) => texts.map((text) => [text, reason])),
);

describe('the founding documents', () => {
  const all = seeds.flatMap(({ name, list }) =>
    coverageOf(list).map((item) => ({ name, ...item })),
  );

  for (const { name } of seeds) {
    it(`have nothing unexplained in ${name}`, () => {
      const unexplained = all.filter(
        (item) => item.name === name && !item.covered && !reasons.has(item.text),
      );
      assert.deepEqual(
        unexplained.map(({ kind, text }) => `${kind}: ${text}`),
        [],
      );
    });
  }

  it('name everything that is left out, and the glossary has nothing of it', () => {
    const left = new Set(all.filter(({ covered }) => !covered).map(({ text }) => text));
    assert.deepEqual(
      [...reasons.keys()].filter((text) => !left.has(text)),
      [],
    );
    for (const [text, reason] of reasons) assert.match(reason, /^[A-Z].*\.$/, text);
  });

  after(() => {
    const kinds = [...new Set(all.map(({ kind }) => kind))];
    const rows = kinds.map((kind) => {
      const items = all.filter((item) => item.kind === kind);
      return `${kind} ${items.filter(({ covered }) => covered).length}/${items.length}`;
    });
    const covered = all.filter((item) => item.covered).length;
    console.log(`      covered ${covered} of ${all.length}: ${rows.join(', ')}`);
  });
});
