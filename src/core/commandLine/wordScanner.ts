import { withoutHead, type SimpleCommand, type Word } from './simpleCommand';

/** A command that is being read, and what ends it. */
interface Frame {
  readonly closer: ')' | '`' | undefined;
  words: Word[];
  /** The word that is being read; `undefined` between words. */
  word: { text: string; readonly start: number; end: number; isDynamic: boolean } | undefined;
  inDoubleQuotes: boolean;
  /** The next word is where output goes. */
  isRedirected: boolean;
  brackets: number;
}

/** Nobody nests commands as deep as this. */
const MAX_DEPTH = 50;
const PLACEHOLDER = /<[\p{L}_][^<>|&;\n]{0,60}>/uy;

/** Reads the commands of a text from `start` on, once. */
export class WordScanner {
  readonly #text: string;
  readonly #commands: SimpleCommand[] = [];
  readonly #frames: Frame[] = [];
  #frame = newFrame(undefined);
  #at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  read(): readonly SimpleCommand[] {
    while (this.#at < this.#text.length) {
      if (this.#frame.inDoubleQuotes) this.#readQuoted();
      else this.#readPlain();
    }
    this.#endCommand();
    while (this.#frames.length > 0) this.#close();
    return this.#commands;
  }

  #readQuoted(): void {
    const character = this.#text.charAt(this.#at);
    if (character === '"') {
      this.#frame.inDoubleQuotes = false;
      this.#extend('', 1);
    } else if (character === '\\') {
      this.#escaped();
    } else if (!this.#substitution(character)) {
      this.#extend(character, 1);
    }
  }

  #readPlain(): void {
    const character = this.#text.charAt(this.#at);
    switch (character) {
      case ' ':
      case '\t':
      case '\r':
        this.#endWord();
        this.#at += 1;
        return;
      case "'":
        this.#singleQuotes();
        return;
      case '"':
        this.#extend('', 1);
        this.#frame.inDoubleQuotes = true;
        return;
      case '\\':
        this.#escaped();
        return;
      case '#':
        this.#comment();
        return;
      case '<':
      case '>':
        this.#redirect(character);
        return;
      case '[':
      case ']':
        this.#bracket(character);
        return;
      case '&':
      case '|':
      case ';':
      case '(':
      case '\n':
        this.#operator(character);
        return;
      case ')':
        if (this.#frame.closer === ')') this.#close();
        else this.#endCommand();
        this.#at += 1;
        return;
      default:
        if (!this.#substitution(character)) this.#extend(character, 1);
    }
  }

  /** `$VAR`, `${…}`, `$(…)` and backticks. False for what is none of them. */
  #substitution(character: string): boolean {
    if (character === '`') {
      if (this.#frame.closer === '`' && !this.#frame.inDoubleQuotes) {
        this.#close();
        this.#at += 1;
      } else {
        this.#open('`', 1);
      }
      return true;
    }
    if (character !== '$') return false;
    const next = this.#text.charAt(this.#at + 1);
    if (next === '(') {
      this.#open(')', 2);
    } else {
      const length = next === '{' ? this.#braces() : 1;
      this.#extend(this.#text.slice(this.#at, this.#at + length), length, true);
    }
    return true;
  }

