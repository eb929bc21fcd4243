import { err, ok } from '../result';
import type { Command } from '../cli/command';
import { quoted, type ParseResult } from '../cli/parse';

/** The shell that a container's user logs in with. */
export interface LoginShell {
  readonly user: string;
  /** As /etc/passwd has it; empty means /bin/sh. */
  readonly program: string;
  /** It is there and may be executed. */
  readonly isUsable: boolean;
}

/**
 * Sets `entry` and `user` to the first ordinary user, who is uid 1000 in every Crostini container and in
 * most others; to nothing where there is none. `getent` is missing in tiny images.
 */
export const FIND_USER = `entry=$(getent passwd 1000 2>/dev/null || grep -m 1 '^[^:]*:[^:]*:1000:' /etc/passwd)
user=\${entry%%:*}`;

const SCRIPT = `${FIND_USER}
[ -n "$user" ] && command -v su >/dev/null 2>&1 || exit 0
program=\${entry##*:}
usable=no
[ -x "\${program:-/bin/sh}" ] && usable=yes
printf '%s\\n' "$user" "$program" "$usable"`;

/** Asks a container how its user logs in. `undefined`: a user shell is root's there. Changes nothing. */
export function loginShellCommand(): Command<LoginShell | undefined> {
  return { tool: 'sh', args: ['-c', SCRIPT], parse: parseLoginShell, mutates: false };
}

function parseLoginShell(stdout: string): ParseResult<LoginShell | undefined> {
  if (stdout === '') {
    return ok({ data: undefined, warnings: [] });
  }
  const [user, program, usable] = stdout.split('\n');
  if (user === undefined || program === undefined || (usable !== 'yes' && usable !== 'no')) {
    return err({ expected: 'user, shell, yes or no', lineNumber: 1, text: quoted(stdout) });
  }
  return ok({
    data: { user: quoted(user), program: quoted(program), isUsable: usable === 'yes' },
    warnings: [],
  });
}
