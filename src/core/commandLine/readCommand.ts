import { findTool, type FoundTool } from './findTool';
import type { CommandGrammar } from './grammar/grammar';
import {
  argumentsOf,
  findOption,
  findSubcommand,
  optionsOf,
  subcommandNames,
  type Argument,
  type Option,
} from './signature';
import { withoutHead, type SimpleCommand, type Word } from './simpleCommand';

/** What a word of a command is, or a part of a word: `--size=1G` is two. */
export type CommandPart = {
  /** As written, without quotes. */
  readonly text: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly isDynamic: boolean;
} & (
  | { readonly kind: 'command'; readonly name: string; readonly grammar: CommandGrammar }
  | { readonly kind: 'unknown-command' }
  | { readonly kind: 'option'; readonly option: Option }
  | { readonly kind: 'unknown-option' }
  | { readonly kind: 'value'; readonly option: Option }
  | { readonly kind: 'argument'; readonly argument: Argument }
  | { readonly kind: 'further-argument' }
  | { readonly kind: 'separator' }
);

/** A command read with what is known of its tool. */
export interface ReadCommand {
  readonly found: FoundTool;
  /** The tool, its subcommand, and so on. */
  readonly path: readonly CommandGrammar[];
  /** Their names, spelled right. */
  readonly names: readonly string[];
  readonly options: readonly Option[];
  readonly arguments: readonly Argument[];
  readonly parts: readonly CommandPart[];
  /** The command in it, as behind `sudo`; its words are not among `parts`. */
  readonly inner: SimpleCommand | undefined;
}

/** Reads a command as its tool would. `undefined` for a tool that is not known. Never fails. */
export function readCommand(
  { words }: SimpleCommand,
  surroundings: { readonly atCroshPrompt: boolean } = { atCroshPrompt: false },
): ReadCommand | undefined {
  const found = findTool(words, surroundings);
  return found === undefined ? undefined : new Reader(found, words).read();
}

class Reader {
  readonly #found: FoundTool;
  readonly #words: readonly Word[];
  readonly #path: CommandGrammar[];
  readonly #names: string[];
  readonly #parts: CommandPart[] = [];
  #options: readonly Option[];
  #arguments: readonly Argument[];
  #argumentCount = 0;
  #optionsEnded = false;

  constructor(found: FoundTool, words: readonly Word[]) {
    this.#found = found;
    this.#words = words;
    this.#path = [found.tool];
    this.#names = [found.name];
    this.#options = optionsOf(this.#path);
    this.#arguments = argumentsOf(found.tool);
  }

