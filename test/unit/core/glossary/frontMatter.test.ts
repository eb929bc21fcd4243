import assert from 'node:assert/strict';
import { isInFrontMatter } from '../../../../src/core/glossary/frontMatter';

/** The 0-based numbers of the lines that are front matter. */
function frontMatterOf(text: string): readonly number[] {
  const lines = text.split('\n');
  return lines.flatMap((_, lineIndex) =>
    isInFrontMatter((index) => lines[index], lineIndex) ? [lineIndex] : [],
  );
}

describe('isInFrontMatter', () => {
  const rows: readonly (readonly [what: string, text: string, expected: readonly number[]])[] = [
    ['a block at the top', '---\ntags: vmc\n---\nvmc', [0, 1, 2]],
    ['a block that ends with dots', '---\nx\n...\nvmc', [0, 1, 2]],
    ['a block with CRLF and a byte order mark', '\uFEFF---\r\nx\r\n---\r\nvmc', [0, 1, 2]],
    ['only the first block', '---\nx\n---\n---\ny\n---', [0, 1, 2]],
    ['nothing of a rule further down', 'vmc\n---\nx\n---', []],
    ['nothing of a block without end', '---\nx\nvmc', []],
    ['nothing of an empty text', '', []],
    ['nothing of a block longer than 200 lines', `---\n${'x\n'.repeat(200)}---`, []],
  ];
  for (const [what, text, expected] of rows) {
    it(`takes ${what}`, () => {
      assert.deepEqual(frontMatterOf(text), expected);
    });
  }

  it('reads no more than the beginning', () => {
    let reads = 0;
    isInFrontMatter(() => `line ${++reads}`, 5);
    isInFrontMatter(() => `line ${++reads}`, 100_000);
    assert.equal(reads, 1);
  });
});
