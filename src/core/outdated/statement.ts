/** Something that notes say and that is not, or no longer, true. */
export interface Statement {
  /** Shown beside the message; stable, as people may search for it. */
  readonly id: string;
  /** Lower-case texts of which a line has at least one; a cheap test before the pattern. */
  readonly cues: readonly string[];
  /**
   * What is wrong, with the flag `g`. Free of nested and of neighbouring unbounded repetition, so that its
   * time grows with the line.
   */
  readonly pattern: RegExp;
  /** `code`: in fenced blocks, code spans and after a prompt only. `prose`: nowhere in there. */
  readonly where: 'anywhere' | 'code' | 'prose';
  /** The head of a command, such as `vmc start`, with the flag `g`: the pattern counts in its arguments only. */
  readonly command?: RegExp;
  /** The line has this too. */
  readonly beside?: RegExp;
  /** A line, or the command, that has this is right. */
  readonly unless?: RegExp;
  /** What is not true, what holds today, and since when. Plain text. */
  readonly message: string;
  /** What to write instead of the match, `''` to leave it out. Several where more than one may be meant. */
  readonly fixes?: readonly string[] | ((match: RegExpExecArray) => readonly string[]);
  /** Name of the glossary's entry that says more. */
  readonly term: string;
  /** Where it can be read: an https address. */
  readonly source: string;
  /** True where following the note loses data or opens the machine to others. */
  readonly harmful?: boolean;
}
