import type { ChildProcess } from 'node:child_process';
import { until } from './until';

const politeMs = 5_000;
const leaders = new Set<number>();

/**
 * Remembers the leader of a process group (spawned with `detached: true`), so that the group ends with this
 * process even if nobody gets to call `endProcessGroup`.
 */
export function watchProcessGroup(leader: ChildProcess): void {
  if (leader.pid === undefined) return;
  if (leaders.size === 0) process.once('exit', killWatched);
  leaders.add(leader.pid);
}

/** Ends the group led by `leader`: SIGTERM first, SIGKILL for what is still there after five seconds. */
export async function endProcessGroup(leader: ChildProcess): Promise<void> {
  const { pid } = leader;
  if (pid === undefined) return;
  if (signalGroup(pid, 'SIGTERM')) {
    const gone = { message: 'process group ended', timeoutMs: politeMs };
    await until(() => !signalGroup(pid, 0), gone).catch(() => signalGroup(pid, 'SIGKILL'));
  }
  // Later the number may belong to somebody else.
  leaders.delete(pid);
  if (leaders.size === 0) process.off('exit', killWatched);
}

function killWatched(): void {
  for (const pid of leaders) signalGroup(pid, 'SIGKILL');
}

/** Sends a signal to a whole group; false when there is no process in it. Signal 0 only asks. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
