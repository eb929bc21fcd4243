/** Where a typed destination leads, in the form that the `ssh` client and the settings take. */
export interface SshDestination {
  /** `host` or `user@host`. */
  readonly host: string;
  /** 1 to 65535; `undefined` when none was typed. */
  readonly port: number | undefined;
}

/** Nothing that `ssh` could read as an option, and nothing it would refuse. */
const USABLE_HOST = /^[^-\s\p{Cc}@:[\]][^\s\p{Cc}@:[\]]*$/u;
const USABLE_USER = /^[^-\s\p{Cc}@][^\s\p{Cc}]*$/u;
const IPV6 = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%[\w.-]+)?$/;

/**
 * Reads what a person types: `host`, `user@host`, `host:port`, `[::1]:port`, `ssh://user@host:port`; a
 * bare IPv6 address has no port. A user may hold `@`. `undefined` for anything else. Total.
 * `root@dut:2222` → `{ host: 'root@dut', port: 2222 }`
 */
export function parseSshDestination(text: string): SshDestination | undefined {
  const typed = text.trim().replace(/^ssh:\/\/([^/]*)\/?$/i, '$1');
  const at = typed.lastIndexOf('@');
  const user = at < 0 ? undefined : typed.slice(0, at);
  if (user !== undefined && !USABLE_USER.test(user)) {
    return undefined;
  }
  const place = parsePlace(typed.slice(at + 1));
  return place === undefined
    ? undefined
    : { host: user === undefined ? place.host : `${user}@${place.host}`, port: place.port };
}

function parsePlace(text: string): SshDestination | undefined {
  if (IPV6.test(text)) {
    return { host: text, port: undefined };
  }
  const [, bracketed, plain, digits] =
    /^(?:\[([^[\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  const host = bracketed ?? plain ?? '';
  const isHost = bracketed === undefined ? USABLE_HOST.test(host) : IPV6.test(host);
  return !isHost || (port !== undefined && (port < 1 || port > 65_535))
    ? undefined
    : { host, port };
}
