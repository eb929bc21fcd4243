import type { Command } from '../command';
import { action, placeWord, projectFlag, type InstancePlace } from './commands';
import { showingProgress } from './createCommands';

/** Deleting many snapshots on a slow disk takes minutes. */
const DELETE_TIMEOUT_MS = 15 * 60 * 1000;
/** A copy may go over a network, and be of any size. */
const COPY_TIMEOUT_MS = 12 * 60 * 60 * 1000;

/** Deletes an instance with its snapshots. `force` ends one that runs; without it that is refused. */
export function deleteInstanceCommand(
  options: InstancePlace & { readonly force: boolean },
): Command<undefined> {
  const flags = options.force ? ['--force'] : [];
  return { ...action('delete', flags, options), timeoutMs: DELETE_TIMEOUT_MS };
}

/** Gives a stopped instance another name; a running one is refused. */
export function renameInstanceCommand(place: InstancePlace, newName: string): Command<undefined> {
  return action('rename', [], place, newName);
}

export interface InstanceCopy {
  readonly source: InstancePlace;
  readonly name: string;
  /** Where the copy goes, as the client calls it; the client's default remote when undefined. */
  readonly remote?: string | undefined;
  readonly withSnapshots: boolean;
}

/**
 * Copies an instance, within a server or to another one. Always without its memory: carrying that over
 * needs CRIU, which hardly any server has, so the copy of a running one begins stopped.
 */
export function copyInstanceCommand(copy: InstanceCopy): Command<undefined> {
  const { source, name, remote, withSnapshots } = copy;
  return {
    tool: 'lxc',
    args: [
      'copy',
      ...projectFlag(source.project),
      '--stateless',
      ...(withSnapshots ? [] : ['--instance-only']),
      '--',
      placeWord(source),
      placeWord({ remote, instance: name }),
    ],
    ...showingProgress(COPY_TIMEOUT_MS),
  };
}
