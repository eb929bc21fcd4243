import type { ArgumentGrammar, CommandGrammar, OptionGrammar } from './grammar/grammar';

/** An option with what its key says. */
export interface Option extends OptionGrammar {
  /** The long form last, as in usage texts. */
  readonly names: readonly string[];
  /** Name of its value; `undefined` where it takes none. */
  readonly value: string | undefined;
  /** The value only counts behind `=`. */
  readonly isAttached: boolean;
}

/** What the text of an argument says. */
export interface Argument {
  readonly name: string;
  readonly is: string;
  readonly choices: readonly string[] | undefined;
  readonly isOptional: boolean;
  readonly repeats: boolean;
  readonly isCommand: boolean;
}

const OPTION_KEY = /^([^=[]+)(\[?)(?:=(.+?)\]?)?$/;
const ARGUMENT = /^(\[?)(\{?)([^:\]}]+(?::[A-Z]+)?(?:\.{3})?)\}?\]?: (.*)$/;

/** All options that count for the last of `path`: its own first. */
export function optionsOf(path: readonly CommandGrammar[]): readonly Option[] {
  return [...path].reverse().flatMap(({ options = {} }) => Object.entries(options).map(optionOf));
}

/** Finds an option by one of its names, dashes included. */
export function findOption(options: readonly Option[], name: string): Option | undefined {
  return options.find(({ names }) => names.includes(name));
}

/** The arguments of a command, in order. */
export function argumentsOf({ args = [] }: CommandGrammar): readonly Argument[] {
  return args.map(argumentOf);
}

/** The subcommand called `name`, which may be one of several names. */
export function findSubcommand(
  { subcommands = {} }: CommandGrammar,
  name: string,
): CommandGrammar | undefined {
  if (Object.hasOwn(subcommands, name)) return subcommands[name];
  return Object.entries(subcommands).find(([key]) => key.split(' ').includes(name))?.[1];
}

/** All names of subcommands. */
export function subcommandNames({ subcommands = {} }: CommandGrammar): readonly string[] {
  return Object.keys(subcommands).flatMap((key) => key.split(' '));
}

function optionOf([key, grammar]: readonly [string, OptionGrammar | string]): Option {
  const [, names = key, bracket = '', value] = OPTION_KEY.exec(key) ?? [];
  return {
    ...(typeof grammar === 'string' ? { does: grammar } : grammar),
    names: names.split(' '),
    value,
    isAttached: bracket !== '',
  };
}

function argumentOf(grammar: ArgumentGrammar): Argument {
  const text = typeof grammar === 'string' ? grammar : grammar.arg;
  const [, optional = '', command = '', name = text, is = ''] = ARGUMENT.exec(text) ?? [];
  return {
    name: name.replace(/\.{3}$/, ''),
    is,
    choices: typeof grammar === 'string' ? undefined : grammar.choices,
    isOptional: optional !== '',
    repeats: name.endsWith('...'),
    isCommand: command !== '',
  };
}
