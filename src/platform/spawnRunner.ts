import { setMaxListeners } from 'node:events';
import { stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type {
  FollowOptions,
  Log,
  ProcessFollower,
  ProcessOutput,
  ProcessRunner,
  RunError,
  RunOptions,
} from '../app/ports';
import type { Invocation } from '../core/reach/invocation';
import { err, type Result } from '../core/result';
import { childEnvironment } from './childEnvironment';
import { openChildFiles } from './childFiles';
import { runChild, type ChildRequest } from './childRun';
import { findProgram } from './findProgram';
import { Flight } from './flight';
import { LimitQueue } from './limitQueue';
import { describeInvocation, describeOutcome } from './logLine';

const DEFAULT_MAX_OUTPUT_BYTES = 8 * 1024 * 1024;
const MAX_FOLLOW_ERROR_BYTES = 1024 * 1024;

type RunResult = Result<ProcessOutput, RunError>;

export interface SpawnRunnerOptions {
  readonly log: Log;
  /** The environment that processes inherit; read for each of them. */
  readonly env?: () => NodeJS.ProcessEnv;
  /** Processes at once with the same `limitKey`. */
  readonly maxPerKey?: number;
  readonly maxTotal?: number;
  /** How long a process may take to end after SIGTERM, before SIGKILL. */
  readonly graceMs?: number;
}

/**
 * Runs programs on this machine, without a shell, each in a process group of its own that is ended as
 * a whole. The time-out counts from the start of the process, not from the call. A caller that cancels
 * is answered at once; its place in the limit is free when the process is gone.
 */
export class SpawnRunner implements ProcessRunner, ProcessFollower {
  readonly #log: Log;
  readonly #env: () => NodeJS.ProcessEnv;
  readonly #graceMs: number;
  readonly #queue: LimitQueue;
  readonly #flights = new Set<Flight<RunResult>>();
  readonly #joinable = new Map<string, Flight<RunResult>>();
  readonly #loggedPrograms = new Map<string, string>();
  #isDisposed = false;

  constructor(options: SpawnRunnerOptions) {
    const { log, env = () => process.env, maxPerKey = 6, maxTotal = 64, graceMs = 2000 } = options;
    this.#log = log;
    this.#env = env;
    this.#graceMs = graceMs;
    this.#queue = new LimitQueue({ maxPerKey, maxTotal });
  }

  /** Joins a read in flight when `shared`; its time-out and limit are then those of the first caller. */
  async run(invocation: Invocation, options: RunOptions): Promise<RunResult> {
    if (this.#isDisposed || options.signal?.aborted === true) {
      return err({ kind: 'cancelled' });
    }
    if (options.signal !== undefined) {
      // One reading of a large device hands its signal to more processes than Node takes for a leak.
      setMaxListeners(0, options.signal);
    }
    const flight = options.shared
      ? this.#joinOrStart(invocation, options)
      : this.#start(invocation, options);
    return (await flight.join(options.signal)) ?? err({ kind: 'cancelled' });
  }

  async follow(invocation: Invocation, { onText, signal }: FollowOptions): Promise<RunResult> {
    if (this.#isDisposed || signal.aborted) {
      return err({ kind: 'cancelled' });
    }
    const flight = new Flight(async (ended) => {
      const startedAt = performance.now();
      const result = await this.#runProgram(invocation, ended, {
        timeoutMs: Infinity,
        maxOutputBytes: MAX_FOLLOW_ERROR_BYTES,
        input: { kind: 'open' },
        keepsOutput: false,
        onOutput: onText,
      });
      this.#logRun(invocation, result, Math.round(performance.now() - startedAt));
      return result;
    });
    this.#flights.add(flight);
    const forget = (): void => void this.#flights.delete(flight);
    flight.settled.then(forget, forget);
    return (await flight.join(signal)) ?? err({ kind: 'cancelled' });
  }

  /** Ends all that runs or waits and resolves when it is gone; a later {@link run} gives `cancelled`. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    const flights = [...this.#flights];
    for (const flight of flights) {
      flight.abort();
    }
    await Promise.allSettled(flights.map(({ settled }) => settled));
  }

  #joinOrStart(invocation: Invocation, options: RunOptions): Flight<RunResult> {
    const key = sharingKey(invocation, options);
    const running = this.#joinable.get(key);
    if (running !== undefined && !running.isAborted) {
      return running;
    }
    const flight = this.#start(invocation, options);
    this.#joinable.set(key, flight);
    const forget = (): void => {
      if (this.#joinable.get(key) === flight) {
        this.#joinable.delete(key);
      }
    };
    flight.settled.then(forget, forget);
    return flight;
  }

  #start(invocation: Invocation, options: RunOptions): Flight<RunResult> {
    const flight = new Flight((signal) => this.#execute(invocation, options, signal));
    this.#flights.add(flight);
    const forget = (): void => {
      this.#flights.delete(flight);
      if (!options.shared) {
        // It may have changed something: who asks from here on must not get an answer from before.
        this.#joinable.clear();
      }
    };
    flight.settled.then(forget, forget);
    return flight;
  }

  async #execute(
    invocation: Invocation,
    options: RunOptions,
    signal: AbortSignal,
  ): Promise<RunResult> {
    const giveBack = await this.#queue.acquire(options.limitKey, signal);
    const startedAt = performance.now();
    try {
      const result = await this.#runNow(invocation, options, signal);
      this.#logRun(invocation, result, Math.round(performance.now() - startedAt));
      return result;
    } finally {
      giveBack?.();
    }
  }

  async #runNow(
    invocation: Invocation,
    { timeoutMs, maxOutputBytes = DEFAULT_MAX_OUTPUT_BYTES, ...options }: RunOptions,
    signal: AbortSignal,
  ): Promise<RunResult> {
    const files = await openChildFiles(options);
    if (!files.ok) {
      return files;
    }
    const { input, outputFd, finish } = files.value;
    const result = await this.#runProgram(invocation, signal, {
      timeoutMs,
      maxOutputBytes,
      input,
      keepsOutput: true,
      ...(outputFd === undefined ? {} : { outputFd }),
      ...(options.output === undefined ? {} : { output: options.output }),
      ...(options.onOutput === undefined ? {} : { onOutput: options.onOutput }),
    });
    const finished = await finish(result.ok && result.value.exitCode === 0);
    return finished.ok ? result : finished;
  }

  async #runProgram(
    { file, args, env: extra }: Invocation,
    signal: AbortSignal,
    request: Omit<
      ChildRequest,
      'program' | 'file' | 'args' | 'env' | 'workingFolder' | 'graceMs' | 'signal'
    >,
  ): Promise<RunResult> {
    if (signal.aborted) {
      return err({ kind: 'cancelled' });
    }
    const env = childEnvironment(this.#env(), extra);
    const [program, workingFolder] = await Promise.all([findProgram(file, { env }), homeOrRoot()]);
    if (!program.ok) {
      return program;
    }
    if (this.#loggedPrograms.get(file) !== program.value) {
      this.#loggedPrograms.set(file, program.value);
      this.#log.debug(`${file} is ${program.value}`);
    }
    return runChild({
      program: program.value,
      file,
      args,
      env,
      workingFolder,
      ...request,
      graceMs: this.#graceMs,
      signal,
    });
  }

  #logRun(invocation: Invocation, result: RunResult, elapsedMs: number): void {
    const line = describeInvocation(invocation);
    const outcome = describeOutcome(result);
    if (result.ok) {
      const { stdout, stderr, durationMs } = result.value;
      this.#log.debug(`> ${line} [${durationMs} ms] ${outcome}`);
      const sizes = [stdout, stderr].map((text) => Buffer.byteLength(text));
      this.#log.trace(`${invocation.file} wrote ${sizes.join(' + ')} bytes (stdout + stderr)`);
      return;
    }
    this.#log.debug(`> ${line} [${elapsedMs} ms] ${outcome}`);
    if (result.error.kind === 'timed-out') {
      this.#log.warn(`${line} ${outcome} and was ended`);
    }
  }
}

function sharingKey({ file, args, env = {} }: Invocation, { maxOutputBytes }: RunOptions): string {
  const sortedEnv = Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([file, args, sortedEnv, maxOutputBytes ?? DEFAULT_MAX_OUTPUT_BYTES]);
}

/**
 * Where processes run: not in the editor's folder, which may be anything or be gone, but at home,
 * where relative paths in `~/.ssh/config` are meant from; at the root when there is no home.
 */
async function homeOrRoot(): Promise<string> {
  try {
    const home = os.homedir();
    if ((await stat(home)).isDirectory()) {
      return home;
    }
  } catch {
    // A user without a home, or whose home is not there yet.
  }
  return path.parse(process.execPath).root;
}
