import { findCodeSpans, regionAt } from '../glossary/regions';
import { MAX_NAME_CHARS, type LiveNameIndex } from './liveNameIndex';
import type { LiveThing } from './liveThing';
import { isWholeAddress, isWholeName } from './nameBoundaries';
import { isArgument, isCommonWord, isUsedAsName } from './nameContext';

/** A name or address found in a text, with all that have it. */
export interface LiveNameMatch {
  /** As written in the text. */
  readonly text: string;
  /** Offsets in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly things: readonly LiveThing[];
}

export interface LiveNameOptions {
  /**
   * Whether the whole line is code or output, where a common word is a name more often than not; asked only
   * if that makes a difference.
   */
  readonly isCode?: () => boolean;
}

/** How far around the cursor a line is read. */
const REACH = 2 * MAX_NAME_CHARS;

/**
 * What is named at `column` (0-based, in UTF-16 units) of a line, or undefined; the cursor may also stand
 * right behind. The longest name wins. A name that is also an ordinary word counts in code, in quotes, and
 * beside a command or the word for what it names. Only the surroundings of the column are read, however
 * long the line is.
 */
export function findLiveNameAt(
  lineText: string,
  column: number,
  index: LiveNameIndex,
  { isCode = () => false }: LiveNameOptions = {},
): LiveNameMatch | undefined {
  const from = Math.max(0, column - REACH);
  const line = lineText.slice(from, column + REACH);
  const at = column - from;
  const best =
    longestOf(placesOf(index.byAddress, lowerAscii(line), at), at, ({ start, end }) =>
      isWholeAddress(line, start, end),
    ) ?? longestOf(placesOf(index.byName, line, at), at, (place) => isName(line, place, isCode));
  if (best === undefined) return undefined;
  const { start, end, things } = best;
  return { text: line.slice(start, end), start: start + from, end: end + from, things };
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly things: readonly LiveThing[];
}

/** All places where one of `names` stands and `at` is in it or right behind it. */
function placesOf(
  names: ReadonlyMap<string, readonly LiveThing[]>,
  line: string,
  at: number,
): readonly Place[] {
  const places: Place[] = [];
  for (const [name, things] of names) {
    const first = Math.max(0, at - name.length);
    const around = line.slice(first, at + name.length);
    for (let found = around.indexOf(name); found >= 0; found = around.indexOf(name, found + 1)) {
      const start = first + found;
      places.push({ start, end: start + name.length, things });
    }
  }
  return places;
}

/** What is under the cursor goes before what ends there. */
function longestOf(
  places: readonly Place[],
  at: number,
  suits: (place: Place) => boolean,
): Place | undefined {
  return places
    .toSorted(
      (one, other) =>
        Number(at < other.end) - Number(at < one.end) ||
        other.end - other.start - (one.end - one.start),
    )
    .find(suits);
}

function isName(line: string, { start, end }: Place, isCode: () => boolean): boolean {
  return (
    isWholeName(line, start, end) &&
    // `lxc file pull web/etc/hosts` begins with a name, and `web/index.html` does not.
    (line.charAt(end) !== '/' || isArgument(line, start)) &&
    (!isCommonWord(line.slice(start, end)) ||
      isUsedAsName(line, start, end) ||
      regionAt(findCodeSpans(line), start) !== undefined ||
      isCode())
  );
}

/** Unlike `toLowerCase`, keeps the length: `İ` would become two characters. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