  read(): ReadCommand {
    let inner: SimpleCommand | undefined;
    const [first] = this.#words;
    if (first !== undefined) {
      this.#add(first, { kind: 'command', name: this.#found.name, grammar: this.#found.tool });
    }
    for (let at = 1; at < this.#words.length; at++) {
      const word = this.#words[at];
      if (word === undefined) break;
      const isOption = word.text.startsWith('-') && word.text.length > 1;
      if (isOption && (!this.#optionsEnded || this.#isFirstSeparator(word))) {
        at += this.#readOption(word, this.#words[at + 1]);
        continue;
      }
      if (this.#readSubcommand(word)) continue;
      if (this.#nextArgument()?.isCommand === true) {
        inner = { words: withoutHead(this.#words.slice(at)) };
        break;
      }
      this.#readArgument(word);
    }
    return {
      found: this.#found,
      path: this.#path,
      names: this.#names,
      options: this.#options,
      arguments: this.#arguments,
      parts: this.#parts,
      inner,
    };
  }

  /** Behind the first argument of `vmc create` options are none, but `--` is still what it is. */
  #isFirstSeparator({ text }: Word): boolean {
    return text === '--' && !this.#parts.some(({ kind }) => kind === 'separator');
  }

  /** How many of the words behind it belong to it: 0 or 1. */
  #readOption(word: Word, next: Word | undefined): 0 | 1 {
    if (word.text === '--') {
      this.#add(word, { kind: 'separator' });
      this.#optionsEnded = true;
      // Behind it stands the command, wherever one may: `vsh --vm_name=… -- lxc list`.
      const command = this.#arguments.findIndex(({ isCommand }) => isCommand);
      if (command >= 0) this.#argumentCount = command;
      return 0;
    }
    const equals = word.text.indexOf('=');
    const name = equals < 0 ? word.text : word.text.slice(0, equals);
    const option = findOption(this.#options, name);
    if (option === undefined) return this.#readShortOptions(word, next);
    const split = equals < 0 ? word.end : Math.min(word.start + equals, word.end);
    this.#parts.push({ ...word, kind: 'option', option, text: name, end: split, isDynamic: false });
    if (equals >= 0) {
      const text = word.text.slice(equals + 1);
      this.#parts.push({ ...word, kind: 'value', option, text, start: split + 1 });
      return 0;
    }
    return this.#readValue(option, next);
  }

  #readValue(option: Option, next: Word | undefined): 0 | 1 {
    if (option.value === undefined || option.isAttached || next === undefined) return 0;
    // In a usage text: `-p|--privileged true|false`.
    if (option.choices !== undefined && next.text.startsWith('-')) return 0;
    this.#add(next, { kind: 'value', option });
    return 1;
  }

  /** `-xe` is `-x -e`, `-n50` is `-n 50`. */
  #readShortOptions(word: Word, next: Word | undefined): 0 | 1 {
    const letters = /^-[A-Za-z]/.test(word.text) ? word.text.slice(1) : '';
    const options = lettersUntilValue(letters, this.#options);
    const last = options.at(-1);
    if (last !== undefined && (options.length === letters.length || last.value !== undefined)) {
      for (const [at, option] of options.entries()) {
        const start = at === 0 ? word.start : word.start + 1 + at;
        const end = Math.min(word.start + 2 + at, word.end);
        this.#parts.push({
          ...word,
          kind: 'option',
          option,
          text: `-${letters.charAt(at)}`,
          start,
          end,
        });
      }
      const rest = letters.slice(options.length);
      if (rest === '') return this.#readValue(last, next);
      const start = Math.min(word.start + 1 + options.length, word.end);
      this.#parts.push({ ...word, kind: 'value', option: last, text: rest, start });
      return 0;
    }
    this.#add(word, { kind: 'unknown-option' });
    return 0;
  }

  #readSubcommand(word: Word): boolean {
    const current = this.#path.at(-1);
    if (current?.subcommands === undefined || this.#argumentCount > 0) return false;
    if (this.#parts.some(({ kind }) => kind === 'unknown-command')) return false;
    const grammar = findSubcommand(current, word.text);
    if (grammar === undefined) {
      this.#add(word, { kind: 'unknown-command' });
      return true;
    }
    this.#add(word, { kind: 'command', name: word.text, grammar });
    this.#path.push(grammar);
    this.#names.push(word.text);
    this.#options = optionsOf(this.#path);
    this.#arguments = argumentsOf(grammar);
    return true;
  }

  #nextArgument(): Argument | undefined {
    const next = this.#arguments[this.#argumentCount];
    const last = this.#arguments.at(-1);
    return next ?? (last?.repeats === true ? last : undefined);
  }

  #readArgument(word: Word): void {
    const argument = this.#nextArgument();
    this.#argumentCount += 1;
    if (this.#path.some(({ optionsFirst }) => optionsFirst)) this.#optionsEnded = true;
    this.#add(
      word,
      argument === undefined ? { kind: 'further-argument' } : { kind: 'argument', argument },
    );
  }

  #add(word: Word, what: PartKind): void {
    this.#parts.push({ ...word, ...what });
  }
}

type PartKind = CommandPart extends infer Part
  ? Part extends { readonly kind: string }
    ? Omit<Part, 'text' | 'start' | 'end' | 'isDynamic'>
    : never
  : never;

/** The options that `letters` name, up to one that takes what is behind it, or one that is not known. */
function lettersUntilValue(letters: string, known: readonly Option[]): readonly Option[] {
  const options: Option[] = [];
  for (const letter of letters) {
    const option = findOption(known, `-${letter}`);
    if (option === undefined) break;
    options.push(option);
    if (option.value !== undefined && !option.isAttached) break;
  }
  return options;
}

/** The names that could have been meant where a subcommand is not known. */
export function knownSubcommands({ path }: ReadCommand): readonly string[] {
  const last = path.at(-1);
  return last === undefined ? [] : subcommandNames(last);
}
