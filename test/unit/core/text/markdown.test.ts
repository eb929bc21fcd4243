import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown } from '../../../../src/core/text/markdown';
import { visibleText } from './hostileText';

const ENTITIES: Readonly<Record<string, string>> = {
  '&#36;': '$',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&nbsp;': ' ',
  '&#10;': '\n',
};

/** What a reader sees: backslash escapes and entities resolved, as CommonMark says. */
function shown(markdown: string): string {
  return markdown.replace(
    /\\([!-/:-@[-`{-~])|&(?:#36|#10|lt|gt|amp|nbsp);/g,
    (match: string, literal: string | undefined) => literal ?? ENTITIES[match] ?? '?',
  );
}

describe('escapeMarkdown', () => {
  const hostile = [
    '**bold** _it_ ~~no~~ `code`',
    '[link](command:evil) ![img](http://a/b.png) <http://a>',
    '<script>alert(1)</script> &lt; <b>',
    '$(sync~spin) $(trash)',
    'http://example.com www.example.com me@example.com',
    '# heading',
    '- item',
    '1. item',
    '> quote',
    '---',
    '| a | b |',
    '[x]: http://a',
    '\\$(sync) \\<b> \\\\',
  ];
  for (const text of hostile) {
    it(`takes the meaning from ${text} and keeps its text`, () => {
      const markdown = escapeMarkdown(text);
      assert.equal(shown(markdown), text);
      assert.doesNotMatch(markdown, /\$\(|<|>/);
      assert.doesNotMatch(markdown, /(?<!\\)(?:\\\\)*[`*_[\]()|~]/);
    });
  }

  it('keeps line ends and tables out of it', () => {
    assert.equal(
      escapeMarkdown('a\nb\r\n\r\n    c | d'),
      String.raw`a&#10;b&#10;&#10;&nbsp;&nbsp;&nbsp;&nbsp;c \| d`,
    );
  });

  it('shows control characters', () => {
    assert.equal(escapeMarkdown('a\u001B[0m'), String.raw`a␛\[0m`);
  });

  it('shows any text as it is, with no character of Markdown that is not escaped', () => {
    fc.assert(
      fc.property(visibleText(), (text) => {
        const markdown = escapeMarkdown(text);
        assert.equal(shown(markdown), text);
        assert.doesNotMatch(
          markdown.replace(/\\[!-/:-@[-`{-~]|&(?:#36|#10|lt|gt|amp|nbsp);/g, ''),
          /[!-/:-@[-`{-~\n]/,
        );
      }),
    );
  });
});
