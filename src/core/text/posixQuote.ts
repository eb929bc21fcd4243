/**
 * Words that every POSIX shell takes as they are. `=` only after a leading dash: `A=b` in front of a
 * command would set a variable, and zsh expands a leading `=`.
 */
const PLAIN_WORD = /^(?:[A-Za-z0-9_@%+:,./-]+|-[A-Za-z0-9_@%+:,./=-]*)$/;

/** Plain to look at, but with a meaning of their own where a command is expected (POSIX, bash, zsh). */
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  [
    'if then else elif fi do done case esac while until for in function select time coproc',
    'repeat foreach end nocorrect noglob command builtin exec eval',
  ]
    .join(' ')
    .split(' '),
);

/**
 * `word` written so that a POSIX shell reads it back unchanged as one word, whatever it holds: blanks,
 * quotes, newlines, `$(…)`. Not for NUL, which no argument of a program can hold.
 * `it's` → `'it'\''s'`; plain words stay readable.
 */
export function posixQuote(word: string): string {
  return PLAIN_WORD.test(word) && !RESERVED_WORDS.has(word) ? word : inQuotes(word);
}

/**
 * One command line for a POSIX shell that runs exactly these words. Reserved words have a meaning only
 * as the command itself: `lxc exec penguin` needs no quotes.
 */
export function posixJoin([command, ...args]: readonly string[]): string {
  return command === undefined
    ? ''
    : [
        posixQuote(command),
        ...args.map((word) => (PLAIN_WORD.test(word) ? word : inQuotes(word))),
      ].join(' ');
}

function inQuotes(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
