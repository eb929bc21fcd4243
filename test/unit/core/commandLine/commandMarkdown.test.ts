import assert from 'node:assert/strict';
import { ENGLISH_COMMAND_LABELS } from '../../../../src/core/commandLine/commandLabels';
import { commandMarkdown } from '../../../../src/core/commandLine/commandMarkdown';
import { explainCommandAt } from '../../../../src/core/commandLine/explainCommand';

/** The hover at `¦`, without the backslashes of Markdown. */
function textAt(marked: string): string {
  return markdownAt(marked).replaceAll('\\', '');
}

function markdownAt(marked: string): string {
  const explanation = explainCommandAt(marked.replace('¦', ''), marked.indexOf('¦'));
  assert.ok(explanation);
  return commandMarkdown(explanation, ENGLISH_COMMAND_LABELS);
}

describe('commandMarkdown', () => {
  it('explains the command, the option, the place and the effect', () => {
    assert.equal(
      textAt('vmc export -¦f x y'),
      [
        '**vmc export**  \nSaves a virtual machine to a file in Downloads or on a removable drive.',
        '**-f**  \nDoes it even while the virtual machine runs.',
        'Since July 2021.',
        'Typed in: crosh (Ctrl+Alt+T) or a developer-mode shell of ChromeOS  \nMakes something new.  \nSince November 2018.',
      ].join('\n\n'),
    );
  });

  const rows: readonly (readonly [string, RegExp])[] = [
    ['vmc d¦estroy x', /\*\*Careful:\*\* There is no way back/],
    ['vmc d¦estroy x', /Deletes data\. {2}\nSince November 2018\.$/],
    ['vmc s¦tart x', /\*\*Careful:\*\* A name that does not exist makes a new/],
    ['vmc s¦tart --no-shell x', /\*\*--no-shell\*\*: Comes back/],
    ['vmc start --extra-d¦isk x y', /\*\*--extra-disk PATH\*\*/],
    ['vmc start --enable-v¦ulkan x', /Removed: March 2024\. Use --enable-virtgpu-native-context/],
    ['vmc start --vm-t¦ype x y', /Possible: CROSTINI, TERMINA, BAGUETTE/],
    ['vmc start --vm-type XX¦ y', /\*\*XX is not one of the possible values\./],
    ['vmc logs ter¦mina', /\*\*termina\*\*: the name of the virtual machine/],
    ['vmc lsi¦t', /lsit is not a command of vmc\. Probably list is meant\./],
    ['vmc start --enable-gup¦ x', /--enable-gup is not an option of vmc start\./],
    ['vmc create x --vm-t¦ype y', /--vm-type must stand in front of the name\./],
    ['vmc cr¦eate x', /--vm-type is missing\./],
    ['vmc list ex¦tra', /extra is more than the command takes\./],
    ['vcm l¦ist', /vcm is usually spelled vmc\./],
    ['run_con¦tainer.sh', /Obsolete\. Use vmc container instead\./],
    ['vmc -d st¦art --enable-vulkan x', /--enable-vulkan: No longer there\. Removed: March 2024\./],
    ['vmc export x -d bac¦kup', /\*\*backup\*\*: the file to write/],
  ];
  for (const [marked, pattern] of rows) {
    it(`says of ${marked}: ${pattern.source}`, () => {
      assert.match(textAt(marked), pattern);
    });
  }

  it('does not complain in a hover that a name is missing', () => {
    assert.doesNotMatch(textAt('vmc st¦art'), /missing/);
  });

  it('keeps hostile words text', () => {
    const markdown = markdownAt("vmc start '[x](command:evil) <img src=x> $(bug) `a` **b**¦'");
    assert.ok(!markdown.includes('[x]('));
    assert.ok(!markdown.includes('<img'));
    assert.ok(!markdown.includes('$(bug)'));
    assert.ok(!markdown.includes('**b**'));
  });

  it('shortens long words, and shows a handful of words of a long command', () => {
    assert.ok(textAt(`vmc start ${'x'.repeat(5000)}¦`).length < 1000);
    const many = Array.from({ length: 50 }, (_, at) => `a${at}`).join(' ');
    assert.ok(!textAt(`lxc st¦art ${many}`).includes('a6'));
  });
});
