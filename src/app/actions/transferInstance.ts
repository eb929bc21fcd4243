import { lxcVersionCommand } from '../../core/cli/lxc/commands';
import { lxcImageListCommand } from '../../core/cli/lxc/listingCommands';
import {
  exportInstanceCommand,
  importInstanceCommand,
  publishInstanceCommand,
  standardStreams,
} from '../../core/cli/lxc/transferCommands';
import type { InstanceTarget } from '../../core/model/target';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import { holdInstance, type HeldInstance, type InstanceAction } from './holdInstance';
import { expectFree, expectMade, expectThere } from './lookAtInstances';
import { reportLxcProgress } from './reportLxcProgress';
import type { ActionResult } from './vmLifecycle';

export interface ExportSpec {
  /** Of this machine; appears under this name only once it is whole. */
  readonly file: string;
  readonly withSnapshots: boolean;
  /** Quicker, but only for a storage pool of the same kind. */
  readonly optimized: boolean;
}

/** Writes an instance to a backup file of this machine, wherever its LXD is. */
export function exportInstance(
  action: InstanceAction,
  target: InstanceTarget,
  spec: ExportSpec,
): Promise<ActionResult> {
  const { access } = action;
  return holdInstance(action, target, async (held) => {
    const there = await expectThere(access, held);
    const streams = there.ok ? await streamsOf(action, held) : there;
    if (!streams.ok) {
      return streams;
    }
    const command = exportInstanceCommand({
      ...held.place,
      ...spec,
      output: streams.value.output,
    });
    const exported = await access.commands.run(held.reach, command, held.context);
    return exported.ok ? ok('done') : exported;
  });
}

/** Makes an instance from a backup file of this machine, under a name that is free. */
export function importInstance(
  action: InstanceAction,
  target: InstanceTarget,
  file: string,
): Promise<ActionResult> {
  const { access, report } = action;
  return holdInstance(action, target, async (held) => {
    const free = await expectFree(access, held);
    const streams = free.ok ? await streamsOf(action, held) : free;
    if (!streams.ok) {
      return streams;
    }
    const command = importInstanceCommand({
      ...held.place,
      name: target.instance,
      file,
      input: streams.value.input,
    });
    const imported = await access.commands.run(held.reach, command, {
      ...held.context,
      onOutput: reportLxcProgress(report),
    });
    return imported.ok ? expectMade(access, held) : imported;
  });
}

export interface PublishSpec {
  readonly alias: string;
  /** Stops one that runs for as long as it takes. */
  readonly force: boolean;
}

/** Makes an image of an instance, under an alias that no other image has. */
export function publishInstance(
  action: InstanceAction,
  target: InstanceTarget,
  { alias, force }: PublishSpec,
): Promise<ActionResult> {
  const { access, report } = action;
  return holdInstance(action, target, async (held) => {
    const listing = lxcImageListCommand(held.place.remote);
    const images = await access.commands.run(held.reach, listing, held.context);
    if (!images.ok) {
      return images;
    }
    if (images.value.data.some(({ aliases }) => aliases.includes(alias))) {
      return err({ kind: 'alias-taken', alias });
    }
    const command = publishInstanceCommand({ ...held.place, alias, force });
    const published = await access.commands.run(held.reach, command, {
      ...held.context,
      onOutput: reportLxcProgress(report),
    });
    return published.ok ? ok('done') : published;
  });
}

async function streamsOf(
  { access }: InstanceAction,
  { reach, context }: HeldInstance,
): Promise<Result<ReturnType<typeof standardStreams>, Problem>> {
  const version = await access.commands.run(reach, lxcVersionCommand(), context);
  return version.ok ? ok(standardStreams(version.value.data)) : version;
}
