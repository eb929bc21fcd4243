import {
  isOwnerHash,
  primarySessionCommand,
  userFoldersCommand,
} from '../../core/cli/session/ownerHash';
import type { Reach } from '../../core/reach/reach';
import type { CommandContext, CommandRunner } from '../commandRunner';

/**
 * Finds the owner hash of the signed-in user on a ChromeOS device, and remembers it: `vsh` needs it,
 * and a `vmc` before 2024-03 does too. The session manager knows; the folders of /home/user tell
 * where it cannot be asked.
 */
export class OwnerHash {
  readonly #commands: CommandRunner;
  readonly #given: string | undefined;
  #found: Promise<string | undefined> | undefined;

  constructor(commands: CommandRunner, given: string | undefined) {
    this.#commands = commands;
    this.#given = given !== undefined && isOwnerHash(given) ? given : undefined;
  }

  /** The hash, or `undefined` when nobody is signed in or the device does not say. */
  async find(reach: Reach, context: CommandContext): Promise<string | undefined> {
    if (this.#given !== undefined) {
      return this.#given;
    }
    this.#found ??= this.#ask(reach, context);
    const found = await this.#found;
    if (found === undefined) {
      this.forget();
    }
    return found;
  }

  /** Asks again next time: another user signed in, or the answer proved wrong. */
  forget(): void {
    this.#found = undefined;
  }

  async #ask(reach: Reach, context: CommandContext): Promise<string | undefined> {
    const session = await this.#commands.run(reach, primarySessionCommand(), context);
    if (session.ok) {
      return session.value.data;
    }
    const folders = await this.#commands.run(reach, userFoldersCommand(), context);
    return folders.ok ? folders.value.data : undefined;
  }
}
