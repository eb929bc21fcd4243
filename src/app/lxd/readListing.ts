import type { Command } from '../../core/cli/command';
import { lxcDefaultRemoteCommand, lxcRemoteListCommand } from '../../core/cli/lxc/commands';
import {
  lxcClusterListing,
  lxcImageListCommand,
  lxcNetworkListing,
  lxcProfileListing,
  lxcProjectListing,
  lxcStorageListing,
  lxcStorageSpaceCommand,
  type ListingCommand,
} from '../../core/cli/lxc/listingCommands';
import type { LxcFailureKind } from '../../core/cli/lxc/failure';
import type { Parsed } from '../../core/cli/parse';
import type { LxdListing, StoragePool } from '../../core/model/lxdListing';
import type { Problem } from '../../core/problem/problem';
import { ok, type Result } from '../../core/result';
import type { CommandContext } from '../commandRunner';
import type { DeviceAccess } from '../deviceAccess';
import type { LxdItem } from './lxdItem';

/** An LXD and how to get to it. */
export interface LxdPlace {
  readonly access: DeviceAccess;
  /** The VM it is in; `undefined` for the device's own. */
  readonly vm: string | undefined;
}

type Listed<T> = Result<Parsed<readonly T[]>, Problem>;
type Run = <T>(command: Command<T>) => Promise<Result<Parsed<T>, Problem>>;

/** So many pools are asked how full they are; each takes a process. */
const MAX_ASKED_POOLS = 12;

/** Reads one listing of an LXD, as it is at this moment. */
export async function readListing(
  { access, vm }: LxdPlace,
  listing: LxdListing,
  context: CommandContext,
): Promise<Listed<LxdItem>> {
  const reach = await access.reachOfLxd(vm, context);
  if (!reach.ok) {
    return reach;
  }
  const run: Run = (command) => access.commands.run(reach.value, command, context);
  const { remote } = access;
  switch (listing) {
    case 'images':
      return items(await run(lxcImageListCommand(remote)), (image) => ({ kind: 'image', image }));
    case 'profiles':
      return items(await either(run, lxcProfileListing(remote)), (profile) => ({
        kind: 'profile',
        profile,
      }));
    case 'remotes':
      return readRemotes(run);
    case 'storage':
      return readStorage(run, remote);
    case 'networks':
      return readNetworks(run, remote);
    case 'projects': {
      const projects = await either(run, lxcProjectListing(remote));
      return items(unless(projects, 'unknown-command'), (project) => ({
        kind: 'project',
        project,
      }));
    }
    case 'members': {
      const members = await either(run, lxcClusterListing(remote));
      return items(unless(members, 'unknown-command', 'not-clustered'), (member) => ({
        kind: 'member',
        member,
      }));
    }
  }
}

/** Some listings of old clients take no `--format`; the server's own answer is the same. */
async function either<T>(run: Run, { list, query }: ListingCommand<T>): Promise<Listed<T>> {
  const listed = await run(list);
  return isFailure(listed, 'unknown-flag') ? run(query) : listed;
}

async function readRemotes(run: Run): Promise<Listed<LxdItem>> {
  const [listed, current] = await Promise.all([
    run(lxcRemoteListCommand()),
    run(lxcDefaultRemoteCommand()),
  ]);
  return items(listed, (remote) => ({
    kind: 'remote',
    server: { ...remote, isCurrent: current.ok && current.value.data === remote.name },
  }));
}

/** Without what no container can use; `lxc` leaves the same out of its tables, but not of its JSON. */
async function readNetworks(run: Run, remote: string | undefined): Promise<Listed<LxdItem>> {
  const listed = items(await either(run, lxcNetworkListing(remote)), (network) => ({
    kind: 'network',
    network,
  }));
  const isUseful = (item: LxdItem): boolean =>
    item.kind === 'network' && item.network.type !== 'loopback' && item.network.type !== 'unknown';
  return listed.ok ? ok({ ...listed.value, data: listed.value.data.filter(isUseful) }) : listed;
}

async function readStorage(run: Run, remote: string | undefined): Promise<Listed<LxdItem>> {
  const listed = await either(run, lxcStorageListing(remote));
  if (!listed.ok) {
    return listed;
  }
  const { data, warnings } = listed.value;
  const pools = await Promise.all(
    data.map(async (pool, index): Promise<StoragePool> => {
      if (index >= MAX_ASKED_POOLS) {
        return pool;
      }
      // A pool that cannot tell how full it is, is a pool all the same.
      const space = await run(lxcStorageSpaceCommand(pool.name, remote));
      return space.ok ? { ...pool, ...space.value.data } : pool;
    }),
  );
  return ok({ data: pools.map((pool) => ({ kind: 'pool', pool })), warnings });
}

/** An LXD that does not know of such things at all has none of them. */
function unless<T>(listed: Listed<T>, ...kinds: readonly LxcFailureKind[]): Listed<T> {
  return kinds.some((kind) => isFailure(listed, kind)) ? ok({ data: [], warnings: [] }) : listed;
}

function isFailure(result: Result<unknown, Problem>, kind: LxcFailureKind): boolean {
  return !result.ok && result.error.kind === 'lxc' && result.error.failure.kind === kind;
}

function items<T>(listed: Listed<T>, toItem: (datum: T) => LxdItem): Listed<LxdItem> {
  return listed.ok ? ok({ ...listed.value, data: listed.value.data.map(toItem) }) : listed;
}
