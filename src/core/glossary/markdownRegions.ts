import { inOrder, regionAt, regionsOf, type Region } from './regions';

const DEFINITION = /^\s{0,3}\[(?!\^)[^\]]{1,999}\]:\s*\S/;
const COMMENT = /<!--[^]*?(?:-->|$)/g;
/** Tags with attributes; `<name>` alone is more often a placeholder. */
const TAG = /<[a-z][a-z0-9-]*\s[^<>]*=[^<>]*>/gi;
const DESTINATION = /\]\((?:[^()]|\([^()]*\))*\)/g;
const REFERENCE = /\]\[[^[\]]*\]/g;

/**
 * What a reader of the rendered line does not see: destinations and titles of links and images, labels
 * of references, definitions of links, comments, tags (CommonMark 0.31). Code spans are seen as they
 * are. The first `hiddenUntil` characters are the end of something that began on an earlier line.
 */
export function findHidden(
  text: string,
  codeSpans: readonly Region[],
  hiddenUntil: number,
): readonly Region[] {
  if (DEFINITION.test(text)) return [{ start: 0, end: text.length }];
  const before = hiddenUntil > 0 ? [{ start: 0, end: hiddenUntil }] : [];
  if (!/[<\]]/.test(text)) return before;
  const found = [COMMENT, TAG, DESTINATION, REFERENCE].flatMap((pattern) =>
    regionsOf(text, pattern).filter(({ start }) => regionAt(codeSpans, start) === undefined),
  );
  return inOrder([...before, ...found]);
}
