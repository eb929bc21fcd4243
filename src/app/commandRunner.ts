import type { Command } from '../core/cli/command';
import type { Parsed } from '../core/cli/parse';
import { explainOutput, placeOf } from '../core/problem/explainOutput';
import type { Problem } from '../core/problem/problem';
import { invocationFor, reachChain, type Reach } from '../core/reach/reach';
import { err, ok, type Result } from '../core/result';
import { posixJoin } from '../core/text/posixQuote';
import { singleLine } from '../core/text/singleLine';
import type { Log, ProcessRunner, RunError, RunOptions } from './ports';

export interface CommandContext {
  /** The device's id: its processes share a limit. */
  readonly deviceId: string;
  readonly signal: AbortSignal;
  /** Called with each piece of standard output as it arrives. */
  readonly onOutput?: (text: string) => void;
}

/** A command that may change something, right before it is run. */
export interface PlannedChange {
  /** The exact line, quoted for a POSIX shell of this machine. */
  readonly line: string;
  readonly signal: AbortSignal;
}

/** Sends commands through reaches and turns every way to fail into a {@link Problem}. */
export class CommandRunner {
  readonly #processes: ProcessRunner;
  readonly #log: Log;
  readonly #timeoutMs: () => number;
  readonly #mayChange: (change: PlannedChange) => Promise<boolean>;

  constructor(options: {
    processes: ProcessRunner;
    log: Log;
    timeoutMs: () => number;
    /** Asked before each command that may change something; `false` cancels it. */
    mayChange?: (change: PlannedChange) => Promise<boolean>;
  }) {
    this.#processes = options.processes;
    this.#log = options.log;
    this.#timeoutMs = options.timeoutMs;
    this.#mayChange = options.mayChange ?? (() => Promise.resolve(true));
  }

  /** The command's parsed output, or why there is none. Text on stderr at exit 0 is only logged. */
  async run<T>(
    reach: Reach,
    command: Command<T>,
    { deviceId, signal, onOutput }: CommandContext,
  ): Promise<Result<Parsed<T>, Problem>> {
    const { tool, args, env } = command;
    const invocation = invocationFor(
      reach,
      env === undefined ? { words: [tool, ...args] } : { words: [tool, ...args], env },
      command.input === undefined && command.inputFile === undefined ? 'capture' : 'feed',
    );
    if (command.mutates) {
      const line = posixJoin([invocation.file, ...invocation.args]);
      this.#log.info(`$ ${singleLine(line)}`);
      if (!(await this.#mayChange({ line, signal }))) {
        return err({ kind: 'cancelled' });
      }
    }
    const run = await this.#processes.run(invocation, {
      timeoutMs: command.timeoutMs ?? this.#timeoutMs(),
      limitKey: deviceId,
      shared: !command.mutates,
      signal,
      ...(command.maxOutputBytes === undefined ? {} : { maxOutputBytes: command.maxOutputBytes }),
      ...(command.output === undefined ? {} : { output: command.output }),
      ...(command.outputFile === undefined ? {} : { outputFile: command.outputFile }),
      ...inputOf(command),
      ...(onOutput === undefined ? {} : { onOutput }),
    });
    if (!run.ok) {
      return err(problemOfRunError(run.error, command, reach));
    }
    if (run.value.exitCode !== 0) {
      return err(explainOutput(reach, tool, run.value));
    }
    const parsed = command.parse(run.value.stdout);
    if (!parsed.ok) {
      return err({ kind: 'unreadable-output', tool, failure: parsed.error });
    }
    for (const { code, lineNumber, text } of parsed.value.warnings) {
      this.#log.warn(`${tool} ${args.join(' ')}: ${code} in line ${lineNumber}: ${text}`);
    }
    return ok(parsed.value);
  }
}

function inputOf({ input, inputFile }: Command<unknown>): Pick<RunOptions, 'input'> {
  if (inputFile !== undefined) {
    return { input: { kind: 'file', path: inputFile } };
  }
  return input === undefined ? {} : { input: { kind: 'text', text: input } };
}

/** Why a process gave no exit code, as the person is told it. */
export function problemOfRunError(
  error: RunError,
  { tool }: Pick<Command<unknown>, 'tool'>,
  reach: Reach,
): Problem {
  const outermost = reachChain(reach)[0]?.kind === 'ssh' ? ('ssh' as const) : tool;
  switch (error.kind) {
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'file-failed':
      return { kind: 'file-unreadable', path: error.path, message: error.message };
    case 'not-found':
      return {
        kind: 'tool-missing',
        tool: outermost === 'ssh' ? 'ssh' : placeOf(reach) === 'this-machine' ? tool : error.file,
        place: 'this-machine',
      };
    case 'not-permitted':
      return { kind: 'tool-not-permitted', tool: error.file };
    case 'failed-to-start':
      return { kind: 'exit', tool, exitCode: -1, line: error.message };
    case 'timed-out':
      return { kind: 'timed-out', tool, timeoutMs: error.timeoutMs };
    case 'signalled':
      return { kind: 'ended-by-signal', tool, signal: error.signal };
    case 'too-much-output':
      return { kind: 'too-much-output', tool, maxOutputBytes: error.maxOutputBytes };
  }
}
