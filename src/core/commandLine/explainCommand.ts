import { problemsOf, type CommandProblem } from './checkCommand';
import type { CommandGrammar, Effect, Place } from './grammar/grammar';
import { readCommand, type CommandPart, type ReadCommand } from './readCommand';
import type { SimpleCommand } from './simpleCommand';
import { wordsOf } from './words';

/** Another word of the same command that is worth a line of its own. */
export interface OtherPart {
  readonly text: string;
  readonly does: string;
}

/** What the word under the cursor is. */
export type ExplainedPart =
  | { readonly kind: 'command' }
  | {
      readonly kind: 'option';
      readonly name: string;
      /** Name of its value, as in `--size=SIZE`. */
      readonly value: string | undefined;
      readonly does: string;
      readonly choices: readonly string[];
      readonly warns: string | undefined;
      readonly since: string | undefined;
      readonly until: string | undefined;
      readonly instead: string | undefined;
    }
  | {
      readonly kind: 'value';
      readonly text: string;
      /** Whose value it is. */
      readonly option: string;
      readonly does: string;
      readonly choices: readonly string[];
      readonly warns: string | undefined;
    }
  | {
      readonly kind: 'argument';
      readonly text: string;
      readonly name: string;
      readonly is: string;
      readonly choices: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly text: string };

/** All that there is to say about a command and one of its words. */
export interface CommandExplanation {
  /** Offsets of the word in the line, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Tool and subcommands, spelled right: `vmc`, `start`. */
  readonly names: readonly string[];
  /** One sentence about the whole. */
  readonly does: string;
  readonly warns: string | undefined;
  readonly effect: Effect;
  readonly typedIn: readonly Place[];
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly instead: string | undefined;
  readonly part: ExplainedPart;
  /** The other options and arguments, where the cursor is on the command itself. */
  readonly others: readonly OtherPart[];
  readonly problems: readonly CommandProblem[];
  /** The tool alone, as a name in a sentence. */
  readonly isNameOnly: boolean;
  /** A tool of every Linux: worth showing only in texts about Crostini. */
  readonly isGeneral: boolean;
}

/** What is known of the place where the line stands. */
export interface ExplainOptions {
  /** Lines above that end in a backslash, the nearest last. */
  readonly previousLines?: readonly string[];
  readonly isScript?: boolean;
  /** The text is a note: only a line with a prompt, or a flawless command, is taken for one. */
  readonly isProse?: boolean;
}

/** More than a command has; of a longer line only the beginning is read. */
const MAX_CHARS = 20_000;

/**
 * Explains the command at `column` (0-based, in UTF-16 units) of a line of code, and the word there. The
 * cursor may also stand right behind a word. `undefined` where there is no known command. Never fails.
 */
export function explainCommandAt(
  line: string,
  column: number,
  { previousLines = [], isScript = false, isProse = false }: ExplainOptions = {},
): CommandExplanation | undefined {
  const before = previousLines.map((text) => `${text}\n`).join('');
  const text = (before + line).slice(0, MAX_CHARS);
  const at = before.length + column;
  const { prompt, commands } = wordsOf(text, { isScript });
  const atCroshPrompt = prompt?.kind === 'crosh';
  const needsProof = prompt === undefined ? isProse : prompt.kind === 'comment';
  const found = innermost(commands, at, atCroshPrompt);
  if (found === undefined) return undefined;
  const { read, part } = found;
  const problems = problemsOf(read);
  if (needsProof && (problems.length > 0 || !startsText(read, text, prompt?.end ?? 0))) {
    return undefined;
  }
  return explanation(read, part, problems, before.length);
}

function startsText({ parts }: ReadCommand, text: string, from: number): boolean {
  return parts[0] !== undefined && text.slice(from, parts[0].start).trim() === '';
}

interface Found {
  readonly read: ReadCommand;
  readonly part: CommandPart;
}

