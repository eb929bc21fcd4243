import assert from 'node:assert/strict';
import { firstMentions } from '../../../../src/core/glossary/firstMentions';
import { buildGlossaryIndex } from '../../../../src/core/glossary/glossaryIndex';
import { completeEntry } from '../../../../src/core/glossary/schema';

const index = buildGlossaryIndex(
  ['crosvm', 'maitred'].map((term) => completeEntry({ term, aliases: [], summary: '' })),
);

const NOTE = [
  '---', // 0
  'tags: crosvm',
  '---',
  '# crosvm', // 3
  'crosvm starts maitred; crosvm',
  'and crosvm again', // 5
  '',
  'crosvm',
  '```', // 8
  'crosvm',
  '```',
  'maitred', // 11
];

function found(
  firstLineIndex: number,
  lastLineIndex: number,
  kind: 'markdown' | 'text' = 'markdown',
): string[] {
  return firstMentions(index, {
    lineAt: (at) => NOTE[at],
    firstLineIndex,
    lastLineIndex,
    kind,
  }).map(({ lineIndex, start, end }) => `${lineIndex}:${NOTE[lineIndex]?.slice(start, end) ?? ''}`);
}

describe('firstMentions', () => {
  it('gives each term once in a paragraph, outside of headings, code and front matter', () => {
    assert.deepEqual(found(0, 99), ['4:crosvm', '4:maitred', '7:crosvm', '11:maitred']);
  });

  it('knows the paragraph above the part that is on screen', () => {
    assert.deepEqual(found(5, 7), ['7:crosvm']);
  });

  it('knows that the part on screen begins in code', () => {
    assert.deepEqual(found(9, 11), ['11:maitred']);
  });

  it('takes plain text as it is', () => {
    assert.deepEqual(found(0, 4, 'text'), ['1:crosvm', '4:maitred']);
  });
});
