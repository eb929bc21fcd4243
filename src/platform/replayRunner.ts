import type { ProcessOutput, ProcessRunner, RunError, RunOptions } from '../app/ports';
import type { Invocation } from '../core/reach/invocation';
import { err, ok, type Result } from '../core/result';
import { describeInvocation } from './logLine';

/** Output, with exit code 0 and empty text where left out; or why there is none. */
export type RecordedAnswer = Partial<ProcessOutput> | RunError;

/** What one invocation, or a family of them, answers. */
export interface Recording {
  /** Compared with the invocation's `file` as it is, without a look at `PATH`. */
  readonly file: string;
  readonly args: readonly string[] | ((args: readonly string[]) => boolean);
  readonly answer:
    RecordedAnswer | ((invocation: Invocation) => RecordedAnswer | Promise<RecordedAnswer>);
}

/**
 * Answers invocations from recorded text and starts nothing. The first recording that fits answers;
 * without one the answer is `failed-to-start` with a message that names the invocation, because
 * `not-found` would read as a tool that is not installed.
 */
export class ReplayRunner implements ProcessRunner {
  readonly #recordings: readonly Recording[];
  readonly #calls: Invocation[] = [];

  constructor(recordings: readonly Recording[]) {
    this.#recordings = recordings;
  }

  /** Every invocation that was asked for and not cancelled before, in order. */
  get calls(): readonly Invocation[] {
    return this.#calls;
  }

  async run(
    invocation: Invocation,
    { signal }: RunOptions,
  ): Promise<Result<ProcessOutput, RunError>> {
    if (signal?.aborted === true) {
      return err({ kind: 'cancelled' });
    }
    this.#calls.push(invocation);
    const answer = await untilAborted(this.#answer(invocation), signal);
    return 'kind' in answer
      ? err(answer)
      : ok({ stdout: '', stderr: '', exitCode: 0, durationMs: 0, ...answer });
  }

  async #answer(invocation: Invocation): Promise<RecordedAnswer> {
    const recording = this.#recordings.find((each) => fits(each, invocation));
    if (recording === undefined) {
      const message = `No recording of ${describeInvocation(invocation)}`;
      return { kind: 'failed-to-start', file: invocation.file, message };
    }
    return typeof recording.answer === 'function' ? recording.answer(invocation) : recording.answer;
  }
}

function fits({ file, args }: Recording, invocation: Invocation): boolean {
  if (file !== invocation.file) {
    return false;
  }
  return typeof args === 'function'
    ? args(invocation.args)
    : args.length === invocation.args.length &&
        args.every((arg, index) => arg === invocation.args[index]);
}

function untilAborted(
  answer: Promise<RecordedAnswer>,
  signal: AbortSignal | undefined,
): Promise<RecordedAnswer> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => resolve({ kind: 'cancelled' });
    signal?.addEventListener('abort', cancel, { once: true });
    answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', cancel));
  });
}
