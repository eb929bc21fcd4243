import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { ProcessOutput, RunError } from '../app/ports';
import { err, ok, type Result } from '../core/result';
import { groupIsAlive, killGroup } from './killGroup';
import { OutputCollector } from './outputCollector';

export interface ChildRequest {
  /** Absolute path of the program. */
  readonly program: string;
  /** The name that the program sees as its own, and that errors name. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** An existing folder: with a missing one, starting fails as if the program were missing. */
  readonly workingFolder: string;
  readonly timeoutMs: number;
  readonly maxOutputBytes: number;
  /** How long the group may take to end after SIGTERM. */
  readonly graceMs: number;
  readonly signal: AbortSignal;
  /** Nothing to read, an open file's descriptor, text, or a pipe that stays open until the end. */
  readonly input: ChildInput;
  /** Descriptor of an open file that takes standard output. */
  readonly outputFd?: number;
  readonly output?: 'text' | 'bytes';
  readonly onOutput?: (text: string) => void;
  /** False: standard output is only handed to `onOutput`. */
  readonly keepsOutput: boolean;
}

export type ChildInput =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly fd: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' };

/** How long a pipe may stay open after its process ended, because something in the background holds it. */
const LINGER_MS = 500;
const GROUP_POLL_MS = 25;
/** `setTimeout` fires at once when given more. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/**
 * Starts a process and resolves when it has ended and its output is complete. When it had to be ended
 * (time-out, abort, too much output), resolves when its whole group is gone, or could not be ended.
 * Never rejects.
 */
export function runChild(request: ChildRequest): Promise<Result<ProcessOutput, RunError>> {
  if (request.signal.aborted) {
    return Promise.resolve(err({ kind: 'cancelled' }));
  }
  return new Promise((resolve) => {
    try {
      new ChildRun(request, resolve).watch();
    } catch (error) {
      // spawn throws for what it can tell beforehand, such as a NUL byte in an argument.
      resolve(err(startFailure(request, error)));
    }
  });
}

/** One started process. Settles once; all its timers and listeners end with that. */
class ChildRun {
  readonly #request: ChildRequest;
  readonly #resolve: (result: Result<ProcessOutput, RunError>) => void;
  readonly #child: ChildProcess;
  readonly #stdout: OutputCollector;
  readonly #stderr: OutputCollector;
  readonly #startedAt = performance.now();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #onAbort = (): void => this.#end('cancelled');
  #endedFor: 'timed-out' | 'cancelled' | 'too-much-output' | undefined;
  #exit: { code: number | null; signal: string | null; durationMs: number } | undefined;
  #isClosed = false;
  #isSettled = false;

  constructor(request: ChildRequest, resolve: (result: Result<ProcessOutput, RunError>) => void) {
    this.#request = request;
    this.#resolve = resolve;
    this.#stdout = new OutputCollector(request.maxOutputBytes);
    this.#stderr = new OutputCollector(request.maxOutputBytes);
    this.#child = spawn(request.program, request.args, {
      argv0: request.file,
      cwd: request.workingFolder,
      env: request.env,
      shell: false,
      stdio: [stdinOf(request.input), request.outputFd ?? 'pipe', 'pipe'],
      // A group of its own, so that what it starts ends with it. On Windows it would open a console.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
  }

