import type { Command } from '../../core/cli/command';
import {
  createProfileCommand,
  deleteProfileCommand,
  profileNameProblem,
  type ProfilePlace,
} from '../../core/cli/lxc/profileCommands';
import { err } from '../../core/result';
import type { LxdPlace } from '../lxd/readListing';
import { changeLxd } from './changeLxd';
import type { ActionResult } from './vmLifecycle';

/** Makes an empty profile. */
export function createProfile(
  lxd: LxdPlace,
  name: string,
  signal: AbortSignal,
): Promise<ActionResult> {
  return change(lxd, name, createProfileCommand, signal);
}

/** Deletes a profile; LXD refuses that for one that is used. */
export function deleteProfile(
  lxd: LxdPlace,
  name: string,
  signal: AbortSignal,
): Promise<ActionResult> {
  return change(lxd, name, deleteProfileCommand, signal);
}

function change(
  lxd: LxdPlace,
  profile: string,
  commandFor: (place: ProfilePlace) => Command<undefined>,
  signal: AbortSignal,
): Promise<ActionResult> {
  const reason = profileNameProblem(profile);
  return reason === undefined
    ? changeLxd(lxd, commandFor({ profile, remote: lxd.access.remote }), { signal })
    : Promise.resolve(err({ kind: 'bad-profile-name', name: profile, reason }));
}
