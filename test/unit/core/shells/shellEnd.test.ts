import assert from 'node:assert/strict';
import {
  judgeShellEnd,
  type ShellEnd,
  type ShellEndVerdict,
  type ShellLayer,
} from '../../../../src/core/shells/shellEnd';

const HOUR = 3_600_000;
const used = (exitCode: number, lifeMs = HOUR): ShellEnd => ({ exitCode, lifeMs, wasUsed: true });
const untouched = (exitCode: number, lifeMs = HOUR): ShellEnd => ({
  exitCode,
  lifeMs,
  wasUsed: false,
});
const FAR: readonly ShellLayer[] = ['ssh', 'vm', 'instance'];

const ROWS: readonly (readonly [string, ShellEnd, readonly ShellLayer[], ShellEndVerdict])[] = [
  ['left with exit after use', used(0), FAR, 'normal'],
  ['left by Ctrl+D after Ctrl+C', used(130), FAR, 'normal'],
  ['left after a command that failed', used(1), FAR, 'normal'],
  ['left after a command that was not found', used(127), ['instance'], 'normal'],
  ['left after a syntax error', used(2), [], 'normal'],
  ['gone at once with exit code 0', untouched(0, 400), ['vm'], 'suspect'],
  ['left at once by a quick hand', used(0, 400), ['vm'], 'suspect'],
  ['broken ssh after hours', used(255), ['ssh'], 'failed'],
  ['ssh that never connected', untouched(255, 10_000), FAR, 'failed'],
  ['255 without ssh', used(255), ['vm'], 'suspect'],
  ['vsh that lost its VM', used(123), ['vm'], 'failed'],
  ['123 without a VM', used(123), ['instance'], 'normal'],
  ['vsh that found no VM', untouched(1, 300), ['vm'], 'failed'],
  ['vsh that gave up after a minute', untouched(1, 60_000), ['vm'], 'failed'],
  ['lxc exec without the program', untouched(127, 100), ['instance'], 'failed'],
  ['lxc exec without a terminal', untouched(129, 100), ['instance'], 'failed'],
  ['killed by the stop of its container', used(137), ['instance'], 'suspect'],
  ['a user who typed into what failed', used(1, 2000), ['vm'], 'suspect'],
];

describe('judgeShellEnd', () => {
  for (const [what, end, layers, verdict] of ROWS) {
    it(`takes ${what} as ${verdict}`, () => {
      assert.equal(judgeShellEnd(end, layers), verdict);
    });
  }
});
