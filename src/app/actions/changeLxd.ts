import type { Command } from '../../core/cli/command';
import { ok } from '../../core/result';
import type { LxdPlace } from '../lxd/readListing';
import type { Report } from './report';
import type { ActionResult } from './vmLifecycle';

/** How a change goes on. */
export interface LxdChange {
  readonly signal: AbortSignal;
  readonly report?: Report;
}

/** Runs a command that changes an LXD, or what its `lxc` client knows. */
export async function changeLxd(
  { access, vm }: LxdPlace,
  command: Command<unknown>,
  { signal, onOutput }: { signal: AbortSignal; onOutput?: (text: string) => void },
): Promise<ActionResult> {
  const context = { deviceId: access.deviceId, signal };
  const reach = await access.reachOfLxd(vm, context);
  if (!reach.ok) {
    return reach;
  }
  const changed = await access.commands.run(reach.value, command, {
    ...context,
    ...(onOutput === undefined ? {} : { onOutput }),
  });
  return changed.ok ? ok('done') : changed;
}
