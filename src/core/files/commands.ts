import { ok } from '../result';
import type { Command } from '../cli/command';
import { quoted, type ParseResult } from '../cli/parse';
import type { FileEntry, FileFacts } from './fileEntry';
import * as scripts from './fileScripts';
import { printfWord } from './nameBytes';
import { parseFacts, parseListing } from './readListing';

/** What the far program is called there, in a list of processes and by the demo device. */
export const SCRIPT_NAME = 'crostini-files';

/** A folder with a hundred thousand names of the usual length takes about 8 MB. */
const MAX_LISTING_BYTES = 64 * 1024 * 1024;
/** A slow line takes a while for what an editor opens. */
const CONTENT_TIMEOUT_MS = 120_000;
/** Gigabytes over a wireless network; a person watches and can cancel. */
const COPY_TIMEOUT_MS = 6 * 60 * 60_000;
/** Proves that a file was read to its end. */
const END = '.';

/** Where the bytes of a write come from: valid UTF-8 as text, or a file of this machine. */
export type WriteSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string };

export interface WriteOptions {
  /** Exactly so many bytes are expected; fewer leave the old file as it is. */
  readonly sizeBytes: number;
  readonly mayCreate: boolean;
  readonly mayReplace: boolean;
}

// All of them are run inside a container or VM. Paths are absolute and as `nameOfBytes` gives them.

/** Facts of a file or folder; of a link, those of what it leads to. */
export function factsCommand(path: string): Command<FileFacts> {
  return { ...script('facts', scripts.FACTS_SCRIPT, path), parse: parseFacts, mutates: false };
}

/** The entries of a folder, in no order. */
export function listCommand(path: string): Command<readonly FileEntry[]> {
  return {
    ...script('list', scripts.LIST_SCRIPT, path),
    parse: parseListing,
    mutates: false,
    output: 'bytes',
    maxOutputBytes: MAX_LISTING_BYTES,
  };
}

/** The content of a file of at most `maxBytes`, one character for each byte. */
export function readCommand(path: string, maxBytes: number): Command<string> {
  return {
    ...script('read', scripts.READ_SCRIPT, path, String(maxBytes), END),
    parse: parseContent,
    mutates: false,
    output: 'bytes',
    // A file may grow while it is read.
    maxOutputBytes: maxBytes * 2 + 1024 * 1024,
    timeoutMs: CONTENT_TIMEOUT_MS,
  };
}

/** Streams a file of any size into a file of this machine. */
export function downloadCommand(path: string, outputFile: string): Command<undefined> {
  return {
    ...script('read', scripts.READ_SCRIPT, path, '', ''),
    parse: parseNothing,
    mutates: false,
    outputFile,
    timeoutMs: COPY_TIMEOUT_MS,
  };
}

/** Streams a folder with all in it, as a tar archive, into a file of this machine. */
export function archiveCommand(path: string, outputFile: string): Command<undefined> {
  return {
    ...script('archive', scripts.ARCHIVE_SCRIPT, path),
    parse: parseNothing,
    mutates: false,
    outputFile,
    timeoutMs: COPY_TIMEOUT_MS,
  };
}

/** Writes a file, keeping owner and mode of the one it replaces; a new one gets its folder's owner. */
export function writeCommand(
  path: string,
  source: WriteSource,
  { sizeBytes, mayCreate, mayReplace }: WriteOptions,
): Command<undefined> {
  return {
    ...script(
      'write',
      scripts.WRITE_SCRIPT,
      path,
      String(sizeBytes),
      mayCreate ? 'create' : '',
      mayReplace ? 'replace' : '',
    ),
    parse: parseNothing,
    mutates: true,
    timeoutMs: source.kind === 'text' ? CONTENT_TIMEOUT_MS : COPY_TIMEOUT_MS,
    ...(source.kind === 'text' ? { input: source.text } : { inputFile: source.path }),
  };
}

export function makeFolderCommand(path: string): Command<undefined> {
  return change(script('folder', scripts.MAKE_FOLDER_SCRIPT, path));
}

/** Removes a file, a link or an empty folder; `isRecursive`: a folder with all in it. */
export function removeCommand(path: string, isRecursive: boolean): Command<undefined> {
  return change(script('remove', scripts.REMOVE_SCRIPT, path, isRecursive ? 'all' : ''));
}

export function renameCommand(from: string, to: string, mayReplace: boolean): Command<undefined> {
  return change(script('rename', scripts.RENAME_SCRIPT, from, to, mayReplace ? 'replace' : ''));
}

/** Copies a file, or a folder with all in it, within one system. */
export function copyCommand(from: string, to: string, mayReplace: boolean): Command<undefined> {
  return {
    ...change(script('copy', scripts.COPY_SCRIPT, from, to, mayReplace ? 'replace' : '')),
    timeoutMs: COPY_TIMEOUT_MS,
  };
}

/** The folder where a person's files are. */
export function homeCommand(): Command<string> {
  return { ...script('home', scripts.HOME_SCRIPT), parse: parseHome, mutates: false };
}

/** `$0` tells what is being done; the text of the script itself does not, at a glance. */
function script(
  does: string,
  text: string,
  ...args: readonly string[]
): Pick<Command<unknown>, 'tool' | 'args'> {
  return { tool: 'sh', args: ['-c', text, `${SCRIPT_NAME}-${does}`, ...args.map(printfWord)] };
}

function change(
  command: Pick<Command<unknown>, 'tool' | 'args'>,
): Pick<Command<undefined>, 'tool' | 'args' | 'parse' | 'mutates'> {
  return { ...command, parse: parseNothing, mutates: true };
}

function parseContent(stdout: string): ParseResult<string> {
  return stdout.endsWith(END)
    ? ok({ data: stdout.slice(0, -END.length), warnings: [] })
    : {
        ok: false,
        error: { expected: 'the end of the file', lineNumber: 1, text: quoted(stdout.slice(-80)) },
      };
}

function parseHome(stdout: string): ParseResult<string> {
  return ok({ data: stdout.startsWith('/') ? stdout : '/', warnings: [] });
}

function parseNothing(): ParseResult<undefined> {
  return ok({ data: undefined, warnings: [] });
}
