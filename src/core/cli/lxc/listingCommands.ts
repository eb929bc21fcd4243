import type { Image } from '../../model/image';
import type { ClusterMember, Network, Profile, Project, StoragePool } from '../../model/lxdListing';
import type { Command } from '../command';
import type { ParseResult } from '../parse';
import { parseLxcClusterList } from './clusterList';
import { parseLxcImageList } from './imageList';
import { parseLxcNetworkList } from './networkList';
import { parseLxcProfileList } from './profileList';
import { parseLxcProjectList } from './projectList';
import { parseLxcStorageList, parseLxcStorageSpace, type StorageSpace } from './storageList';

/** An image server lists thousands of images, about 2 kB of JSON each. */
const MAX_IMAGES_BYTES = 64 * 1024 * 1024;
/** The list of a public image server is several MiB, which `lxc` fetches anew each time. */
const IMAGES_TIMEOUT_MS = 120_000;

/** A listing, and the request that gives the same objects where the first is not known. */
export interface ListingCommand<T> {
  readonly list: Command<readonly T[]>;
  /** `lxc query`, of every generation, for one whose list takes no `--format`. */
  readonly query: Command<readonly T[]>;
}

/** Images of a remote of any protocol; of the client's default one without `remote`. */
export function lxcImageListCommand(remote?: string): Command<readonly Image[]> {
  return {
    ...listCommand('image', remote, parseLxcImageList),
    maxOutputBytes: MAX_IMAGES_BYTES,
    timeoutMs: IMAGES_TIMEOUT_MS,
  };
}

export function lxcProfileListing(remote?: string): ListingCommand<Profile> {
  return listing('profile', 'profiles', remote, parseLxcProfileList);
}

export function lxcStorageListing(remote?: string): ListingCommand<StoragePool> {
  return listing('storage', 'storage-pools', remote, parseLxcStorageList);
}

export function lxcNetworkListing(remote?: string): ListingCommand<Network> {
  return listing('network', 'networks', remote, parseLxcNetworkList);
}

export function lxcProjectListing(remote?: string): ListingCommand<Project> {
  return listing('project', 'projects', remote, parseLxcProjectList);
}

export function lxcClusterListing(remote?: string): ListingCommand<ClusterMember> {
  return listing('cluster', 'cluster/members', remote, parseLxcClusterList);
}

/** How full a pool is. `lxc storage info` says the same, for people. */
export function lxcStorageSpaceCommand(pool: string, remote?: string): Command<StorageSpace> {
  return {
    tool: 'lxc',
    args: queryWords(`storage-pools/${encodeURIComponent(pool)}/resources`, remote),
    parse: parseLxcStorageSpace,
    mutates: false,
  };
}

function listing<T>(
  noun: string,
  collection: string,
  remote: string | undefined,
  parse: (stdout: string) => ParseResult<readonly T[]>,
): ListingCommand<T> {
  return {
    list: listCommand(noun, remote, parse),
    query: {
      tool: 'lxc',
      args: queryWords(`${collection}?recursion=1`, remote),
      parse,
      mutates: false,
    },
  };
}

function listCommand<T>(
  noun: string,
  remote: string | undefined,
  parse: (stdout: string) => ParseResult<readonly T[]>,
): Command<readonly T[]> {
  return {
    tool: 'lxc',
    args: [noun, 'list', '--format=json', ...(remote === undefined ? [] : ['--', `${remote}:`])],
    parse,
    mutates: false,
  };
}

function queryWords(path: string, remote: string | undefined): readonly string[] {
  return ['query', '--', `${remote === undefined ? '' : `${remote}:`}/1.0/${path}`];
}
