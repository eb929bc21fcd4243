import { readdirSync, readFileSync } from 'node:fs';

/**
 * Resident memory of the extension host below a process, in MB (10⁶ bytes), or `undefined` where /proc
 * does not tell. VS Code's server starts the host with `--type=extensionHost`.
 */
export function extensionHostMegabytes(serverPid: number): number | undefined {
  const parents = new Map(processIds().map((pid) => [pid, parentOf(pid)]));
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined; at = parents.get(at)) {
      if (at === serverPid) return true;
    }
    return false;
  };
  const hosts = [...parents.keys()].filter(
    (pid) => isBelow(pid) && proc(pid, 'cmdline').includes('--type=extensionHost'),
  );
  const [host] = hosts;
  if (host === undefined || hosts.length > 1) return undefined;
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(proc(host, 'status'))?.[1];
  return kibibytes === undefined ? undefined : (Number(kibibytes) * 1024) / 1e6;
}

function processIds(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number | undefined {
  const parent = /^PPid:\s+(\d+)$/m.exec(proc(pid, 'status'))?.[1];
  return parent === undefined || parent === '0' ? undefined : Number(parent);
}

/** Empty for a process that has ended since the list was read. */
function proc(pid: number, file: 'cmdline' | 'status'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
