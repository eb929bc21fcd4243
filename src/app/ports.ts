import type { Invocation } from '../core/reach/invocation';
import type { Result } from '../core/result';

/** Ends something that was started: a listener, a timer, a process. */
export interface Disposable {
  dispose(): void;
}

export interface RunOptions {
  readonly timeoutMs: number;
  /** Bound on each of stdout and stderr; the process is ended when it is passed. Default 8 MiB. */
  readonly maxOutputBytes?: number;
  /** Processes with the same key wait for each other above a small limit: one device. */
  readonly limitKey: string;
  /** True for a read: an identical invocation that is still running answers both callers. */
  readonly shared: boolean;
  readonly signal?: AbortSignal;
  /** What the process reads from its standard input; without it, end of file at once. */
  readonly input?: ProcessInput;
  /**
   * A file of this machine that takes standard output, of any size, in place of `stdout`. It appears
   * under this name only after exit code 0; until then it has `.part` at its end, and any other end
   * removes it.
   */
  readonly outputFile?: string;
  /** `bytes`: each character of `stdout` stands for one byte. Default: UTF-8 text. */
  readonly output?: 'text' | 'bytes';
  /** Called with each piece of standard output as it arrives; a character is never cut in two. */
  readonly onOutput?: (text: string) => void;
}

/** What a process reads. A file is one of this machine and may have any size. */
export type ProcessInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string };

export interface FollowOptions {
  /** Called with each piece of standard output as it arrives; a character is never cut in two. */
  readonly onText: (text: string) => void;
  /** Ends the process and all that it started. */
  readonly signal: AbortSignal;
}

/** What a process left behind. Any exit code arrives here; whether it is a failure is the caller's to say. */
export interface ProcessOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly durationMs: number;
}

/** Why there is no exit code. */
export type RunError =
  | { readonly kind: 'file-failed'; readonly path: string; readonly message: string }
  | { readonly kind: 'not-found'; readonly file: string }
  | { readonly kind: 'not-permitted'; readonly file: string }
  | { readonly kind: 'failed-to-start'; readonly file: string; readonly message: string }
  | { readonly kind: 'timed-out'; readonly timeoutMs: number; readonly stderr: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'signalled'; readonly signal: string; readonly stderr: string }
  | { readonly kind: 'too-much-output'; readonly maxOutputBytes: number };

/** The only way to run something. Never rejects for an expected failure. */
export interface ProcessRunner {
  run(invocation: Invocation, options: RunOptions): Promise<Result<ProcessOutput, RunError>>;
}

export interface ProcessFollower {
  /**
   * Runs a program that goes on until it is ended, such as a monitor. It has no time-out and counts for
   * no limit; its output is handed on and not kept, so `stdout` of the result is empty. Its standard
   * input stays open until then.
   */
  follow(invocation: Invocation, options: FollowOptions): Promise<Result<ProcessOutput, RunError>>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Minutes that the reader's time zone is ahead of UTC at that time. */
  utcOffsetMinutesAt(timeMs: number): number;
  /** Calls `callback` once after `delayMs`, unless disposed before. */
  after(delayMs: number, callback: () => void): Disposable;
}

export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
  trace(message: string): void;
}

/** Reads of text files; a relative path is looked up in the open folders. */
export interface Files {
  /** UTF-8 text of the file, or why it could not be read. */
  readText(path: string): Promise<Result<string, FileError>>;
}

export type FileError =
  | { readonly kind: 'file-missing'; readonly path: string }
  | { readonly kind: 'file-unreadable'; readonly path: string; readonly message: string };
