/**
 * How long a shared connection waits for its next command before it ends by itself, in seconds: longer
 * than the default time between two refreshes.
 */
const IDLE_SECONDS = 120;

/** A connection that died without a sign is given up when three signs of life were not answered. */
const SIGN_OF_LIFE_SECONDS = 15;

/**
 * `sun_path` holds 104 bytes on macOS and the BSDs (108 on Linux), one of them a NUL; `ssh` first
 * listens at the path with `.` and 16 random characters at its end.
 */
const MAX_SOCKET_PATH_BYTES = 104 - 1 - 17;
/** What `ssh` makes of `%C`: a SHA-1 of addresses, port and user, in hexadecimal. */
const CONNECTION_HASH_CHARS = 40;

/**
 * The options for a connection that commands share, with its socket in `folder`. `name` keeps devices
 * apart that differ in more than `%C` knows, such as the file of known hosts; `%C` keeps apart what one
 * device was before its configuration changed. `undefined` where the path would be too long.
 */
export function sharingOptions(folder: string, name: string): readonly string[] | undefined {
  const stem = socketStem(folder, name);
  const bytes = new TextEncoder().encode(stem).length + CONNECTION_HASH_CHARS;
  if (bytes > MAX_SOCKET_PATH_BYTES || /[%\s"'\\]/.test(stem)) {
    return undefined;
  }
  return [
    ...['-o', 'ControlMaster=auto'],
    ...['-o', `ControlPath=${stem}%C`],
    ...['-o', `ControlPersist=${IDLE_SECONDS}`],
    ...['-o', `ServerAliveInterval=${SIGN_OF_LIFE_SECONDS}`],
  ];
}

/** What the path of each socket called `name` begins with. */
export function socketStem(folder: string, name: string): string {
  return `${folder}/${name}-`;
}

/**
 * Arguments that speak to the connection at `socket`: `exit` ends it with all that runs over it; `stop`
 * lets that go on, but takes nothing new. The user's configuration has no say, and the host is not used.
 */
export function sharingControlArgs(order: 'exit' | 'stop', socket: string): readonly string[] {
  return ['-F', '/dev/null', '-O', order, '-S', socket, '--', 'shared'];
}
