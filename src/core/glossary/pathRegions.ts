import { inOrder, regionAt, regionsOf, type Region } from './regions';

const ADDRESS =
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"'`<>()[\]{}|]*|\bwww\.[^\s"'`<>()[\]{}|]*/gi;
/** A path begins where a word could: not inside `vmc/vsh`, which is two names in prose. */
const ABSOLUTE_PATH =
  /(?<![^\s"'`<>()[\]{}|=,;:*_])(?:~|\.{1,2})?\/[^\s"'`<>()[\]{}|=,;:*][^\s"'`<>()[\]{}|=,;:]*/g;
const FILE_PATH = /(?<![\w@.+/~-])[\w@.+-]+(?:\/[\w@.+-]+)+\.[A-Za-z][A-Za-z0-9]{0,5}(?![\w/])/g;
const BELOW_VARIABLE = /\$(?:\w+|\{\w+\})(?:\/[\w@.+-]+)+/g;
const RELATIVE_PATH = /(?<![\w@.+/~$-])[\w.+-]+(?:\/[\w.+-]+)*(?:\/(?=[\s"'`]|$)|\/[\w.+-]+)/g;
const MAIL_ADDRESS = /(?<![\w.+-])[\w.+-]+@[a-z][\w-]*(?:\.[\w-]+)+/gi;

/** Folders with the code, below which the names of programs are names of folders. */
const SOURCE_FOLDERS = new Set(['platform2', 'vm_tools', 'chromite']);

/**
 * Where `text` holds Internet addresses, mail addresses and file paths, in which words are parts of a
 * name, not words. `a/b` is a path unless `isTerm` knows all its parts: then they are alternatives.
 */
export function findPaths(text: string, isTerm: (word: string) => boolean): readonly Region[] {
  if (!/[/@]|www\./i.test(text)) return [];
  const addresses = inOrder([...regionsOf(text, ADDRESS), ...regionsOf(text, MAIL_ADDRESS)]);
  const paths = [
    ...regionsOf(text, ABSOLUTE_PATH),
    ...regionsOf(text, FILE_PATH),
    ...regionsOf(text, BELOW_VARIABLE),
    ...regionsOf(text, RELATIVE_PATH).filter(({ start, end }) =>
      isPath(text.slice(start, end), isTerm),
    ),
  ];
  const others = paths.filter((path) => regionAt(addresses, path.start) === undefined);
  return inOrder(
    [...addresses, ...others].map(({ start, end }) => ({
      start,
      end: start + text.slice(start, end).replace(/[.,;:!?*_]{1,20}$/, '').length,
    })),
  );
}

function isPath(text: string, isTerm: (word: string) => boolean): boolean {
  const parts = text.split('/');
  const [first = ''] = parts;
  if (first === 's' || /^[\d./]+$/.test(text)) return false; // A substitution of sed, an IP network
  if (text.endsWith('/') || SOURCE_FOLDERS.has(first) || first.includes('.')) return true;
  return !/\p{Lu}/u.test(text) && !parts.every(isTerm);
}
