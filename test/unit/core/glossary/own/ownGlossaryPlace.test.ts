import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownGlossaryPlaceAt } from '../../../../../src/core/glossary/own/ownGlossaryPlace';
import { hostileText } from '../../text/hostileText';

/** The place at `|` of a text. */
function placeAt(text: string): unknown {
  const lines = text.replace('|', '').split('\n');
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const found = ownGlossaryPlaceAt(
    (index) => lines[index],
    before.length - 1,
    before.at(-1)?.length ?? 0,
  );
  return found === undefined ? undefined : { ...found.place, start: found.start };
}

const TERM = 'contexts:\n  - name: Lab\n    terms:\n      - name: box\n';
const KEY = 'key';

describe('ownGlossaryPlaceAt', () => {
  const ROWS: readonly (readonly [what: string, text: string, place: unknown])[] = [
    ['the top', 'con|', { kind: KEY, of: 'top', present: [], start: 0 }],
    [
      'the top, below others',
      'imports: []\n|',
      { kind: KEY, of: 'top', present: ['imports'], start: 0 },
    ],
    ['an indented line of nothing', '  |', undefined],
    ['a context', 'contexts:\n  - na|', { kind: KEY, of: 'context', present: [], start: 4 }],
    [
      'a context that goes on',
      'contexts:\n  - name: a\n    |\n    paths: []\n  - meta:\n',
      { kind: KEY, of: 'context', present: ['name', 'paths'], start: 4 },
    ],
    ['a term', `${TERM}        de|`, { kind: KEY, of: 'term', present: ['name'], start: 8 }],
    [
      'a term whose list is not indented',
      'contexts:\n- terms:\n  - name: a\n    aliases:\n    - x\n    |',
      { kind: KEY, of: 'term', present: ['aliases', 'name'], start: 4 },
    ],
    ['the next term', `${TERM}      - |`, { kind: KEY, of: 'term', present: [], start: 8 }],
    ['a name', `${TERM}      - name: pen|`, { kind: 'term-name', start: 14 }],
    ['the name of a context', 'contexts:\n  - name: La|', undefined],
    [
      'an alias',
      `${TERM}        aliases:\n          - bo|`,
      { kind: 'alias', of: 'box', start: 12 },
    ],
    [
      'an alias with the list not indented',
      `${TERM}        aliases:\n        - a\n        - |`,
      { kind: 'alias', of: 'box', start: 10 },
    ],
    [
      'an alias of a term whose name comes later',
      'contexts:\n  - terms:\n      - aliases:\n          - |\n        name: "a b"\n',
      { kind: 'alias', of: 'a b', start: 12 },
    ],
    [
      'an alias in brackets',
      `${TERM}        aliases: [a, bo|`,
      { kind: 'alias', of: 'box', start: 21 },
    ],
    ['behind the brackets', `${TERM}        aliases: [a]|`, undefined],
    [
      'a key of meta',
      `${TERM}        meta:\n          Owner: Kim\n          So|`,
      { kind: 'meta-key', present: ['Owner'], start: 10 },
    ],
    ['a definition', `${TERM}        definition: a bo|`, undefined],
    [
      'a definition of many lines',
      `${TERM}        definition: |-\n          na`.replace('|-', '>-').concat('|'),
      undefined,
    ],
    ['an example', `${TERM}        examples:\n          - bo|`, undefined],
    ['a comment', `${TERM}        # na|`, undefined],
    ['a YAML file of another kind', 'services:\n  web:\n    im|', undefined],
  ];
  for (const [what, text, place] of ROWS) {
    it(`knows ${what}`, () => {
      assert.deepEqual(placeAt(text), place);
    });
  }

  it('never throws, and starts before the cursor', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostileText(), fc.constantFrom(...TERM.split('\n')))),
        fc.nat(),
        fc.nat(40),
        (lines, at, column) => {
          const found = ownGlossaryPlaceAt(
            (index) => lines[index],
            at % (lines.length + 1),
            column,
          );
          assert.ok(found === undefined || found.start <= column);
        },
      ),
    );
  });
});