  /** Length of `${…}` with what it holds; snippets nest them. */
  #braces(): number {
    let depth = 0;
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const character = this.#text.charAt(at);
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
      if (depth === 0) return at + 1 - this.#at;
    }
    return this.#text.length - this.#at;
  }

  #escaped(): void {
    const next = this.#text.charAt(this.#at + 1);
    // A line that goes on: the word does too, or, if none has begun, the space between words.
    if (next === '\n' || next === '') this.#at += 2;
    else this.#extend(next, 2);
  }

  #singleQuotes(): void {
    const close = this.#text.indexOf("'", this.#at + 1);
    // An apostrophe.
    if (close < 0) this.#extend("'", 1);
    else this.#extend(this.#text.slice(this.#at + 1, close), close + 1 - this.#at);
  }

  #comment(): void {
    if (this.#frame.word !== undefined) {
      this.#extend('#', 1);
      return;
    }
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }

  #redirect(character: string): void {
    if (character === '<') {
      PLACEHOLDER.lastIndex = this.#at;
      const [placeholder] = PLACEHOLDER.exec(this.#text) ?? [];
      if (placeholder !== undefined && !/\s>$/.test(placeholder)) {
        this.#extend(placeholder, placeholder.length, true);
        return;
      }
    }
    if (this.#text.charAt(this.#at + 1) === '(') {
      this.#open(')', 2);
      return;
    }
    // The 2 of `2>` is no argument.
    if (/^\d$/.test(this.#frame.word?.text ?? '')) this.#frame.word = undefined;
    this.#endWord();
    let end = this.#at + 1;
    while (/[<>&|-]/.test(this.#text.charAt(end))) end += 1;
    // `2>&-` closes; everything else is followed by a target.
    this.#frame.isRedirected = !this.#text.startsWith('&-', end - 2);
    this.#at = end;
  }

  /** In a usage text brackets mean that a word may be left out; elsewhere they belong to the word. */
  #bracket(character: string): void {
    const { word } = this.#frame;
    if (
      character === '[' &&
      word === undefined &&
      /[\p{L}<-]/u.test(this.#text.charAt(this.#at + 1))
    ) {
      this.#frame.brackets += 1;
      this.#at += 1;
    } else if (character === ']' && this.#frame.brackets > 0) {
      this.#endWord();
      this.#frame.brackets -= 1;
      this.#at += 1;
    } else {
      this.#extend(character, 1);
    }
  }

  #operator(character: string): void {
    if (character === '|' && this.#frame.brackets > 0) {
      this.#endWord();
    } else if (character === '&' && this.#text.charAt(this.#at + 1) === '>') {
      this.#endWord();
    } else {
      this.#endCommand();
    }
    this.#at += 1;
  }

  #extend(text: string, length: number, isDynamic = false): void {
    const word = (this.#frame.word ??= {
      text: '',
      start: this.#at,
      end: this.#at,
      isDynamic: false,
    });
    word.text += text;
    word.isDynamic ||= isDynamic;
    this.#at += length;
    word.end = this.#at;
  }

  #open(closer: ')' | '`', length: number): void {
    if (this.#frames.length === MAX_DEPTH) {
      this.#extend('', length, true);
      return;
    }
    this.#extend('', length, true);
    this.#frames.push(this.#frame);
    this.#frame = newFrame(closer);
  }

  /** Ends a substitution; its word goes on behind it. */
  #close(): void {
    this.#endCommand();
    const outer = this.#frames.pop();
    if (outer === undefined) return;
    this.#frame = outer;
    if (outer.word !== undefined) outer.word.end = Math.min(this.#at + 1, this.#text.length);
    if (this.#at >= this.#text.length) this.#endCommand();
  }

  #endWord(): void {
    const { word, isRedirected, brackets } = this.#frame;
    this.#frame.word = undefined;
    if (word === undefined) return;
    // `[name]` stands for a name, `[--option]` for the option itself.
    if (brackets > 0 && !word.text.startsWith('-')) word.isDynamic = true;
    if (!isRedirected) this.#frame.words.push(word);
    this.#frame.isRedirected = false;
  }

  #endCommand(): void {
    this.#endWord();
    const words = withoutHead(this.#frame.words);
    if (words.length > 0) this.#commands.push({ words });
    this.#frame.words = [];
    this.#frame.isRedirected = false;
    this.#frame.brackets = 0;
  }
}

function newFrame(closer: Frame['closer']): Frame {
  return {
    closer,
    words: [],
    word: undefined,
    inDoubleQuotes: false,
    isRedirected: false,
    brackets: 0,
  };
}
