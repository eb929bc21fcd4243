import assert from 'node:assert/strict';
import { codeAt, type CodeKind } from '../../../../src/core/commandLine/codeAt';

/** The code at `¦`, or `undefined`. */
function codeIn(kind: CodeKind, marked: string, isFenced = false) {
  const lines = marked.split('\n');
  const lineIndex = lines.findIndex((line) => line.includes('¦'));
  const column = lines[lineIndex]?.indexOf('¦') ?? 0;
  const plain = lines.map((line) => line.replace('¦', ''));
  return codeAt(kind, (at) => plain[at], { lineIndex, column, isFenced });
}

describe('codeAt', () => {
  it('finds the code span of a note', () => {
    assert.deepEqual(codeIn('markdown', 'Type `vmc s¦top x` now'), {
      text: 'vmc stop x',
      start: 6,
    });
    assert.deepEqual(codeIn('markdown', '| `vmc list \\| gr¦ep` |'), {
      text: 'vmc list  | grep',
      start: 3,
    });
    assert.equal(codeIn('markdown', 'Ty¦pe `vmc stop x` now'), undefined);
    assert.equal(codeIn('markdown', 'vmc st¦op x'), undefined);
  });

  it('takes each line of a fenced block, but not the fence', () => {
    assert.equal(codeIn('markdown', 'vmc st¦op x', true)?.text, 'vmc stop x');
    assert.equal(codeIn('markdown', '```sh vmc¦', true), undefined);
  });

  it('takes an indented block, but not the second line of a list item', () => {
    assert.equal(codeIn('markdown', 'Type:\n\n    vmc st¦op x')?.text, '    vmc stop x');
    assert.equal(codeIn('markdown', '    vmc st¦op x')?.text, '    vmc stop x');
    assert.equal(codeIn('markdown', 'Type\n    vmc st¦op x'), undefined);
    assert.equal(codeIn('markdown', '- one\n\n    vmc st¦op x'), undefined);
  });

  it('joins the lines above that end in a backslash', () => {
    const found = codeIn('script', 'x\nvmc start \\\n  --no-shell \\\n  ter¦mina');
    assert.deepEqual(found?.previousLines, ['vmc start \\', '  --no-shell \\']);
    assert.deepEqual(codeIn('script', 'echo \\\\\nvmc¦')?.previousLines, []);
    const long = 'x \\\n'.repeat(100);
    assert.equal(codeIn('script', `${long}vmc¦`)?.previousLines?.length, 20);
  });

  it('takes a line of other text as one that may be a command', () => {
    assert.equal(codeIn('prose', 'vmc st¦op x')?.isProse, true);
    assert.equal(codeIn('prose', 'Type `vmc st¦op x`')?.isProse, undefined);
  });

  it('finds nothing behind the end', () => {
    assert.equal(
      codeAt('markdown', () => undefined, { lineIndex: 3, column: 0, isFenced: true }),
      undefined,
    );
  });
});
