import { Locks } from '../../../../src/app/actions/locks';
import type { InstanceAction } from '../../../../src/app/actions/holdInstance';
import type { ProcessOutput, ProcessRunner, RunError, RunOptions } from '../../../../src/app/ports';
import type { Invocation } from '../../../../src/core/reach/invocation';
import { err, ok, type Result } from '../../../../src/core/result';
import { makeAccess } from '../standInDevice';

/** What one `lxc` answers: text, an error after `Error: `, or nothing. */
export type LxcAnswer = string | { readonly error: string } | undefined;

/** An `lxc` that answers by its words, and remembers them with their input. */
export class TalkingLxc implements ProcessRunner {
  readonly calls: string[] = [];
  readonly inputs: string[] = [];
  readonly #answer: (line: string) => LxcAnswer;

  constructor(answer: (line: string) => LxcAnswer) {
    this.#answer = answer;
  }

  run(
    { file, args }: Invocation,
    { signal, input }: RunOptions,
  ): Promise<Result<ProcessOutput, RunError>> {
    if (signal?.aborted === true) {
      return Promise.resolve(err({ kind: 'cancelled' }));
    }
    const line = [file, ...args].join(' ');
    this.calls.push(line);
    if (input?.kind === 'text') {
      this.inputs.push(input.text);
    }
    const answer = this.#answer(line);
    const output =
      typeof answer === 'object'
        ? { stdout: '', stderr: `Error: ${answer.error}\n`, exitCode: 1 }
        : { stdout: answer ?? '', stderr: '', exitCode: 0 };
    return Promise.resolve(ok({ ...output, durationMs: 0 }));
  }

  action(signal = new AbortController().signal): InstanceAction {
    return { locks: new Locks(), access: makeAccess({ processes: this }), signal };
  }
}

export const BOX = { deviceId: 'local:here', vm: undefined, instance: 'box', project: undefined };
