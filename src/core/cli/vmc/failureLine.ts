import { stripAnsi } from '../../text/stripAnsi';

/** Lines that come with a failure and say nothing about it. */
const NOISE = [
  // crosh, after any command that failed.
  /^\[ERROR:[^\]]*\] ERROR: command failed$/,
  // vmc, where the program for usage statistics is not on the path.
  /^warning: failed attempt to send metrics sample/,
  // crosh, after the sentence about the policy.
  /^Please contact your administrator for assistance\.$/,
];

/** No message of vmc comes near; longer lines are foreign, and would only cost time. */
const MAX_LINE_CHARS = 4096;

/**
 * The line of standard error that tells why `vmc` failed: the one Rust prints as `Error: …`, where crosh
 * has stopped it the first sentence, else the last line that is not noise. Empty when there is none.
 */
export function decisiveLine(stderr: string): string {
  const lines = stripAnsi(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !NOISE.some((pattern) => pattern.test(line)));
  const line =
    lines.find((candidate) => candidate.startsWith('Error: ')) ??
    lines.find((candidate) => /panicked at |policy|administrator/.test(candidate)) ??
    lines.at(-1);
  return (line ?? '').slice(0, MAX_LINE_CHARS);
}
