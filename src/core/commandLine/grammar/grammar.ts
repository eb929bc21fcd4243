/** What a command does to the things it is about, the gravest first. */
export type Effect = 'destroys' | 'creates' | 'changes' | 'reads';

/** Where a command is typed. */
export type Place =
  'crosh' | 'rootShell' | 'termina' | 'container' | 'workstation' | 'chroot' | 'linux';

/** When something came and went, in the words of a sentence: `September 2022`. */
interface History {
  readonly since?: string;
  /** Set for what no longer exists. */
  readonly until?: string;
  /** What to use in its place; without `until` it may still exist, but is obsolete. */
  readonly instead?: string;
}

/** What is known of an option, besides its key. */
export interface OptionGrammar extends History {
  /** One sentence: what it changes about the command. */
  readonly does: string;
  /** All values there are, compared without regard to case; without it any value will do. */
  readonly choices?: readonly string[];
  /** The command fails without it. */
  readonly isRequired?: true;
  readonly warns?: string;
}

/**
 * Name and meaning of an argument: `VM: the virtual machine`. In brackets it may be left out, with dots it
 * may be repeated, and in braces a command of its own begins there, as behind `sudo`: `[{COMMAND}]: …`.
 */
export type ArgumentGrammar =
  string | { readonly arg: string; readonly choices: readonly string[] };

/**
 * What is known of a command. An option's key holds its names and, in capitals, its value: `-f --file=PATH`
 * takes one in the same or the next word, `--boot[=ID]` in the same word only. One that needs no more than
 * a sentence is that sentence. A subcommand's key holds its names.
 */
export interface CommandGrammar extends History {
  /** One sentence. */
  readonly does: string;
  /** Default: that of the command it belongs to, `reads` for a tool. */
  readonly effect?: Effect;
  /** Default: that of the command it belongs to. */
  readonly typedIn?: readonly Place[];
  /** Those of the command it belongs to count too. */
  readonly options?: Readonly<Record<string, OptionGrammar | string>>;
  readonly args?: readonly ArgumentGrammar[];
  readonly subcommands?: Readonly<Record<string, CommandGrammar>>;
  /** What a person should know before they press Enter. */
  readonly warns?: string;
  /** There are options, or options and subcommands, that are not listed here. */
  readonly isOpen?: true | 'options';
  /** Options behind the first argument are not taken for options. */
  readonly optionsFirst?: true;
}

/** What is known of a program. */
export interface ToolGrammar extends CommandGrammar {
  readonly typedIn: readonly Place[];
  /** The first is the one that is shown; `emerge-*` stands for all that begin so. */
  readonly names: readonly string[];
  readonly misspellings?: readonly string[];
  /** Where it is typed when it has options: `vsh` of crosh takes none, the program itself does. */
  readonly typedInWithOptions?: readonly Place[];
  /** A tool of every Linux, worth an explanation only in texts about Crostini. */
  readonly isGeneral?: true;
  /** An ordinary word, which is this tool only at crosh's prompt. */
  readonly onlyAtCrosh?: true;
  /** An ordinary word, which is this tool only with one of these as its first argument. */
  readonly onlyBefore?: readonly string[];
}
