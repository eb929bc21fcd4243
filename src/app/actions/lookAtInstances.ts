import { lxcListCommand } from '../../core/cli/lxc/commands';
import type { Instance } from '../../core/model/instance';
import type { Problem } from '../../core/problem/problem';
import { err, ok, type Result } from '../../core/result';
import type { DeviceAccess } from '../deviceAccess';
import type { HeldInstance } from './holdInstance';

/** Whether LXD has an instance of that name at this moment, in the project of `place`. */
export async function findInstance(
  access: DeviceAccess,
  { reach, place, context }: HeldInstance,
  name = place.instance,
): Promise<Result<Instance | undefined, Problem>> {
  const { remote, project } = place;
  const command = lxcListCommand({ remote, project, fast: true });
  const listing = await access.commands.run(reach, command, context);
  return listing.ok ? ok(listing.value.data.find((instance) => instance.name === name)) : listing;
}

/** Fails when the name is taken. */
export async function expectFree(
  access: DeviceAccess,
  held: HeldInstance,
  name = held.place.instance,
): Promise<Result<undefined, Problem>> {
  const found = await findInstance(access, held, name);
  if (!found.ok) {
    return found;
  }
  return found.value === undefined
    ? ok(undefined)
    : err({ kind: 'instance-exists', instance: name });
}

/** Fails when there is no such instance any more. */
export async function expectThere(
  access: DeviceAccess,
  held: HeldInstance,
): Promise<Result<Instance, Problem>> {
  const found = await findInstance(access, held);
  if (!found.ok) {
    return found;
  }
  return found.value === undefined
    ? err({ kind: 'instance-gone', instance: held.place.instance })
    : ok(found.value);
}

/** Looks whether what was reported as made is there. */
export async function expectMade(
  access: DeviceAccess,
  held: HeldInstance,
  name = held.place.instance,
): Promise<Result<'done', Problem>> {
  const found = await findInstance(access, held, name);
  if (!found.ok) {
    return found;
  }
  return found.value === undefined
    ? err({ kind: 'instance-not-made', instance: name })
    : ok('done');
}
