/** Words by which a sentence says itself that it tells of the past. */
const PAST =
  /\b(?:no longer|any ?more|removed|gone|obsolete|deprecated|dead|replaced|superseded|renamed|moved|dropped|retired|outdated|out of date|formerly|former|used to|was|were|originally|historical(?:ly)?|back then|at the time|instead of|rather than|earlier|old(?:er)?|previous(?:ly)?|refuse[sd]?|reject(?:s|ed)?|disappeared|never|no such|in vain|wrong|invalid|is history|(?:until|before|up to) (?:about )?(?:20\d\d|M?\d\d|ChromeOS|version|\w+ 20\d\d)|in 20(?:1\d|2[0-4]))\b/i;
/** A note on how something is misspelled has to spell it. */
const SPELLING = /\b(?:mis-?spel\w+|typos?|wrongly|sic)\b/i;

const SENTENCE_END = /[.!?](?=\s)/g;
/** Longer stretches are not sentences. */
const REACH = 400;

/**
 * Whether the sentence around a place of prose says that what stands there is not so any more. A sentence
 * may go on from the line before and to the next one, as paragraphs are often wrapped.
 */
export function saysItIsPast(
  lines: readonly string[],
  lineIndex: number,
  start: number,
  end: number,
): boolean {
  return PAST.test(sentenceAround(lines, lineIndex, start, end));
}

/** Whether the line is about spelling. */
export function isAboutSpelling(line: string): boolean {
  return SPELLING.test(line);
}

function sentenceAround(
  lines: readonly string[],
  lineIndex: number,
  start: number,
  end: number,
): string {
  const line = lines[lineIndex] ?? '';
  const before = `${neighbour(lines[lineIndex - 1])} ${line.slice(0, start)}`.slice(-REACH);
  const after = `${line.slice(end)} ${neighbour(lines[lineIndex + 1])}`.slice(0, REACH);
  const ends = [...before.matchAll(SENTENCE_END)];
  const from = ends.at(-1)?.index ?? 0;
  const to = after.search(SENTENCE_END);
  return before.slice(from) + line.slice(start, end) + (to < 0 ? after : after.slice(0, to));
}

/** A heading, a list item, a quotation, a table row or an empty line is not the same paragraph. */
function neighbour(line: string | undefined): string {
  return line === undefined || /^\s*(?:$|#{1,6}\s|[-*+>|•]|\d{1,9}[.)]\s|`{3}|~{3})/.test(line)
    ? ''
    : line;
}
