import type { ProcessOutput, RunError } from '../app/ports';
import type { Invocation } from '../core/reach/invocation';
import type { Result } from '../core/result';

/** Scripts for a remote `sh` can be long; the log needs enough of one to recognise it. */
const LONGEST_LINE = 2000;

const PLAIN_WORD = /^[\w@%+=:,./-]+$/;
// What JSON leaves as it is but must not reach a log: DEL and C1 controls, line separators, and the
// characters that change the direction of text and so could hide what was run.
const UNSAFE = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * The program and its arguments in one line, for people: words that are not plain are written as JSON
 * strings, so that spaces, newlines and control characters in a guest's names can be seen.
 * `lxc`, `['exec', 'a b']` → `lxc exec "a b"`. The environment, which may hold secrets, is left out.
 */
export function describeInvocation({ file, args }: Invocation): string {
  const line = [file, ...args].map(describeWord).join(' ');
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)}…`;
}

/** How a run ended, in a few words: `exit 0`, `timed out after 500 ms`, `not found`. */
export function describeOutcome(result: Result<ProcessOutput, RunError>): string {
  if (result.ok) {
    return `exit ${result.value.exitCode}`;
  }
  const { error } = result;
  switch (error.kind) {
    case 'file-failed':
      return `${error.path}: ${error.message}`;
    case 'not-found':
      return 'not found';
    case 'not-permitted':
      return 'not permitted';
    case 'failed-to-start':
      return `failed to start: ${error.message}`;
    case 'timed-out':
      return `timed out after ${error.timeoutMs} ms`;
    case 'cancelled':
      return 'cancelled';
    case 'signalled':
      return `ended by ${error.signal}`;
    case 'too-much-output':
      return `ended after more than ${error.maxOutputBytes} bytes of output`;
  }
}

function describeWord(word: string): string {
  return PLAIN_WORD.test(word) ? word : JSON.stringify(word).replace(UNSAFE, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
