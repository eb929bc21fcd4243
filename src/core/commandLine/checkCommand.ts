import type { CommandGrammar } from './grammar/grammar';
import { nearestName } from './nearestName';
import { findOption } from './signature';
import { knownSubcommands, readCommand, type CommandPart, type ReadCommand } from './readCommand';
import type { SimpleCommand } from './simpleCommand';

/** What is wrong with a command. Offsets as those of its words. */
export type CommandProblem = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'misspelt-tool'; readonly text: string; readonly right: string }
  | Unknown<'unknown-subcommand'>
  | Unknown<'unknown-option'>
  | Gone<'removed-command'>
  | Gone<'removed-option'>
  | { readonly kind: 'unknown-choice'; readonly text: string; readonly choices: readonly string[] }
  | { readonly kind: 'missing-option'; readonly name: string }
  | { readonly kind: 'missing-argument'; readonly name: string }
  | { readonly kind: 'too-many-arguments'; readonly text: string }
  | { readonly kind: 'misplaced-option'; readonly text: string }
);

interface Unknown<Kind> {
  readonly kind: Kind;
  readonly text: string;
  /** The command it was given to: `vmc start`. */
  readonly command: string;
  /** What was probably meant. */
  readonly near: string | undefined;
}

interface Gone<Kind> {
  readonly kind: Kind;
  readonly text: string;
  /** When it went; `undefined` for what is obsolete but may still be there. */
  readonly until: string | undefined;
  readonly instead: string | undefined;
}

/** How strictly a command is to be taken. */
export interface CheckOptions {
  /** Also says that an option is unknown where the tool has options that the grammar does not list. */
  readonly isStrict?: boolean;
  readonly atCroshPrompt?: boolean;
}

/**
 * What is wrong with a command and with the one inside it (`sudo …`). Nothing for a tool that is not known,
 * and nothing about words that only show what they are when the command runs.
 */
export function checkCommand(
  command: SimpleCommand,
  { isStrict = false, atCroshPrompt = false }: CheckOptions = {},
): readonly CommandProblem[] {
  const read = readCommand(command, { atCroshPrompt });
  if (read === undefined) return [];
  const inner = read.inner === undefined ? [] : checkCommand(read.inner, { isStrict });
  return [...problemsOf(read, isStrict), ...inner];
}

/** What is wrong with a command that has been read, without the one inside it. */
export function problemsOf(read: ReadCommand, isStrict = false): readonly CommandProblem[] {
  const isOpen = !isStrict && read.path.some(({ isOpen: some }) => some !== undefined);
  const ofParts = read.parts.flatMap((part) => problemOfPart(part, read, { isStrict, isOpen }));
  return [...ofParts, ...missing(read)];
}

function problemOfPart(
  part: CommandPart,
  read: ReadCommand,
  { isStrict, isOpen }: { readonly isStrict: boolean; readonly isOpen: boolean },
): readonly CommandProblem[] {
  const { start, end, text } = part;
  const last = read.path.at(-1);
  switch (part.kind) {
    case 'command':
      return [
        ...(part.grammar === read.found.tool && read.found.isMisspelt
          ? [{ kind: 'misspelt-tool', start, end, text, right: part.name } as const]
          : []),
        ...gone('removed-command', part, part.grammar),
      ];
    case 'unknown-command': {
      if (part.isDynamic || isPlaceholder(text) || (!isStrict && last?.isOpen === true)) return [];
      const near = nearestName(knownSubcommands(read), text);
      return [{ kind: 'unknown-subcommand', start, end, text, command: nameOf(read), near }];
    }
    case 'option':
      return gone('removed-option', part, part.option);
    case 'unknown-option': {
      if (isOpen || part.isDynamic || hasUnknownCommand(read)) return [];
      const near = nearestName(
        read.options.flatMap(({ names }) => names),
        text.replace(/=.*$/s, ''),
      );
      return [{ kind: 'unknown-option', start, end, text, command: nameOf(read), near }];
    }
    case 'value':
      return wrongChoice(part, part.option.choices, part.option.value);
    case 'argument':
      return isMisplaced(part, read)
        ? [{ kind: 'misplaced-option', start, end, text }]
        : wrongChoice(part, part.argument.choices, part.argument.name);
    case 'further-argument': {
      if (isOpen || last?.args === undefined || hasUnknownCommand(read)) return [];
      const kind = isMisplaced(part, read) ? 'misplaced-option' : 'too-many-arguments';
      return [{ kind, start, end, text }];
    }
    case 'separator':
      return [];
  }
}

function gone<Kind extends 'removed-command' | 'removed-option'>(
  kind: Kind,
  { start, end, text }: CommandPart,
  { until, instead }: Pick<CommandGrammar, 'until' | 'instead'>,
): readonly (Gone<Kind> & { readonly start: number; readonly end: number })[] {
  return until === undefined && instead === undefined
    ? []
    : [{ kind, start, end, text, until, instead }];
}

function wrongChoice(
  { start, end, text, isDynamic }: CommandPart,
  choices: readonly string[] | undefined,
  placeholder: string | undefined,
): readonly CommandProblem[] {
  if (choices === undefined || isDynamic || text === '') return [];
  // `TYPE` and `true|false` in a usage text.
  if (text === placeholder || text.includes('|')) return [];
  const isKnown = choices.some((choice) => choice.toLowerCase() === text.toLowerCase());
  return isKnown ? [] : [{ kind: 'unknown-choice', start, end, text, choices }];
}

function missing(read: ReadCommand): readonly CommandProblem[] {
  const last = read.parts.at(-1);
  const grammar = read.path.at(-1);
  if (last === undefined || grammar === undefined || asksForHelp(read)) return [];
  if (hasUnknownCommand(read) || grammar.until !== undefined) return [];
  const place = { start: read.parts[0]?.start ?? last.start, end: last.end };
  const options = read.options
    .filter(({ isRequired }) => isRequired === true)
    .filter(
      ({ names }) =>
        !read.parts.some(({ text, kind }) => kind !== 'option' && names.includes(text)),
    )
    .filter(
      (wanted) => !read.parts.some((part) => part.kind === 'option' && part.option === wanted),
    )
    .map(
      (option) => ({ kind: 'missing-option', name: option.names.at(-1) ?? '', ...place }) as const,
    );
  const given = read.parts.filter(({ kind }) => kind === 'argument').length;
  const wanted = read.arguments.filter(({ isOptional }) => !isOptional);
  const next = read.inner === undefined ? wanted[given] : undefined;
  return next === undefined
    ? options
    : [...options, { kind: 'missing-argument', name: next.name, ...place }];
}

/** An option behind the name, where `vmc create` takes it for a file. */
function isMisplaced({ text, start }: CommandPart, { path, options, parts }: ReadCommand): boolean {
  if (!path.some(({ optionsFirst }) => optionsFirst) || !text.startsWith('-')) return false;
  if (parts.some((part) => part.kind === 'separator' && part.start < start)) return false;
  return findOption(options, text.replace(/=.*$/s, '')) !== undefined;
}

/** `vmc COMMAND` in a usage text. */
function isPlaceholder(text: string): boolean {
  return /^(?:[A-Z][A-Z_-]+|\.{3}|…)$/.test(text);
}

function asksForHelp({ parts }: ReadCommand): boolean {
  return parts.some(({ text }) => text === '--help' || text === '-h' || text === '--version');
}

function hasUnknownCommand({ parts }: ReadCommand): boolean {
  return parts.some(({ kind }) => kind === 'unknown-command');
}

function nameOf({ names }: ReadCommand): string {
  return names.join(' ');
}
