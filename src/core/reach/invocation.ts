/** One process on this machine: a program and its arguments, never a shell line. */
export interface Invocation {
  /** A program name to look up on `PATH`, or an absolute path. */
  readonly file: string;
  readonly args: readonly string[];
  /** Set on top of the inherited environment. */
  readonly env?: Readonly<Record<string, string>>;
}
