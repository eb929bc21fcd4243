import type { Tool } from '../core/cli/command';
import { explainOutput } from '../core/problem/explainOutput';
import type { Problem } from '../core/problem/problem';
import { invocationFor, type Reach } from '../core/reach/reach';
import { err, ok, type Result } from '../core/result';
import { problemOfRunError } from './commandRunner';
import type { FollowOptions, ProcessFollower } from './ports';
import type { SshConnections } from './ssh/sshConnections';

/** A program whose output goes on until it is ended. */
export interface FollowCommand {
  readonly tool: Tool;
  readonly args: readonly string[];
}

/** Follows programs through reaches; whatever was started ends with the signal, on the far side too. */
export class FollowRunner {
  readonly #processes: ProcessFollower;
  readonly #connections: SshConnections | undefined;

  constructor(processes: ProcessFollower, connections?: SshConnections) {
    this.#processes = processes;
    this.#connections = connections;
  }

  /** Resolves when the program has ended: by itself with exit code 0, or for the reason given. */
  async follow(
    reach: Reach,
    command: FollowCommand,
    options: FollowOptions,
  ): Promise<Result<undefined, Problem>> {
    const shared = await this.#connections?.share(reach);
    const invocation = invocationFor(
      shared?.reach ?? reach,
      { words: [command.tool, ...command.args] },
      'follow',
    );
    const end = await this.#processes.follow(invocation, options);
    shared?.release(false);
    if (!end.ok) {
      return err(problemOfRunError(end.error, command, reach));
    }
    return end.value.exitCode === 0
      ? ok(undefined)
      : err(explainOutput(reach, command.tool, end.value));
  }
}
