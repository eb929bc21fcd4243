import { findPrompt, type Prompt } from './prompt';
import type { SimpleCommand } from './simpleCommand';
import { WordScanner } from './wordScanner';

/** A line, or several that are joined, cut up. */
export interface ShellLine {
  readonly prompt: Prompt | undefined;
  /** In no particular order: those in `$(…)` are there too. */
  readonly commands: readonly SimpleCommand[];
}

/** How a line is to be taken. */
export interface WordsOptions {
  /** In a script a line that begins with `#` is a comment. */
  readonly isScript?: boolean;
}

/**
 * Cuts a line of a shell script, of a session or of a note into commands and words, as POSIX `sh` would as far
 * as one can tell without running it: quotes, variables, substitutions, pipes, redirections, comments. Line
 * ends behind a backslash join lines. What `sh` would refuse is read as well as it can be; never fails, and
 * takes time in proportion to the text.
 */
export function wordsOf(text: string, { isScript = false }: WordsOptions = {}): ShellLine {
  const found = findPrompt(text);
  const prompt = isScript && found?.kind === 'comment' ? undefined : found;
  const commands = new WordScanner(text, prompt?.end ?? 0).read();
  return { prompt, commands };
}
