import type { Command } from '../core/cli/command';
import type { Parsed } from '../core/cli/parse';
import { explainOutput, placeOf } from '../core/problem/explainOutput';
import type { Problem } from '../core/problem/problem';
import type { Invocation } from '../core/reach/invocation';
import { invocationFor, reachChain, sshReachOf, type Reach } from '../core/reach/reach';
import { err, ok, type Result } from '../core/result';
import { posixJoin } from '../core/text/posixQuote';
import { singleLine } from '../core/text/singleLine';
import type { Log, ProcessOutput, ProcessRunner, RunError, RunOptions } from './ports';
import type { SshConnections } from './ssh/sshConnections';

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
  readonly #connections: SshConnections | undefined;

  constructor(options: {
    processes: ProcessRunner;
    log: Log;
    timeoutMs: () => number;
    /** Asked before each command that may change something; `false` cancels it. */
    mayChange?: (change: PlannedChange) => Promise<boolean>;
    /** Lets commands on one device share its ssh connection. */
    connections?: SshConnections;
  }) {
    this.#processes = options.processes;
    this.#log = options.log;
    this.#timeoutMs = options.timeoutMs;
    this.#mayChange = options.mayChange ?? (() => Promise.resolve(true));
    this.#connections = options.connections;
  }

  /** The command's parsed output, or why there is none. Text on stderr at exit 0 is only logged. */
  async run<T>(
    reach: Reach,
    command: Command<T>,
    { deviceId, signal, onOutput }: CommandContext,
  ): Promise<Result<Parsed<T>, Problem>> {
    const { tool, args } = command;
    if (command.mutates) {
      const { file, args: words } = invocationOf(reach, command);
      const line = posixJoin([file, ...words]);
      this.#log.info(`$ ${singleLine(line)}`);
      if (!(await this.#mayChange({ line, signal }))) {
        return err({ kind: 'cancelled' });
      }
    }
    const run = await this.#runShared(reach, command, {
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
      return run;
    }
    const parsed = command.parse(run.value[command.reads ?? 'stdout']);
    if (!parsed.ok) {
      return err({ kind: 'unreadable-output', tool, failure: parsed.error });
    }
    for (const { code, lineNumber, text } of parsed.value.warnings) {
      this.#log.warn(`${tool} ${args.join(' ')}: ${code} in line ${lineNumber}: ${text}`);
    }
    return ok(parsed.value);
  }

  /** `reach` for a terminal, over the connection that commands use. */
  async reachForTerminal(reach: Reach): Promise<Reach> {
    return (await this.#connections?.shareWithTerminal(reach)) ?? reach;
  }

  /** Runs the command over a shared connection where there is one; its output after exit code 0. */
  async #runShared(
    reach: Reach,
    command: Command<unknown>,
    options: RunOptions,
  ): Promise<Result<ProcessOutput, Problem>> {
    const shared =
      sshReachOf(reach) === undefined ? undefined : await this.#connections?.share(reach);
    const run = await this.#processes.run(invocationOf(shared?.reach ?? reach, command), options);
    shared?.release(!run.ok && run.error.kind === 'timed-out');
    if (!run.ok) {
      return err(problemOfRunError(run.error, command, reach));
    }
    if (run.value.exitCode === 0) {
      return run;
    }
    const problem = explainOutput(reach, command.tool, run.value);
    return err(
      shared?.hidesReasons === true ? await this.#tellWhy(reach, problem, options) : problem,
    );
  }

  /** Where a program between left no reason why there is no connection: the one it gives when asked alone. */
  async #tellWhy(reach: Reach, problem: Problem, options: RunOptions): Promise<Problem> {
    const outermost = sshReachOf(reach);
    const says = problem.kind === 'ssh' ? problem.failure.kind : undefined;
    if (outermost === undefined || (says !== 'closed' && says !== 'other')) {
      return problem;
    }
    const { timeoutMs, limitKey, signal } = options;
    const run = await this.#processes.run(
      invocationFor(outermost, { words: ['true'] }, 'capture'),
      {
        ...{ timeoutMs, limitKey, shared: true },
        ...(signal === undefined ? {} : { signal }),
      },
    );
    const why =
      run.ok && run.value.exitCode !== 0 ? explainOutput(outermost, 'true', run.value) : problem;
    return why.kind === 'ssh' ? why : problem;
  }
}

function invocationOf(reach: Reach, command: Command<unknown>): Invocation {
  const { tool, args, env, input, inputFile } = command;
  return invocationFor(
    reach,
    env === undefined ? { words: [tool, ...args] } : { words: [tool, ...args], env },
    input === undefined && inputFile === undefined ? 'capture' : 'feed',
  );
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
