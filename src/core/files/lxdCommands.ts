import * as v from 'valibot';
import type { Command } from '../cli/command';
import type { InstancePlace } from '../cli/lxc/commands';
import type { ParseResult } from '../cli/parse';
import { ok } from '../result';
import type { WriteSource } from './commands';

// The file API of LXD, which works while an instance is stopped or frozen too. It knows of owner, mode,
// size and time only in headers that the `lxc` client does not print (5.0), and takes names as text.
// Seen with LXD 5.0.2.

/** What the API says of a path. `content`: a file, or the target of a link, at least its beginning. */
export type LxdFile =
  | { readonly kind: 'folder'; readonly names: readonly string[] }
  | { readonly kind: 'content'; readonly bytes: string };

/** More than this is a file and not the list of a folder; what comes after it does not matter. */
export const PROBE_BYTES = 256 * 1024;
const MAX_FOLDER_BYTES = 16 * 1024 * 1024;
const CONTENT_TIMEOUT_MS = 120_000;
const COPY_TIMEOUT_MS = 6 * 60 * 60_000;

/** The envelope that a folder comes in; `lxc query` gives files as they are. */
const FOLDER = v.object({
  type: v.literal('sync'),
  status_code: v.literal(200),
  metadata: v.array(v.string()),
});

/** Asks what a path is, without following a link. */
export function queryFileCommand(
  { instance, remote, project }: InstancePlace,
  path: string,
  maxOutputBytes = PROBE_BYTES,
): Command<LxdFile> {
  const query = [
    `path=${encodeURIComponent(path)}`,
    ...(project === undefined ? [] : [`project=${encodeURIComponent(project)}`]),
  ].join('&');
  const url = `/1.0/instances/${instance}/files?${query}`;
  return {
    tool: 'lxc',
    args: ['query', '--raw', '--', remote === undefined ? url : `${remote}:${url}`],
    parse: parseLxdFile,
    mutates: false,
    output: 'bytes',
    maxOutputBytes,
  };
}

/** The names of a folder that is known to be one. */
export function queryFolderCommand(place: InstancePlace, path: string): Command<LxdFile> {
  return queryFileCommand(place, path, MAX_FOLDER_BYTES);
}

/** The content of a file, of what a link leads to; one character for each byte. */
export function pullCommand(place: InstancePlace, path: string, maxBytes: number): Command<string> {
  return {
    ...file('pull', [], place, [fileWord(place, path), '-']),
    parse: (stdout) => ok({ data: stdout, warnings: [] }),
    mutates: false,
    output: 'bytes',
    maxOutputBytes: maxBytes,
    timeoutMs: CONTENT_TIMEOUT_MS,
  };
}

/** Streams a file of any size into a file of this machine. */
export function pullToFileCommand(
  place: InstancePlace,
  path: string,
  outputFile: string,
): Command<undefined> {
  return {
    ...file('pull', [], place, [fileWord(place, path), '-']),
    parse: parseNothing,
    mutates: false,
    outputFile,
    timeoutMs: COPY_TIMEOUT_MS,
  };
}

/** Copies a folder with all in it into a folder of the machine where `lxc` runs. */
export function pullFolderCommand(
  place: InstancePlace,
  path: string,
  intoFolder: string,
): Command<undefined> {
  return {
    ...file('pull', ['--recursive'], place, [fileWord(place, path), intoFolder]),
    parse: parseNothing,
    mutates: false,
    timeoutMs: COPY_TIMEOUT_MS,
  };
}

/**
 * Replaces the content of a file, which keeps owner and mode: `lxc file edit` sends its input where that
 * is no terminal. It opens `/dev/stdin` anew, which a socket cannot be; hence the pipe where ssh or vsh
 * would hand it one. LXD writes in place.
 */
export function replaceContentCommand(
  place: InstancePlace,
  path: string,
  { inputFile, throughPipe }: { readonly inputFile: string; readonly throughPipe: boolean },
): Command<undefined> {
  const { tool, args } = file('edit', [], place, [fileWord(place, path)]);
  return {
    ...(throughPipe
      ? { tool: 'sh', args: ['-c', 'cat | "$@"', 'sh', tool, ...args] }
      : { tool, args }),
    parse: parseNothing,
    mutates: true,
    inputFile,
    timeoutMs: COPY_TIMEOUT_MS,
  };
}

/** Makes a file with this owner, who is also its group, that everybody may read. */
export function pushCommand(
  place: InstancePlace,
  path: string,
  source: WriteSource,
  ownerId: number,
): Command<undefined> {
  const flags = [`--uid=${ownerId}`, `--gid=${ownerId}`, '--mode=0644'];
  return {
    ...file('push', flags, place, ['-', fileWord(place, path)]),
    parse: parseNothing,
    mutates: true,
    timeoutMs: COPY_TIMEOUT_MS,
    ...(source.kind === 'text' ? { input: source.text } : { inputFile: source.path }),
  };
}

/** Removes a file, a link or an empty folder. */
export function deleteFileCommand(place: InstancePlace, path: string): Command<undefined> {
  return {
    ...file('delete', [], place, [fileWord(place, path)]),
    parse: parseNothing,
    mutates: true,
  };
}

function file(
  verb: string,
  flags: readonly string[],
  { project }: InstancePlace,
  words: readonly string[],
): Pick<Command<unknown>, 'args'> & { readonly tool: 'lxc' } {
  const inProject = project === undefined ? [] : [`--project=${project}`];
  return { tool: 'lxc', args: ['file', verb, '--quiet', ...inProject, ...flags, '--', ...words] };
}

/** `remote:instance/path`; a colon in the path is not taken for the end of a remote. */
function fileWord({ instance, remote }: InstancePlace, path: string): string {
  return `${remote === undefined ? '' : `${remote}:`}${instance}${path}`;
}

/** A file that looks like the envelope of a folder passes for one; nothing worse comes of it. */
function parseLxdFile(stdout: string): ParseResult<LxdFile> {
  const folder = stdout.startsWith('{') ? v.safeParse(FOLDER, parseJson(stdout)) : undefined;
  const data: LxdFile =
    folder?.success === true
      ? { kind: 'folder', names: folder.output.metadata }
      : { kind: 'content', bytes: stdout };
  return ok({ data, warnings: [] });
}

function parseJson(bytes: string): unknown {
  try {
    const text = Uint8Array.from(bytes, (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    // A file that begins like JSON.
    return undefined;
  }
}

function parseNothing(): ParseResult<undefined> {
  return ok({ data: undefined, warnings: [] });
}
