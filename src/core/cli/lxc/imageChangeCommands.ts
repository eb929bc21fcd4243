import type { Command } from '../command';
import { parseSilence } from './commands';
import { showingProgress } from './createCommands';

/** An image server may be far away, and an image of a virtual machine has gigabytes. */
const COPY_TIMEOUT_MS = 6 * 60 * 60 * 1000;

/** An image of a server, by what tells it from all others. */
export interface ImagePlace {
  readonly fingerprint: string;
  /** A remote of the `lxc` client; its default one when undefined. */
  readonly remote: string | undefined;
}

export interface ImageCopy {
  readonly source: ImagePlace;
  /** The name of the remote; `lxc` knows no word for the default one here. */
  readonly target: string;
  readonly alias: string | undefined;
  /**
   * `pull`: the target fetches it, from a server that anybody can reach. `relay`: the client passes it
   * on, as an LXD that does not listen on the network cannot be fetched from.
   */
  readonly mode: 'pull' | 'relay';
}

/** Copies an image. One that the target has already gets the alias and is not sent again. */
export function copyImageCommand({ source, target, alias, mode }: ImageCopy): Command<undefined> {
  return {
    tool: 'lxc',
    args: [
      'image',
      'copy',
      ...(mode === 'pull' ? [] : ['--mode=relay']),
      ...(alias === undefined ? [] : [`--alias=${alias}`]),
      '--',
      imageWord(source),
      `${target}:`,
    ],
    ...showingProgress(COPY_TIMEOUT_MS),
  };
}

/** Deletes an image; containers that were made from it stay. */
export function deleteImageCommand(image: ImagePlace): Command<undefined> {
  return change(['image', 'delete', '--', imageWord(image)]);
}

export function addImageAliasCommand(image: ImagePlace, alias: string): Command<undefined> {
  const word = aliasWord(image, alias);
  return change(['image', 'alias', 'create', '--', word, image.fingerprint]);
}

/** Takes an alias away; the image stays. */
export function removeImageAliasCommand(image: ImagePlace, alias: string): Command<undefined> {
  return change(['image', 'alias', 'delete', '--', aliasWord(image, alias)]);
}

function change(args: readonly string[]): Command<undefined> {
  return { tool: 'lxc', args, parse: parseSilence, mutates: true };
}

function imageWord({ remote, fingerprint }: ImagePlace): string {
  return aliasWord({ remote }, fingerprint);
}

function aliasWord({ remote }: Pick<ImagePlace, 'remote'>, alias: string): string {
  return remote === undefined ? alias : `${remote}:${alias}`;
}
