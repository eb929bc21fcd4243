import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine, of any user. */
export interface LabProcess {
  readonly pid: number;
  /** Its words, joined by blanks. */
  readonly line: string;
}

/** The variable that {@link processesWith} looks for: what it was given to hands it on to all it starts. */
export const TAG = 'CROSTINI_LAB_TAG';

/** The processes that run with this value of the variable, however they got there. */
export function processesWith(tag: string): readonly LabProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => `\0${proc(pid, 'environ')}`.includes(`\0${TAG}=${tag}\0`))
    .map((pid) => ({
      pid: Number(pid),
      line: proc(pid, 'cmdline').replaceAll('\0', ' ').trim(),
    }))
    .filter(({ line }) => line !== '');
}

/** Empty for a process that has ended meanwhile, and for one that nobody has reaped. */
function proc(pid: string, file: 'environ' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
