import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NoteKind } from '../../../../src/core/glossary/findMentions';
import { findTerms } from '../../../../src/core/glossary/glossaryIndex';
import { noteLine } from '../../../../src/core/glossary/noteLine';
import { loadIndex } from './loadGlossary';

const index = loadIndex();

/** The terms found in one line of a note. */
function termsIn(lines: readonly string[], lineIndex: number, kind: NoteKind): readonly string[] {
  const options = noteLine(index, (at) => lines[at], lineIndex, kind);
  if (options === undefined) return [];
  return findTerms(index, lines[lineIndex] ?? '', options).map(({ text }) => text);
}

/** A title, a note in Markdown, its line in question, and what is found there. */
const ROWS: readonly (readonly [title: string, note: string, line: number, ...terms: string[]])[] =
  [
    ['front matter is not read', '---\ntitle: crosvm\n---\n', 1],
    ['a fence is code', '```sh\n[x](crosvm)\n```', 1, 'crosvm'],
    ['behind a fence is prose', '```sh\n```\n[x](crosvm)', 2],
    ['a fence with a language opens anew', '```\nx\n\n```sh\n[x](crosvm)', 4, 'crosvm'],
    ['a comment is not read', '<!--\ncrosvm\n-->', 1],
    ['only the end of a comment is not read', '<!--\ncrosvm --> crosh', 1, 'crosh'],
    ['a comment that is closed is over', '<!-- x -->\ncrosvm', 1, 'crosvm'],
    ['a comment in a fence is none', '```\n<!--\n```\ncrosvm', 3, 'crosvm'],
    ['a line above is company', 'crosvm\n\nthe container', 2, 'container'],
    ['a line below is company', 'the container\n\ncrosvm', 0, 'container'],
    ['a line further away is none', `crosvm${'\n'.repeat(6)}the container`, 6],
    [
      'a heading is company to its section',
      `# crosvm${'\nx'.repeat(50)}\nthe container`,
      51,
      'container',
    ],
    ['a section of its own has none', 'crosvm\n## Food\nthe container', 2],
    ['the next section is none', 'the container\n## crosvm\n', 0],
    [
      'a comment in a script is no heading',
      '```sh\n# crosvm\n\n# x\nthe container\n```',
      4,
      'container',
    ],
    ['a comment is no company', '<!-- crosvm\ncrosvm\n-->\nthe container', 3],
    ['front matter is no company', '---\ntitle: crosvm\n---\nthe container', 3],
    ['an ordinary word needs the line', 'crosvm\nthe remote', 1],
    ['a board needs its word', 'crosvm\nrun `eve`', 1],
    ['a board finds its word', 'crosvm\n| board |\n| `eve` |', 2, 'eve'],
  ];

describe('noteLine', () => {
  for (const [title, note, line, ...terms] of ROWS) {
    it(title, () => {
      assert.deepEqual(termsIn(note.split('\n'), line, 'markdown'), terms);
    });
  }

  it('takes a script for code, with its comments', () => {
    assert.deepEqual(termsIn(['# crosvm', 'x', '# the container'], 2, 'code'), ['container']);
  });

  it('reads no Markdown in plain text', () => {
    assert.deepEqual(termsIn(['```', '# crosvm', '# x', 'the container'], 3, 'text'), [
      'container',
    ]);
  });

  it('reads few lines, however long the note is', () => {
    let read = 0;
    const lineAt = () => {
      read++;
      return 'a container';
    };
    const options = noteLine(index, lineAt, 50_000, 'markdown');
    assert.deepEqual(options?.company?.(), { topic: false, boards: false });
    assert.ok(read < 1000, `${read} lines`);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '```',
      '~~~',
      '<!--',
      '-->',
      '---',
      '# ',
      'crosvm',
      ' ',
      '\n',
      '\n',
      'x',
    );
    const kind = fc.constantFrom<NoteKind>('markdown', 'code', 'text');
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: -2, max: 30 }), kind, (pieces, line, as) => {
        termsIn(pieces.join('').split('\n'), line, as);
      }),
    );
  });
});
