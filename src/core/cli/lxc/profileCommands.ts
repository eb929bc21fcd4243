import { ok } from '../../result';
import type { Command } from '../command';
import { parseSilence } from './commands';

/** Where a profile is. */
export interface ProfilePlace {
  readonly profile: string;
  /** A remote of the `lxc` client; its default one when undefined. */
  readonly remote: string | undefined;
}

/** Why a profile can not be named to `lxc`. */
export type ProfileNameProblem = 'empty' | 'bad-character' | 'only-dots';

/**
 * Why `name` can not name a profile; `undefined`: it can. LXD 5.0 refuses `/`, `.` and `..`; `lxc` takes
 * what stands before a `:` for a remote, and the other characters get lost on the way to the server.
 */
export function profileNameProblem(name: string): ProfileNameProblem | undefined {
  if (name === '') {
    return 'empty';
  }
  if (/[/:?#%\p{Cc}\p{Cs}]/u.test(name)) {
    return 'bad-character';
  }
  return name === '.' || name === '..' ? 'only-dots' : undefined;
}

/** Makes an empty profile. */
export function createProfileCommand(place: ProfilePlace): Command<undefined> {
  return {
    tool: 'lxc',
    args: ['profile', 'create', '--', profileWord(place)],
    // It confirms on stdout, quiet or not.
    parse: () => ok({ data: undefined, warnings: [] }),
    mutates: true,
  };
}

/** Deletes a profile that nothing uses. */
export function deleteProfileCommand(place: ProfilePlace): Command<undefined> {
  return {
    tool: 'lxc',
    args: ['profile', 'delete', '--quiet', '--', profileWord(place)],
    parse: parseSilence,
    mutates: true,
  };
}

function profileWord({ remote, profile }: ProfilePlace): string {
  return remote === undefined ? profile : `${remote}:${profile}`;
}
