import assert from 'node:assert/strict';
import { GlossaryStore } from '../../../../src/app/glossary/glossaryStore';
import type { FileError } from '../../../../src/app/ports';
import { findEntry, findTermAt } from '../../../../src/core/glossary/glossaryIndex';
import { err, ok, type Result } from '../../../../src/core/result';

const SILENT = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

const BUILT_IN = JSON.stringify([
  { term: 'penguin', kind: 'container', summary: 'The first container.' },
  { term: 'termina', kind: 'vm', summary: 'The VM.' },
]);

function storeWith(files: Map<string, Result<string, FileError>>, builtIn = BUILT_IN) {
  const read = { builtIn: 0 };
  const store = new GlossaryStore(
    {
      readBuiltIn: () => {
        read.builtIn += 1;
        return Promise.resolve(builtIn);
      },
      findOwnFiles: () => Promise.resolve([...files.keys()]),
      readOwnFile: (file) =>
        Promise.resolve(files.get(file) ?? err({ kind: 'file-missing', path: file })),
    },
    SILENT,
  );
  return { store, read };
}

const OWN = 'contexts:\n  - terms:\n      - name: Penguin\n        definition: Ours.\n';

describe('GlossaryStore', () => {
  it('reads the glossary once, however often it is asked for', async () => {
    const { store, read } = storeWith(new Map());
    await Promise.all([store.load(), store.load()]);
    store.ownFilesChanged();
    await store.load();
    assert.equal(read.builtIn, 1);
  });

  it('lets an own term stand in front of the built-in one, and knows which', async () => {
    const { store } = storeWith(new Map([['a.glossary.yml', ok(OWN)]]));
    const glossary = await store.load();
    const found = findTermAt(glossary.index, 'the penguin', 5);
    assert.equal(found?.entry.summary, 'Ours.');
    assert.equal(glossary.own.get(found.entry)?.file, 'a.glossary.yml');
    assert.equal(glossary.overridden.get(found.entry)?.summary, 'The first container.');
    assert.equal(findEntry(glossary.index, 'termina')?.summary, 'The VM.');
  });

  it('keeps the last good version of a file that is broken, and says so', async () => {
    const files = new Map<string, Result<string, FileError>>([['a', ok(OWN)]]);
    const { store } = storeWith(files);
    await store.load();
    let changes = 0;
    store.onDidChange(() => (changes += 1));
    for (const broken of [
      ok('contexts: ['),
      err({ kind: 'file-unreadable', path: 'a', message: 'busy' } as const),
    ]) {
      files.set('a', broken);
      store.ownFilesChanged();
      const { index, faults } = await store.load();
      assert.equal(findTermAt(index, 'penguin', 0)?.entry.summary, 'Ours.');
      assert.equal(faults[0]?.keepsEarlier, true);
    }
    assert.equal(changes, 2);
    files.delete('a');
    store.ownFilesChanged();
    const { index, faults } = await store.load();
    assert.equal(findTermAt(index, 'penguin', 0)?.entry.summary, 'The first container.');
    assert.deepEqual(faults, []);
  });

  it('hands on what it read, each time it did', async () => {
    const { store } = storeWith(new Map([['a', ok('contexts: [')]]));
    const faulty: number[] = [];
    const listening = store.onDidRead(({ faults }) => faulty.push(faults.length));
    await Promise.all([store.load(), store.load()]);
    store.ownFilesChanged();
    await store.load();
    listening.dispose();
    store.ownFilesChanged();
    await store.load();
    assert.deepEqual(faulty, [1, 1]);
  });

  it('goes on without the built-in glossary when that is damaged', async () => {
    for (const text of ['{', '[{"term":""}]']) {
      const { store } = storeWith(new Map([['a', ok(OWN)]]), text);
      assert.equal((await store.load()).index.entries.length, 1);
    }
  });

  it('tells nobody of changes before it was asked', () => {
    const { store } = storeWith(new Map());
    store.onDidChange(() => assert.fail('nothing was read yet'));
    store.ownFilesChanged();
  });
});
