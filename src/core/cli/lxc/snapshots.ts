import type { Command } from '../command';
import { action, type InstancePlace } from './commands';

/** A snapshot of an instance. Names are checked by the caller; see `snapshotNameProblem`. */
export interface SnapshotPlace extends InstancePlace {
  readonly snapshot: string;
}

/** Pools that copy every file (kind `dir`) need as long as the disks do. */
const COPY_TIMEOUT_MS = 60 * 60 * 1000;

/** Takes a snapshot of the disk and the configuration; without a name LXD makes one up, e.g. `snap0`. */
export function takeSnapshotCommand(
  place: InstancePlace & { readonly snapshot?: string | undefined },
): Command<undefined> {
  const name = place.snapshot === undefined ? [] : [place.snapshot];
  return { ...action('snapshot', [], place, ...name), timeoutMs: COPY_TIMEOUT_MS };
}

/**
 * Puts disk and configuration back to what they were. A running or frozen instance is ended at once
 * and started again by LXD 5.0; a stopped one stays stopped.
 */
export function restoreSnapshotCommand(place: SnapshotPlace): Command<undefined> {
  return { ...action('restore', [], place, place.snapshot), timeoutMs: COPY_TIMEOUT_MS };
}

export function deleteSnapshotCommand(place: SnapshotPlace): Command<undefined> {
  return { ...action('delete', [], snapshotAsPlace(place)), timeoutMs: COPY_TIMEOUT_MS };
}

/** `lxc` names a snapshot `[remote:]instance/snapshot`. */
export function snapshotAsPlace({
  instance,
  snapshot,
  remote,
  project,
}: SnapshotPlace): InstancePlace {
  return { instance: `${instance}/${snapshot}`, remote, project };
}
