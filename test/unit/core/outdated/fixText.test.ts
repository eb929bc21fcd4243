import assert from 'node:assert/strict';
import { certainChanges, changeFor, ignoreComment } from '../../../../src/core/outdated/fixText';
import { findInNote } from './note';

describe('changeFor', () => {
  it('replaces what was found', () => {
    const line = 'see crossvm';
    const [finding] = findInNote(line);
    assert.ok(finding);
    assert.deepEqual(changeFor(finding, 'crosvm', line), {
      lineIndex: 1,
      start: 4,
      end: 11,
      text: 'crosvm',
    });
  });

  it('takes a blank along where something is left out', () => {
    const line = '`vmc start --untrusted termina`';
    const [finding] = findInNote(line);
    assert.ok(finding);
    const { start, end } = changeFor(finding, '', line);
    assert.equal(line.slice(0, start) + line.slice(end), '`vmc start termina`');
  });
});

describe('certainChanges', () => {
  it('leaves out what has no fix and what needs a choice', () => {
    const note = 'crossvm\n`vmc create lab`\n`vmc status`\nFUSE is not supported.';
    const changes = certainChanges(findInNote(note), ['', ...note.split('\n')]);
    assert.deepEqual(
      changes.map(({ lineIndex, text }) => [lineIndex, text]),
      [
        [1, 'crosvm'],
        [3, 'vmc list'],
      ],
    );
  });
});

describe('ignoreComment', () => {
  const rows: readonly (readonly [string, boolean, boolean, string | undefined])[] = [
    ['some text', true, false, ' <!-- crostini-ignore -->'],
    ['vmc create x', true, true, ' # crostini-ignore'],
    ['some text', false, false, ' # crostini-ignore'],
    ['vmc create \\', true, true, undefined],
  ];
  for (const [line, isMarkdown, inCodeBlock, expected] of rows) {
    it(`of ${line}, Markdown: ${isMarkdown}, block: ${inCodeBlock}`, () => {
      assert.equal(ignoreComment(line, { isMarkdown, inCodeBlock }), expected);
    });
  }

  it('silences the line', () => {
    const comment = ignoreComment('', { isMarkdown: true, inCodeBlock: false }) ?? '';
    assert.deepEqual(findInNote(`crossvm${comment}`), []);
  });
});
