/** The borders of what is taken for one word in addresses and shell lines. */
const RUN_END = /[\s"'`<>()[\]{}|]/;
const WORD = /[\p{L}\p{N}_]/u;

/**
 * Whether the name at `start`..`end` of `line` stands for itself, rather than being part of a longer word,
 * a file name, an address, or a path unless it begins it.
 */
export function isWholeName(line: string, start: number, end: number): boolean {
  const before = line.charAt(start - 1);
  if (before !== '' && /[-.\\~$%#&]/.test(before)) return false;
  if (WORD.test(before) || !isOutsideAddressPath(line, start)) return false;
  const after = line.charAt(end);
  if (WORD.test(after) || /[\\@=(]/.test(after)) return false;
  // The end of a sentence, or a dash that is left alone.
  return (after !== '.' && after !== '-') || !/[\p{L}\p{N}_-]/u.test(line.charAt(end + 1));
}

/**
 * Whether the IP address or host name at `start`..`end` is whole: the host of a URL is, what looks like
 * one in a URL's path is not. A port, a path or a prefix length may follow.
 */
export function isWholeAddress(line: string, start: number, end: number): boolean {
  const before = line.charAt(start - 1);
  if (WORD.test(before) || (before !== '' && /[-.\\~]/.test(before))) return false;
  if (!isOutsideAddressPath(line, start)) return false;
  const address = line.slice(start, end);
  const isIpv6 = address.includes(':');
  // `fe80::1` is also the end of `2001:fe80::1`.
  if (before === ':' && (isIpv6 || /[0-9]/.test(line.charAt(start - 2)))) return false;
  const [after, next] = [line.charAt(end), line.charAt(end + 1)];
  if (WORD.test(after)) return false;
  if (after === ':' && isIpv6) return !/[0-9a-f:]/i.test(next);
  return (after !== '.' && after !== '-') || !/[\p{L}\p{N}_-]/u.test(next);
}

/** False in a path, and in all of a URL but its host. */
function isOutsideAddressPath(line: string, start: number): boolean {
  let runStart = start;
  while (runStart > 0 && !RUN_END.test(line.charAt(runStart - 1))) runStart--;
  const run = line.slice(runStart, start);
  const scheme = run.lastIndexOf('://');
  if (scheme < 0) return !run.endsWith('/');
  const host = run.slice(scheme + '://'.length);
  return host === '' || (host.endsWith('@') && !/[/?#]/.test(host));
}
