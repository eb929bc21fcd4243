import { showControls } from './controls';

/** ASCII punctuation that a backslash makes literal (CommonMark 0.31, section 2.4). */
const PUNCTUATION = /[!"#%'()*+,\-./:;=?@[\\\]^_`{|}~]/g;

/**
 * These need an entity. `$(name)` is an icon in VS Code, which looks for it after backslashes are gone;
 * `<` and `&` would survive in engines that treat HTML before escapes.
 */
const ENTITIES: Readonly<Record<string, string>> = {
  $: '&#36;',
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
};

/**
 * Markdown that shows `text` as it is, in any place of a document or table: no formatting, link, image,
 * HTML, icon or list comes out of it. Line ends show as a blank (the text stays within its paragraph or
 * cell), other control characters as their pictures, blanks at the edges and in runs are kept.
 */
export function escapeMarkdown(text: string): string {
  return showControls(text.replace(/\r\n?/g, '\n'))
    .replace(PUNCTUATION, String.raw`\$&`)
    .replace(/[$<>&]/g, (character) => ENTITIES[character] ?? character)
    .replace(/^[ \t]+|[ \t]+$|[ \t]{2,}/gm, (blanks) => '&nbsp;'.repeat(blanks.length))
    .replace(/[\n\u0085\u2028\u2029]/g, '&#10;');
}
