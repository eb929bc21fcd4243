import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { timeMsOf } from './measure';

const MAX_OUTPUT_BYTES = 128 * 1024 * 1024;

/** What a person would type, run with nothing around it; resolves with its output, rejects on failure. */
export async function runByHand(
  [file, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const { stdout } = await promisify(execFile)(file, args, { env, maxBuffer: MAX_OUTPUT_BYTES });
  return stdout;
}

/** Milliseconds until the last of some commands, started at once, has ended. */
export async function timeByHand(
  commands: readonly (readonly [string, ...string[]])[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return timeMsOf(() => Promise.all(commands.map((command) => runByHand(command, env))));
}
