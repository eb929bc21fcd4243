import type { ParseResult } from './parse';

/** Programs this extension runs, by the name that is looked up on the device's `PATH`. */
export type Tool =
  | 'vmc'
  | 'vsh'
  | 'lxc'
  | 'journalctl'
  | 'dbus-send'
  | 'ls'
  | 'cat'
  | 'sh'
  | 'env'
  | 'true'
  | 'crossystem';

/**
 * A command as a value: what to run and how to read the answer. Pure code makes it; a reach decides
 * where it runs, and the runner runs it.
 */
export interface Command<T> {
  readonly tool: Tool;
  /** Arguments after the tool's name; never joined into a shell string on this side. */
  readonly args: readonly string[];
  /** Set for the tool on top of the environment it inherits. */
  readonly env?: Readonly<Record<string, string>>;
  /** Reads the whole standard output. Total: never throws. */
  readonly parse: (stdout: string) => ParseResult<T>;
  /** The stream that `parse` is given. Default: standard output. */
  readonly reads?: 'stdout' | 'stderr';
  /** True when it may change something; such a command is never repeated or guessed. */
  readonly mutates: boolean;
  /** Overrides the time-out of the settings where a command is known to take long. */
  readonly timeoutMs?: number;
  /** Overrides the runner's bound on the size of each output stream. */
  readonly maxOutputBytes?: number;
  /** Text for its standard input; without it, end of file at once. */
  readonly input?: string;
  /** `bytes`: each character of what `parse` is given stands for one byte. Default: UTF-8 text. */
  readonly output?: 'text' | 'bytes';
  /** A file of this machine that is read as standard input, in place of `input`. */
  readonly inputFile?: string;
  /** A file of this machine that takes standard output; `parse` is then given no text. */
  readonly outputFile?: string;
}
