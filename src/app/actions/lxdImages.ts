import { lxcDefaultRemoteCommand } from '../../core/cli/lxc/commands';
import {
  addImageAliasCommand,
  copyImageCommand,
  deleteImageCommand,
  removeImageAliasCommand,
  type ImagePlace,
} from '../../core/cli/lxc/imageChangeCommands';
import { aliasProblem } from '../../core/cli/lxc/imageName';
import { err } from '../../core/result';
import type { LxdPlace } from '../lxd/readListing';
import { changeLxd, type LxdChange } from './changeLxd';
import { reportLxcProgress } from './reportLxcProgress';
import type { ActionResult } from './vmLifecycle';

export interface ImageTransfer {
  readonly source: ImagePlace;
  /** The source is a server that anybody may fetch images from. */
  readonly isFromImageServer: boolean;
  /** A remote of the same client; its default one when undefined. */
  readonly target: string | undefined;
  /** A name for the copy; the fingerprint alone when undefined. */
  readonly alias: string | undefined;
}

/** Copies an image to another LXD, or from an image server. */
export async function copyImage(
  lxd: LxdPlace,
  { source, isFromImageServer, target, alias }: ImageTransfer,
  { signal, report }: LxdChange,
): Promise<ActionResult> {
  if (alias !== undefined && aliasProblem(alias) !== undefined) {
    return err({ kind: 'bad-image-alias', alias });
  }
  const context = { deviceId: lxd.access.deviceId, signal };
  const reach = await lxd.access.reachOfLxd(lxd.vm, context);
  if (!reach.ok) {
    return reach;
  }
  let targetName = target;
  if (targetName === undefined) {
    const standard = await lxd.access.commands.run(reach.value, lxcDefaultRemoteCommand(), context);
    if (!standard.ok) {
      return standard;
    }
    targetName = standard.value.data;
  }
  const mode = isFromImageServer ? 'pull' : 'relay';
  const command = copyImageCommand({ source, target: targetName, alias, mode });
  return changeLxd(lxd, command, { signal, onOutput: reportLxcProgress(report) });
}

/** Deletes an image from its server. */
export function deleteImage(
  lxd: LxdPlace,
  image: ImagePlace,
  change: LxdChange,
): Promise<ActionResult> {
  return changeLxd(lxd, deleteImageCommand(image), change);
}

/** Gives an image one more name. */
export function addImageAlias(
  lxd: LxdPlace,
  { image, alias }: { readonly image: ImagePlace; readonly alias: string },
  change: LxdChange,
): Promise<ActionResult> {
  return aliasProblem(alias) === undefined
    ? changeLxd(lxd, addImageAliasCommand(image, alias), change)
    : Promise.resolve(err({ kind: 'bad-image-alias', alias }));
}

/** Takes a name away from an image; the image stays. */
export function removeImageAlias(
  lxd: LxdPlace,
  { image, alias }: { readonly image: ImagePlace; readonly alias: string },
  change: LxdChange,
): Promise<ActionResult> {
  return aliasProblem(alias) === undefined
    ? changeLxd(lxd, removeImageAliasCommand(image, alias), change)
    : Promise.resolve(err({ kind: 'bad-image-alias', alias }));
}
