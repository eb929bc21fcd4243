import type { GlossaryEntry } from './schema';

/** A result of Chrome that a text names by its number. */
export interface ResultMention {
  readonly entry: GlossaryEntry;
  /** Offsets in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** What the Terminal app and Chrome's own log print (`crostini_terminal.cc`). */
const CERTAIN =
  /\b(?:CrostiniResult|Error starting (?:crostini for terminal|penguin container))[\s:#=]{1,3}(\d{1,3})(?![\d.])/g;

/** What people write about it. Other programs number their errors too. */
const LIKELY = /\berror(?: code| number)?[\s:#]{1,3}(\d{1,3})(?![\d.])/gi;
const ABOUT_CROSTINI = /crostini|penguin|termina|vmshell|chromebook|chromeos/i;

/** Whether a line of output names what only Linux on ChromeOS has. */
export function isAboutCrostini(text: string): boolean {
  return ABOUT_CROSTINI.test(text);
}

/** Results of Chrome that a text tells by their number. A number alone never counts. */
export function findResultNumbers(
  entries: readonly GlossaryEntry[],
  text: string,
  isCrostini: boolean,
): readonly ResultMention[] {
  const mentions = [
    ...text.matchAll(CERTAIN),
    ...(isCrostini || isAboutCrostini(text) ? text.matchAll(LIKELY) : []),
  ];
  return mentions.flatMap((mention) => {
    const entry = entries.find(({ resultNumber }) => resultNumber === Number(mention[1]));
    const { index: start } = mention;
    return entry === undefined ? [] : [{ entry, start, end: start + mention[0].length }];
  });
}
