import { spawnSync } from 'node:child_process';

/** What the plain `lxc` client prints; its failures are for the caller to notice. */
export function lxc(...args: readonly string[]): string {
  return spawnSync('lxc', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).stdout;
}

/** In capitals, as LXD says it; empty if there is no such instance. */
export function stateOf(instance: string): string {
  return lxc('list', `^${instance}$`, '--format=csv', '--columns=s').trim();
}
