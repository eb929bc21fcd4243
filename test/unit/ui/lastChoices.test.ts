import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { LastChoices } from '../../../src/ui/lastChoices';

/** Keeps what it is given, as the editor does over restarts. */
function standInMemento(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    // The editor's own signature takes the caller's word for the type.
    get: (key: string) => values.get(key) as never,
    update: (key, value) => Promise.resolve(void values.set(key, value)),
  };
}

describe('LastChoices', () => {
  const same = (choice: string): string => choice;
  let memento: Memento;
  let choices: LastChoices;
  beforeEach(() => {
    memento = standInMemento();
    choices = new LastChoices(memento);
  });

  it('leaves a list as it is while nothing was picked', () => {
    assert.deepEqual(choices.firstLast('vm', ['a', 'b'], same), ['a', 'b']);
  });

  it('puts what was picked last first, and keeps the order of the others', () => {
    choices.remember('vm', 'a');
    choices.remember('vm', 'c');
    assert.deepEqual(choices.firstLast('vm', ['a', 'b', 'c', 'd'], same), ['c', 'a', 'b', 'd']);
  });

  it('leaves a list as it is that does not hold what was picked', () => {
    choices.remember('vm', 'gone');
    assert.deepEqual(choices.firstLast('vm', ['a', 'b'], same), ['a', 'b']);
    assert.deepEqual(choices.firstLast('vm', [], same), []);
  });

  it('keeps lists apart', () => {
    choices.remember('vm', 'b');
    assert.deepEqual(choices.firstLast('container', ['a', 'b'], same), ['a', 'b']);
  });

  it('remembers over a restart', () => {
    choices.remember('vm', 'b');
    assert.deepEqual(new LastChoices(memento).firstLast('vm', ['a', 'b'], same), ['b', 'a']);
  });

  it('is not led astray by a memory that is no text', () => {
    void memento.update('lastChoice.vm', { not: 'text' });
    assert.deepEqual(choices.firstLast('vm', ['a', 'b'], same), ['a', 'b']);
  });
});
