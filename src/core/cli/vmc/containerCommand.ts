import { ok } from '../../result';
import type { Command } from '../command';

/** Where `vmc container` gets its image when it is to be another one than ChromeOS's own. */
export interface CrostiniImage {
  /** Address of an image server; `%d` in it stands for the milestone of ChromeOS. */
  readonly server: string;
  readonly alias: string;
}

/**
 * Reads `ADDRESS NAME`. `undefined` for anything else: `vmc` would take a path for a file of the device,
 * and a leading dash for an option.
 */
export function parseCrostiniImage(text: string): CrostiniImage | undefined {
  const [, server, alias] = /^(https?:\/\/\S+)\s+([^\s-]\S*)$/.exec(text.trim()) ?? [];
  return server === undefined || alias === undefined ? undefined : { server, alias };
}

export interface NewCrostiniContainer {
  readonly vm: string;
  readonly container: string;
  /** ChromeOS's own server and its Debian when undefined. */
  readonly image?: CrostiniImage | undefined;
  /**
   * How long `vmc` waits for each sign of life (2022-01 and newer); 80 s when undefined, which is short
   * for the first download of an image.
   */
  readonly timeoutSeconds?: number | undefined;
}

/** Download, user, and start: each has a time-out of its own in `vmc`, this only ends one that hangs. */
const CONTAINER_TIMEOUT_MS = 45 * 60 * 1000;

/**
 * Makes a container that ChromeOS itself knows: with the signed-in user in it, files shared, and garcon
 * running. Any name that is not there is made, and one that is there only gets a shell. In the end
 * `vmc` opens a shell, whatever its input is; the end of input ends that. It says nothing, and exits with
 * 0 even if that last step failed (platform2, `vmc/methods.rs`).
 */
export function createCrostiniContainerCommand(options: NewCrostiniContainer): Command<undefined> {
  const { vm, container, image, timeoutSeconds } = options;
  return {
    tool: 'vmc',
    args: [
      'container',
      vm,
      container,
      ...(image === undefined ? [] : [image.server, image.alias]),
      ...(timeoutSeconds === undefined ? [] : ['--timeout', String(timeoutSeconds)]),
    ],
    input: '',
    // What the shell prints when it begins.
    parse: () => ok({ data: undefined, warnings: [] }),
    mutates: true,
    timeoutMs: CONTAINER_TIMEOUT_MS,
  };
}
