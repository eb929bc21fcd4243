import { spawn } from 'node:child_process';
import path from 'node:path';

/**
 * Sends a signal to a process that was started `detached`, and to all it started that stayed in its
 * group. On Windows, which has no such signals, ends the tree at once. Never throws: a group that is
 * gone, or belongs to another user (`sudo`), is left as it is.
 */
export function killGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (process.platform === 'win32') {
    endWindowsTree(pid);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: nobody is left. EPERM: not ours to end.
  }
}

/**
 * True while somebody of the group is left whom we may signal; a zombie that its parent has not
 * reaped counts. Always false on Windows.
 */
export function groupIsAlive(pid: number): boolean {
  if (process.platform === 'win32') {
    return false;
  }
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

function endWindowsTree(pid: number): void {
  const taskkill = path.win32.join(
    process.env['SystemRoot'] ?? 'C:\\Windows',
    'System32',
    'taskkill.exe',
  );
  spawn(taskkill, ['/PID', String(pid), '/T', '/F'], {
    stdio: 'ignore',
    windowsHide: true,
  }).on('error', () => {
    // Without taskkill the caller's deadline still ends the wait for the process.
  });
}
