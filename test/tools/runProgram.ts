import { spawn } from 'node:child_process';
import { Failure } from './failure';

/** How a program is run; `env` replaces the whole environment. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const tailLines = 40;

/**
 * Runs a program to its end and returns what it printed (both streams). A start error or another exit code
 * than 0 is a `Failure` with the last lines. The program ends with this process at the latest.
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const endChild = (): void => void child.kill();
    process.once('exit', endChild);
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      process.off('exit', endChild);
      reject(new Failure(`${file} could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      process.off('exit', endChild);
      if (code === 0) {
        resolve(output);
        return;
      }
      const end = code === null ? `was ended by ${signal ?? 'a signal'}` : `exited with ${code}`;
      const tail = output.trimEnd().split('\n').slice(-tailLines).join('\n');
      reject(new Failure(`${[file, ...args].join(' ')} ${end}:\n${tail}`));
    });
  });
}
