import type { Image } from '../../model/image';
import { ok } from '../../result';
import type { Command } from '../command';
import { placeWord, projectFlag, type InstancePlace } from './commands';

/** What a new instance is made of. */
export interface NewInstance extends InstancePlace {
  /** The word of `lxc` for an image: `alias`, `remote:alias` or `remote:fingerprint`. */
  readonly image: string;
  /** In the order they are to apply; `default` when undefined, none at all when empty. */
  readonly profiles?: readonly string[] | undefined;
  /** Settings of the instance, such as `limits.memory`. */
  readonly config?: Readonly<Record<string, string>> | undefined;
  readonly start: boolean;
}

/** A first download on a slow line takes long; the person sees how far it is, and can end it. */
const CREATE_TIMEOUT_MS = 6 * 60 * 60 * 1000;
/** Progress is printed for each percent, or for each MiB where the size is not known. */
const MAX_PROGRESS_BYTES = 64 * 1024 * 1024;

/**
 * Makes an instance from an image, and starts it if asked to. Not quiet: what it prints tells how far it
 * is. `lxc init` reads settings from standard input unless that ends at once, which behind `vsh` only
 * input that is given does.
 */
export function createInstanceCommand(instance: NewInstance): Command<undefined> {
  const { image, profiles, config, start } = instance;
  return {
    tool: 'lxc',
    args: [
      start ? 'launch' : 'init',
      ...projectFlag(instance.project),
      ...(profiles?.length === 0 ? ['--no-profiles'] : []),
      ...(profiles ?? []).map((profile) => `--profile=${profile}`),
      ...Object.entries(config ?? {}).map(([key, value]) => `--config=${key}=${value}`),
      '--',
      image,
      placeWord(instance),
    ],
    input: '',
    ...showingProgress(CREATE_TIMEOUT_MS),
  };
}

/** What commands that print their progress have in common: the text is progress and no result. */
export function showingProgress(
  timeoutMs: number,
): Pick<Command<undefined>, 'parse' | 'mutates' | 'timeoutMs' | 'maxOutputBytes'> {
  return {
    parse: () => ok({ data: undefined, warnings: [] }),
    mutates: true,
    timeoutMs,
    maxOutputBytes: MAX_PROGRESS_BYTES,
  };
}

/** What is safe and readable as a word of a command wherever it is shown. */
const PLAIN_ALIAS = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

/**
 * The word of `lxc` for a listed image. By its name where that is plain: LXD then keeps the image up to
 * date. Else by its fingerprint, as a name may hold any character and LXD splits words at the first
 * colon.
 */
export function imageWord(
  { aliases, fingerprint }: Pick<Image, 'aliases' | 'fingerprint'>,
  remote: string | undefined,
): string {
  const plain = aliases.find((alias) => PLAIN_ALIAS.test(alias)) ?? fingerprint;
  return remote === undefined ? plain : `${remote}:${plain}`;
}
