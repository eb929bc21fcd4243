import { err, ok } from '../../result';
import { quoted, type ParseResult } from '../parse';
import type { Command } from '../command';

/** True for a user's hash as ChromeOS makes it: 40 hexadecimal digits (SHA-1). */
export function isOwnerHash(text: string): boolean {
  return /^[0-9a-f]{40}$/i.test(text);
}

/** Asks the session manager for the owner hash of the user who signed in first. */
export function primarySessionCommand(): Command<string> {
  return {
    tool: 'dbus-send',
    args: [
      '--system',
      '--dest=org.chromium.SessionManager',
      '--print-reply',
      '/org/chromium/SessionManager',
      'org.chromium.SessionManagerInterface.RetrievePrimarySession',
    ],
    parse: parsePrimarySession,
    mutates: false,
  };
}

/**
 * Reads the reply of `RetrievePrimarySession` as `dbus-send --print-reply` shows it: a header, the user's
 * e-mail address, the hash. Nobody signed in (two empty strings) is a failure, as is anything else.
 */
export function parsePrimarySession(stdout: string): ParseResult<string> {
  const lines = stdout.split(/\r?\n/);
  // An address cannot hold a line end, so each string is on a line of its own.
  const strings = lines.flatMap((line, lineIndex) => {
    const text = /^\s+string "(.*)"\s*$/.exec(line)?.[1];
    return text === undefined ? [] : [{ text, lineNumber: lineIndex + 1 }];
  });
  const hash = strings[1];
  if (hash === undefined) {
    const expected = 'a reply of the session manager with two strings';
    return err({ expected, lineNumber: 1, text: quoted(stdout.trim()) });
  }
  return isOwnerHash(hash.text)
    ? ok({ data: hash.text, warnings: [] })
    : err({ expected: 'an owner hash', lineNumber: hash.lineNumber, text: quoted(hash.text) });
}

/** Lists the folders of the signed-in users, which are named after their hashes. */
export function userFoldersCommand(): Command<string> {
  return { tool: 'ls', args: ['-1', '/home/user'], parse: parseUserFolders, mutates: false };
}

/**
 * The owner hash, if exactly one folder of /home/user is named like one. With several users signed in
 * there is no telling whose VMs are meant, so that is a failure, as is none.
 */
export function parseUserFolders(stdout: string): ParseResult<string> {
  const names = stdout.split(/\r?\n/);
  const hashes = names.filter(isOwnerHash);
  const [hash] = hashes;
  if (hash !== undefined && hashes.length === 1) {
    return ok({ data: hash, warnings: [] });
  }
  const lineNumber = hash === undefined ? 1 : names.lastIndexOf(hashes.at(-1) ?? '') + 1;
  const expected = 'one folder named after an owner hash';
  return err({ expected, lineNumber, text: quoted(stdout.trim()) });
}
