import { ok } from '../../result';
import type { Command } from '../command';
import { quoted, type ParseResult } from '../parse';

/** A folder or file of the device's MyFiles that a VM sees. */
export interface SharedFolder {
  /** Where the VM sees it, e.g. `/mnt/shared/MyFiles/Downloads`. */
  readonly vmPath: string;
}

/** Where seneschal mounts what is shared, by `vmc`'s own constant. */
const SHARED_ROOT = '/mnt/shared/MyFiles';

/**
 * Shares `path`, relative to MyFiles, until the VM stops (2018-11 and newer). See `sharePathProblem` for
 * paths that must not get here.
 */
export function shareCommand(vm: string, path: string): Command<SharedFolder> {
  return {
    tool: 'vmc',
    args: ['share', vm, path],
    parse: (stdout) => parseShare(stdout, path),
    mutates: true,
  };
}

/** Takes a share back (2019-07 and newer). Silent on success. */
export function unshareCommand(vm: string, path: string): Command<undefined> {
  return {
    tool: 'vmc',
    args: ['unshare', vm, path],
    parse: () => ok({ data: undefined, warnings: [] }),
    mutates: true,
  };
}

/**
 * `Downloads is available at path /mnt/shared/MyFiles/Downloads`. It worked when this is read at all, so
 * other words are only a warning, and the place is the usual one.
 */
function parseShare(stdout: string, path: string): ParseResult<SharedFolder> {
  const text = stdout.trimEnd();
  const said = `${path} is available at path `;
  const vmPath = text.startsWith(`${said}/`) ? text.slice(said.length) : undefined;
  return vmPath === undefined
    ? ok({
        data: { vmPath: `${SHARED_ROOT}/${path}` },
        warnings: [{ code: 'unreadable-row', lineNumber: 1, text: quoted(text) }],
      })
    : ok({ data: { vmPath }, warnings: [] });
}

/** The same place as the containers of the VM see it. */
export function containerPathOf(vmPath: string): string {
  return vmPath.replace(/^\/mnt\/shared\//, '/mnt/chromeos/');
}
