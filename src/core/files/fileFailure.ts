/** Why a file could not be read or changed, as far as it leads to different words. */
export type FileFailureKind =
  | 'not-found'
  | 'exists'
  | 'not-a-folder'
  | 'is-a-folder'
  | 'not-empty'
  | 'not-permitted'
  | 'read-only'
  | 'no-space'
  | 'link-loop'
  | 'name-too-long'
  | 'busy'
  | 'too-large' // more than an editor should be given
  | 'not-regular' // a device, a pipe or a socket: reading it may never end
  | 'tool-missing' // stat, find, mktemp or another small program is not there
  | 'cut-short' // not all of it arrived, so the old file was kept
  | 'needs-running' // LXD cannot do it while the instance does not run
  | 'bad-name'; // no UTF-8, and LXD takes only text

/** What the scripts of `fileScripts.ts` say themselves. */
export const OWN_WORDS = {
  tooLarge: 'Too large for an editor',
  notRegular: 'Not a regular file',
  cutShort: 'Not all of it arrived',
} as const;

/**
 * The texts of strerror in glibc and musl, what dash and the shell of BusyBox have instead of some, and
 * what `lxc file` says (5.0).
 */
const RULES: readonly (readonly [RegExp, FileFailureKind])[] = [
  [/^(?:command )?not found$/, 'tool-missing'],
  [/no such file|nonexistent/i, 'not-found'],
  [/^(?:Error: )?Not Found$/, 'not-found'],
  [/file exists/i, 'exists'],
  [/not a directory/i, 'not-a-folder'],
  [/is a directory|can't pull a directory/i, 'is-a-folder'],
  [/directory not empty/i, 'not-empty'],
  [/permission denied|operation not permitted/i, 'not-permitted'],
  [/read-only file system/i, 'read-only'],
  [/no space left|quota exceeded/i, 'no-space'],
  [/symbolic link|symlink loop/i, 'link-loop'],
  [/name too long/i, 'name-too-long'],
  [/text file busy|resource busy/i, 'busy'],
  [new RegExp(`^${OWN_WORDS.tooLarge}$`), 'too-large'],
  [new RegExp(`^${OWN_WORDS.notRegular}$`), 'not-regular'],
  [new RegExp(`^${OWN_WORDS.cutShort}$`), 'cut-short'],
];

/** The failure that a last line of standard error tells of; `undefined` for one that is not known. */
export function classifyFileFailure(line: string): FileFailureKind | undefined {
  return RULES.find(([pattern]) => pattern.test(line))?.[1];
}