  watch(): void {
    this.#child.once('error', (error) => {
      if (this.#child.pid === undefined) {
        this.#settle(err(startFailure(this.#request, error)));
      }
    });
    if (this.#child.pid === undefined) {
      // The error comes as an event. Out of file descriptors (EMFILE) there are not even streams.
      return;
    }
    const { onOutput, keepsOutput } = this.#request;
    this.#collect(this.#child.stdout, keepsOutput ? this.#stdout : undefined, onOutput);
    this.#collect(this.#child.stderr, this.#stderr, undefined);
    this.#feed(this.#child.stdin);
    this.#child.once('exit', (code, signal) => {
      this.#exit = { code, signal, durationMs: this.#elapsedMs() };
      if (this.#endedFor === undefined) {
        // A timer can be due before output that is already in the pipe has been read, as after the
        // machine slept; one more turn of the event loop reads it.
        this.#later(LINGER_MS, () => setImmediate(() => this.#abandon()));
      }
    });
    this.#child.once('close', () => {
      this.#isClosed = true;
      this.#settleWhenGone();
    });
    this.#later(this.#request.timeoutMs, () => this.#end('timed-out'));
    this.#request.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  #feed(stream: Writable | null): void {
    stream?.on('error', () => {
      // It ended without reading all of it; its exit code and words tell why.
    });
    if (this.#request.input.kind === 'text') {
      stream?.end(this.#request.input.text);
    }
  }

  #collect(
    stream: Readable | null,
    collector: OutputCollector | undefined,
    onText: ((text: string) => void) | undefined,
  ): void {
    if (stream === null) {
      // Goes into a file.
      return;
    }
    if (onText !== undefined) {
      handOn(stream, onText);
    }
    stream.on('data', (chunk: Buffer) => {
      if (collector?.add(chunk) === false) {
        this.#end('too-much-output');
        // Closed, not left to fill up: a process that goes on writing gets EPIPE instead of waiting.
        this.#closePipes();
      }
    });
    stream.on('error', () => {
      // The stream closes after it, and what was read before counts.
    });
  }

  #end(reason: 'timed-out' | 'cancelled' | 'too-much-output'): void {
    const { pid } = this.#child;
    if (this.#endedFor !== undefined || pid === undefined) {
      return;
    }
    if (reason === 'timed-out' && this.#exit !== undefined) {
      // It ended in time; only the wait for its pipes is left, and that has its own deadline.
      return;
    }
    this.#endedFor = reason;
    killGroup(pid, 'SIGTERM');
    this.#later(this.#request.graceMs, () => {
      killGroup(pid, 'SIGKILL');
      this.#later(LINGER_MS, () => this.#abandon());
    });
  }

  /** Settles at once, or after an end by force when the last of the group has gone. */
  #settleWhenGone(): void {
    const { pid } = this.#child;
    if (this.#endedFor !== undefined && pid !== undefined && groupIsAlive(pid)) {
      this.#later(GROUP_POLL_MS, () => this.#settleWhenGone());
      return;
    }
    this.#settle(this.#outcome());
  }

  /** Gives up the wait: for a pipe held from outside the group, or a process that SIGKILL cannot reach. */
  #abandon(): void {
    if (!this.#isClosed && this.#child.pid !== undefined) {
      killGroup(this.#child.pid, 'SIGKILL');
      this.#closePipes();
      this.#child.unref();
    }
    this.#settle(this.#outcome());
  }

  #closePipes(): void {
    this.#child.stdin?.destroy();
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  #outcome(): Result<ProcessOutput, RunError> {
    const { timeoutMs, maxOutputBytes } = this.#request;
    const stderr = this.#stderr.text();
    switch (this.#endedFor) {
      case 'cancelled':
        return err({ kind: 'cancelled' });
      case 'timed-out':
        return err({ kind: 'timed-out', timeoutMs, stderr });
      case 'too-much-output':
        return err({ kind: 'too-much-output', maxOutputBytes });
      case undefined:
        break;
    }
    const { code, signal, durationMs } = this.#exit ?? { code: null, signal: null, durationMs: 0 };
    return code === null
      ? err({ kind: 'signalled', signal: signal ?? 'unknown', stderr })
      : ok({ stdout: this.#stdout.text(this.#request.output), stderr, exitCode: code, durationMs });
  }

  #settle(result: Result<ProcessOutput, RunError>): void {
    this.#isSettled = true;
    for (const timer of this.#timers) {
      clearTimeout(timer);
    }
    this.#request.signal.removeEventListener('abort', this.#onAbort);
    this.#resolve(result);
  }

  #later(delayMs: number, callback: () => void): void {
    if (!this.#isSettled) {
      this.#timers.add(setTimeout(callback, Math.min(delayMs, LONGEST_DELAY_MS)));
    }
  }

  #elapsedMs(): number {
    return Math.round(performance.now() - this.#startedAt);
  }
}

/** A character that a chunk's end cuts waits for its rest; one that never gets it is U+FFFD. */
function handOn(stream: Readable, onText: (text: string) => void): void {
  const decoder = new StringDecoder('utf8');
  const tell = (text: string): void => {
    if (text !== '') {
      onText(text);
    }
  };
  stream.on('data', (chunk: Buffer) => {
    tell(decoder.write(chunk));
  });
  stream.once('end', () => {
    tell(decoder.end());
  });
}

function stdinOf(input: ChildInput): 'ignore' | 'pipe' | number {
  switch (input.kind) {
    case 'none':
      return 'ignore';
    case 'file':
      return input.fd;
    case 'text':
    case 'open':
      return 'pipe';
  }
}

function startFailure({ program, file }: ChildRequest, error: unknown): RunError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') {
    return { kind: 'not-permitted', file };
  }
  if (code !== 'ENOENT') {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'failed-to-start', file, message };
  }
  // The program was there a moment ago. When it still is, the system misses what the program needs to
  // start: the interpreter in its first line, or its dynamic loader.
  return existsSync(program)
    ? { kind: 'failed-to-start', file, message: `${program} needs an interpreter that is missing` }
    : { kind: 'not-found', file };
}
