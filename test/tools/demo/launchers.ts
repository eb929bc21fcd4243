import { readFileSync } from 'node:fs';

const npmDepth = 4;

/**
 * The processes this one was started for: its parent, and on Linux those above it up to `npm run`. When one of
 * them is gone, nobody at a terminal can end this process any more: npm passes a SIGTERM on to its shell only.
 */
export function launcherPids(): readonly number[] {
  const chain: number[] = [];
  let pid = process.ppid;
  while (pid > 1 && chain.length < npmDepth) {
    chain.push(pid);
    if (readProcess(pid, 'cmdline').startsWith('npm')) return chain;
    pid = parentPid(pid);
  }
  return [process.ppid];
}

/** Whether all of these processes still exist. */
export function allAlive(pids: readonly number[]): boolean {
  return pids.every((pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  });
}

/** 0 when it cannot be known: the process is gone, or this is not Linux. */
function parentPid(pid: number): number {
  // The command's name stands in parentheses and may itself hold spaces and parentheses.
  const afterName = readProcess(pid, 'stat').split(')').at(-1) ?? '';
  return Number(afterName.trim().split(' ')[1] ?? 0);
}

function readProcess(pid: number, file: 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
