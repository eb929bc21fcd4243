import assert from 'node:assert/strict';
import { checkNames } from '../../../../../src/core/glossary/own/checkNames';
import { parseOwnGlossary } from '../../../../../src/core/glossary/own/parseOwnGlossary';

const BUILT_IN = new Map([
  ['penguin', 'penguin'],
  ['default container', 'penguin'],
  ['termina', 'Termina'],
]);

const OTHERS = parseOwnGlossary(
  'contexts:\n  - terms:\n      - name: kitchen box\n        aliases: [kbox]\n',
  'file:///notes/team.glossary.yml',
).terms;

function notices(text: string): readonly (readonly [line: number, what: string, of: unknown])[] {
  const { names } = parseOwnGlossary(`contexts:\n  - terms:\n${text}`, '');
  return checkNames(names, {
    others: OTHERS,
    findBuiltIn: (name) => BUILT_IN.get(name.toLowerCase()),
  }).map(({ lineNumber, start, end, text: name, kind }) => {
    const line = `contexts:\n  - terms:\n${text}`.split('\n')[lineNumber - 1] ?? '';
    assert.equal(line.slice(start, end), name);
    return [lineNumber, kind.kind, 'term' in kind ? kind.term : name];
  });
}

describe('checkNames', () => {
  it('has nothing to say of names that are new', () => {
    assert.deepEqual(notices('      - name: lab box\n        aliases: [lbox]\n'), []);
  });

  it('tells of a term that stands in front of one of the extension', () => {
    assert.deepEqual(notices('      - name: Penguin\n'), [[3, 'overrides', 'penguin']]);
  });

  it('does not mind that this term takes the other names of the same entry', () => {
    assert.deepEqual(notices('      - name: penguin\n        aliases: [default container]\n'), [
      [3, 'overrides', 'penguin'],
    ]);
  });

  it('tells of an alias that is taken from a term of the extension', () => {
    assert.deepEqual(notices('      - name: our VM\n        aliases: [Termina]\n'), [
      [4, 'takes-spelling', 'Termina'],
    ]);
  });

  it('tells of what another glossary has, in any case and by any of its names', () => {
    assert.deepEqual(notices('      - name: KBOX\n'), [[3, 'in-other-file', 'KBOX']]);
  });

  it('tells of what the same glossary has, once for each', () => {
    assert.deepEqual(
      notices('      - name: a\n        aliases: [b]\n      - name: B\n        aliases: [c, A]\n'),
      [
        [5, 'in-this-file', 'B'],
        [6, 'in-this-file', 'A'],
      ],
    );
  });
});
