/** A term and what a note says it is. */
export interface ReadDefinition {
  readonly name: string;
  readonly definition: string;
}

/** Longer than any name: then a sentence was selected. */
const MAX_NAME_CHARS = 80;

const LEAD = /^[\s>]*(?:(?:[-*+]|\d+[.)]|#{1,6})\s+)?/;
const MARKED = /^(\*\*|__|`)(?<name>[^\r\n]+?)\1\s*(?:(?:[:=–—-]|is|are)\s+)(?<definition>.*)$/;
const MARKED_WITH_COLON = /^(\*\*|__)(?<name>[^\r\n]+?):\1\s*(?<definition>.*)$/;
const WITH_COLON = /^(?<name>\[[^\]]+\]\([^)\s]*\)|[^:.!?]+):\s+(?<definition>.*)$/;

/**
 * What a piece of a note defines, as far as it is written like `X: …`, `**X** is …` or `- **X:** …`;
 * `undefined` for other text.
 */
export function readDefinition(text: string): ReadDefinition | undefined {
  const line = oneLine(text.replace(LEAD, ''));
  const match = MARKED_WITH_COLON.exec(line) ?? MARKED.exec(line) ?? WITH_COLON.exec(line);
  const name = plainName(match?.groups?.['name'] ?? '');
  const definition = (match?.groups?.['definition'] ?? '').trim();
  return name === undefined || definition === ''
    ? undefined
    : { name, definition: definition.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) };
}

/** A piece of a note as the name of a term, without Markdown around it; `undefined` if it is no name. */
export function plainName(text: string): string | undefined {
  const line = oneLine(text.replace(LEAD, ''));
  const inner = line
    .replace(/^\[([^\]]+)\](?:\([^)]*\))?$/, '$1')
    .replace(/^(\*\*|__|[*_`"'“])(.+?)(?:\1|”)$/, '$2')
    .replace(/[,;:]$/, '')
    .trim();
  return inner === '' || inner.length > MAX_NAME_CHARS ? undefined : inner;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
