/** Why a text can not be an alias of an image. */
export type AliasProblem = 'empty' | 'too-long' | 'bad-character' | 'starts-with-dash';

const MAX_ALIAS_CHARS = 255;

/**
 * Why `alias` is not to be given to an image, `undefined` when it may. LXD itself refuses next to
 * nothing, but a colon would be read as the end of a remote's name.
 */
export function aliasProblem(alias: string): AliasProblem | undefined {
  if (alias === '') {
    return 'empty';
  }
  if (alias.length > MAX_ALIAS_CHARS) {
    return 'too-long';
  }
  if (!/^[\p{L}\p{N}./_+~@-]*$/u.test(alias)) {
    return 'bad-character';
  }
  return alias.startsWith('-') ? 'starts-with-dash' : undefined;
}
