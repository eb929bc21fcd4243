import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log, ProcessOutput, RunError, RunOptions } from '../../../src/app/ports';
import type { Result } from '../../../src/core/result';

/** A test that needs POSIX processes; on Windows it is reported as skipped, by its name. */
export const posixIt = process.platform === 'win32' ? it.skip : it;

/** Keeps lines as `level: message`. */
export class RecordingLog implements Log {
  readonly lines: string[] = [];
  error = (message: string) => this.#add('error', message);
  warn = (message: string) => this.#add('warn', message);
  info = (message: string) => this.#add('info', message);
  debug = (message: string) => this.#add('debug', message);
  trace = (message: string) => this.#add('trace', message);

  #add(level: string, message: string): void {
    this.lines.push(`${level}: ${message}`);
  }
}

export function runOptions(changes: Partial<RunOptions> = {}): RunOptions {
  return { timeoutMs: 20_000, limitKey: 'device', shared: false, ...changes };
}

/** The output of a run that is expected to give one. */
export function outputOf(result: Result<ProcessOutput, RunError>): ProcessOutput {
  if (!result.ok) {
    throw new Error(`no output: ${JSON.stringify(result.error)}`);
  }
  return result.value;
}

/** The error of a run that is expected to have one. */
export function errorOf(result: Result<ProcessOutput, RunError>): RunError {
  if (result.ok) {
    throw new Error(`no error: ${JSON.stringify(result.value)}`);
  }
  return result.error;
}

/** Polls until `condition` holds; fails after ten seconds with what was waited for. */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > deadline) {
      throw new Error(`gave up the wait until ${what}`);
    }
    await delay(10);
  }
}

/** True while the process runs; one that has ended and was not reaped yet does not run. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // No /proc on macOS: the answer of kill stands. On Linux: it went in between.
    return process.platform !== 'linux';
  }
}