/** The command that the word at `at` belongs to: of `sudo vmc list` and `vmc list` the latter. */
function innermost(
  commands: readonly SimpleCommand[],
  at: number,
  atCroshPrompt: boolean,
): Found | undefined {
  let found: Found | undefined;
  for (const command of commands) {
    let read = readCommand(command, { atCroshPrompt });
    while (read !== undefined) {
      const part = partAt(read, at);
      // A substitution lies in a word of the command around it, and is the smaller of the two.
      if (part !== undefined && (found === undefined || lengthOf(part) <= lengthOf(found.part))) {
        found = { read, part };
      }
      read = read.inner === undefined ? undefined : readCommand(read.inner, { atCroshPrompt });
    }
  }
  return found;
}

function lengthOf({ start, end }: CommandPart): number {
  return end - start;
}

function partAt({ parts }: ReadCommand, at: number): CommandPart | undefined {
  return (
    parts.find(({ start, end }) => start <= at && at < end) ?? parts.find(({ end }) => end === at)
  );
}

function explanation(
  read: ReadCommand,
  part: CommandPart,
  problems: readonly CommandProblem[],
  offset: number,
): CommandExplanation | undefined {
  const grammar = read.path.at(-1);
  if (grammar === undefined || part.kind === 'separator') return undefined;
  return {
    start: Math.max(0, part.start - offset),
    end: part.end - offset,
    names: read.names,
    does: grammar.does,
    warns: grammar.warns,
    effect: inherited(read.path, ({ effect }) => effect) ?? 'reads',
    typedIn: placesOf(read),
    since: grammar.since,
    until: grammar.until,
    instead: grammar.instead,
    part: explainPart(part),
    others: part.kind === 'command' ? othersOf(read) : [],
    problems,
    isNameOnly: read.parts.length === 1 && read.inner === undefined,
    isGeneral: read.found.tool.isGeneral === true,
  };
}

function explainPart(part: CommandPart): ExplainedPart {
  const { text } = part;
  switch (part.kind) {
    case 'command':
      return { kind: 'command' };
    case 'option': {
      const { names, value, does, choices = [], warns, since, until, instead } = part.option;
      const name = names.find((known) => known === text) ?? names.join(', ');
      return { kind: 'option', name, value, does, choices, warns, since, until, instead };
    }
    case 'value': {
      const { names, does, choices = [], warns } = part.option;
      return { kind: 'value', text, option: longName(names), does, choices, warns };
    }
    case 'argument': {
      const { name, is, choices = [] } = part.argument;
      return { kind: 'argument', text, name, is, choices };
    }
    case 'unknown-command':
    case 'unknown-option':
    case 'further-argument':
    case 'separator':
      return { kind: 'unknown', text };
  }
}

function longName(names: readonly string[]): string {
  return names.find((name) => name.startsWith('--')) ?? names.join(', ');
}

function othersOf({ parts }: ReadCommand): readonly OtherPart[] {
  return parts.flatMap((part) => {
    switch (part.kind) {
      case 'option':
        return [{ text: part.text, does: part.option.does }];
      case 'argument':
        return [{ text: part.text, does: part.argument.is }];
      case 'command':
      case 'unknown-command':
      case 'unknown-option':
      case 'value':
      case 'further-argument':
      case 'separator':
        return [];
    }
  });
}

function placesOf({ path, parts, found }: ReadCommand): readonly Place[] {
  const { typedInWithOptions } = found.tool;
  const hasOptions = parts.some(({ kind }) => kind === 'option' || kind === 'separator');
  if (typedInWithOptions !== undefined && hasOptions) return typedInWithOptions;
  return inherited(path, ({ typedIn }) => typedIn) ?? [];
}

function inherited<Value>(
  path: readonly CommandGrammar[],
  valueOf: (grammar: CommandGrammar) => Value | undefined,
): Value | undefined {
  return [...path]
    .reverse()
    .map(valueOf)
    .find((value) => value !== undefined);
}
