/** A word of a command line, with its place in the text. */
export interface Word {
  /** Without quotes, backslashes and the brackets of a usage text. */
  readonly text: string;
  /** Offsets in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What it really is shows only when it runs: `$VM`, `${1:name}`, `<name>`, `$(date)`. */
  readonly isDynamic: boolean;
}

/** One program with its arguments; `vmc list | grep x` are two. */
export interface SimpleCommand {
  readonly words: readonly Word[];
}

const KEYWORDS = new Set([
  'if',
  'then',
  'elif',
  'else',
  'do',
  'while',
  'until',
  '!',
  '{',
  'time',
  '}',
]);
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;

/** Without words of the shell itself and assignments, which stand in front of the program. */
export function withoutHead(words: readonly Word[]): readonly Word[] {
  const first = words.findIndex(({ text }) => !KEYWORDS.has(text) && !ASSIGNMENT.test(text));
  return first < 0 ? [] : words.slice(first);
}
