import assert from 'node:assert/strict';
import type {
  FollowOptions,
  ProcessFollower,
  ProcessOutput,
  RunError,
} from '../../../../src/app/ports';
import type { Invocation } from '../../../../src/core/reach/invocation';
import { err, ok, type Result } from '../../../../src/core/result';

/** One followed program, that does what a test says. */
export interface Followed {
  readonly invocation: Invocation;
  readonly options: FollowOptions;
  readonly exit: (exitCode: number, stderr?: string) => void;
}

/** Starts nothing; programs go on until a test ends them, or their signal does. */
export class StandInFollower implements ProcessFollower {
  readonly started: Followed[] = [];

  follow(invocation: Invocation, options: FollowOptions): Promise<Result<ProcessOutput, RunError>> {
    return new Promise((resolve) => {
      options.signal.addEventListener('abort', () => resolve(err({ kind: 'cancelled' })));
      const exit = (exitCode: number, stderr = ''): void => {
        resolve(ok({ stdout: '', stderr, exitCode, durationMs: 0 }));
      };
      this.started.push({ invocation, options, exit });
    });
  }

  get running(): readonly Followed[] {
    return this.started.filter(({ options }) => !options.signal.aborted);
  }

  get latest(): Followed {
    const followed = this.started.at(-1);
    assert.ok(followed, 'nothing was followed');
    return followed;
  }
}

/** The line of an event as `lxc monitor --format=json` prints it. */
export function eventLine(action: string, path = 'instances/penguin'): string {
  const metadata = { action, source: `/1.0/${path}` };
  return `${JSON.stringify({ type: 'lifecycle', metadata, project: 'default' })}\n\n`;
}

/** What `lxc` says when its daemon is gone. */
export const DAEMON_DIED = 'Error: websocket: close 1006 (abnormal closure): unexpected EOF\n';
export const DAEMON_REFUSES =
  'Error: Get "http://unix.socket/1.0": dial unix /var/lib/lxd/unix.socket: connect: connection refused\n';
