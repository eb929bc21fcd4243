/**
 * Names of files are bytes, and strings are not. A byte that is no part of valid UTF-8 stands in a
 * string as the character U+EF00 plus its value, in the private use area; characters of a name that are
 * in that range themselves are taken apart into their bytes in the same way. So any bytes make a string
 * of their own that survives URIs, and every string gives its bytes back.
 */
const RAW_BYTES = 0xef00;

/** Characters that stand for a raw byte, which is never below 0x80. */
const RAW = /[\uEF80-\uEFFF]/;

/** The name of `bytes`, which has one character for each byte. Total. */
export function nameOfBytes(bytes: string): string {
  const whole = decodeUtf8(bytes);
  return whole !== undefined && !RAW.test(whole) ? whole : nameOfMixedBytes(bytes);
}

/**
 * `name` as an argument of `printf %b`, which gives its bytes back: raw bytes and backslashes become
 * `\0ooo`; names without any stay as they are.
 */
export function printfWord(name: string): string {
  return name.replace(
    /[\\\uEF80-\uEFFF]/g,
    (char) => `\\0${byteOf(char).toString(8).padStart(3, '0')}`,
  );
}

/** True when a name is valid UTF-8, so that programs that only take text can be given it. */
export function isTextName(name: string): boolean {
  return !RAW.test(name);
}

/** `name` for people: raw bytes as U+FFFD, as terminals show them. */
export function shownName(name: string): string {
  return name.replace(/[\uEF80-\uEFFF]/g, '\uFFFD');
}

function byteOf(char: string): number {
  const code = char.charCodeAt(0);
  return code >= RAW_BYTES ? code - RAW_BYTES : code;
}

function nameOfMixedBytes(bytes: string): string {
  let name = '';
  for (let at = 0; at < bytes.length;) {
    const length = utf8Length(bytes.charCodeAt(at));
    const char = decodeUtf8(bytes.slice(at, at + length));
    const isChar = char !== undefined && !RAW.test(char);
    name += isChar ? char : String.fromCharCode(RAW_BYTES + bytes.charCodeAt(at));
    at += isChar ? length : 1;
  }
  return name;
}

/** How many bytes the character has that begins with `first`. */
function utf8Length(first: number): number {
  if (first < 0xc0) {
    return 1;
  }
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function decodeUtf8(bytes: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(bytes));
  } catch {
    // A TypeError is how the decoder says that it is no UTF-8.
    return undefined;
  }
}

/** The bytes of a string with one character for each. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    bytes[at] = text.charCodeAt(at);
  }
  return bytes;
}
