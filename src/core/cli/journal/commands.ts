export interface JournalRequest {
  /** How many of the newest entries. */
  readonly lines: number;
  /** A boot as `journalctl --boot` takes it: `0` for this one, `-1`, or an id. All boots when not given. */
  readonly boot?: string;
  /** A systemd unit, or a user unit with `user`. */
  readonly unit?: string;
  /** Goes on with new entries until it is ended. */
  readonly follow?: boolean;
  /** The journal of the user's own services instead of the whole one. */
  readonly user?: boolean;
}

/**
 * The command that prints journal entries as one JSON object per line (systemd 232 and newer). `--all`
 * because journald replaces long messages by `null` else; `--quiet` because its hints would mix in.
 */
export function journalWords({ lines, boot, unit, follow, user }: JournalRequest): string[] {
  return [
    'journalctl',
    '--output=json',
    '--all',
    '--quiet',
    '--no-pager',
    `--lines=${Math.max(0, Math.trunc(lines))}`,
    ...(boot === undefined ? [] : [`--boot=${boot}`]),
    ...(unit === undefined ? [] : [`--${user === true ? 'user-unit' : 'unit'}=${unit}`]),
    ...(user === true ? ['--user'] : []),
    ...(follow === true ? ['--follow'] : []),
  ];
}
