import { lxcRemoteListCommand } from '../core/cli/lxc/commands';
import { LXD_IMAGE_SERVER } from '../core/cli/lxc/imageServer';
import { lxcImageListCommand } from '../core/cli/lxc/listingCommands';
import type { LxcRemote } from '../core/cli/lxc/remoteList';
import type { Image } from '../core/model/image';
import type { Problem } from '../core/problem/problem';
import type { CommandContext } from './commandRunner';
import type { DeviceAccess } from './deviceAccess';

/** A server that images come from, and what is known of them so far. */
export interface ImageSource {
  /** The name that the `lxc` client has for it; `undefined` for its default one. */
  readonly remote: string | undefined;
  /** The LXD itself that a container is to be made in. */
  readonly isOwn: boolean;
  readonly images: readonly Image[];
  readonly problem?: Problem;
  readonly reading: boolean;
}

export interface ImageSources {
  readonly sources: readonly ImageSource[];
  /** The image server for LXD is one of them, or cannot be told to be missing. */
  readonly hasLxdServer: boolean;
}

/**
 * Lists the images of an LXD and of all image servers that its client knows, side by side. `update` hears
 * of each one as it comes in; one that cannot be reached keeps none of the others back.
 */
export async function readImageSources(
  { access, vm }: { readonly access: DeviceAccess; readonly vm: string | undefined },
  signal: AbortSignal,
  update: (sources: ImageSources) => void,
): Promise<void> {
  const context: CommandContext = { deviceId: access.deviceId, signal };
  const own: ImageSource = { remote: access.remote, isOwn: true, images: [], reading: true };
  const reach = await access.reachOfLxd(vm, context);
  if (!reach.ok) {
    const failed = { ...own, reading: false, problem: reach.error };
    update({ sources: [failed], hasLxdServer: true });
    return;
  }
  let sources: readonly ImageSource[] = [own];
  let hasLxdServer = true;
  const replace = (changed: ImageSource): void => {
    sources = sources.map((source) => (isSame(source, changed) ? changed : source));
    update({ sources, hasLxdServer });
  };
  const read = async (source: ImageSource): Promise<void> => {
    const listing = lxcImageListCommand(source.remote);
    const listed = await access.commands.run(reach.value, listing, context);
    replace(
      listed.ok
        ? { ...source, reading: false, images: listed.value.data }
        : { ...source, reading: false, problem: listed.error },
    );
  };
  const readOwn = read(own);
  const remotes = await access.commands.run(reach.value, lxcRemoteListCommand(), context);
  const servers = (remotes.ok ? remotes.value.data : []).filter(servesImagesOnly);
  hasLxdServer = !remotes.ok || servers.some(({ address }) => isLxdServer(address));
  const others = servers.map(({ name }): ImageSource => ({
    remote: name,
    isOwn: false,
    images: [],
    reading: true,
  }));
  sources = [...sources, ...others];
  update({ sources, hasLxdServer });
  await Promise.all([readOwn, ...others.map(read)]);
}

function isSame(left: ImageSource, right: ImageSource): boolean {
  return left.isOwn === right.isOwn && left.remote === right.remote;
}

function servesImagesOnly({ protocol, isPublic }: LxcRemote): boolean {
  return protocol === 'simplestreams' || isPublic;
}

function isLxdServer(address: string): boolean {
  return address.replace(/\/+$/, '') === LXD_IMAGE_SERVER.address;
}
