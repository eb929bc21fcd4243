import { primarySessionCommand, userFoldersCommand } from '../../core/cli/session/ownerHash';
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
    this.#given = given !== undefined && isHexadecimal(given) ? given : undefined;
  }

  /** The hash, or `undefined` when nobody is signed in or the device does not say. */
  async find(reach: Reach, context: CommandContext): Promise<string | undefined> {
    if (this.#given !== undefined) {
      return this.#given;
    }
    const asked = this.#found;
    const answer = asked ?? this.#ask(reach, context);
    this.#found = answer;
    const found = await answer;
    if (found !== undefined) {
      return found;
    }
    if (this.#found === answer) {
      this.forget();
    }
    // Whoever asked first may have called it off; that is no answer to this caller.
    return asked === undefined || context.signal.aborted ? undefined : this.find(reach, context);
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

/** What concierge itself takes (`service_common.cc`); a given hash need not be as ChromeOS makes them. */
function isHexadecimal(text: string): boolean {
  return /^[0-9a-f]+$/i.test(text);
}
