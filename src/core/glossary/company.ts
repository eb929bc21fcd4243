import { regionAt } from './regions';
import type { Form } from './forms';
import type { Line } from './line';

/** What the lines around a line say. */
export interface Company {
  /** They are about Linux on ChromeOS. */
  readonly topic: boolean;
  /** They speak of boards, the names of which are ordinary words. */
  readonly boards: boolean;
}

/** Nothing is known of the surroundings. */
export const NO_COMPANY: Company = { topic: false, boards: false };

/** For a word that a person asks about: it is taken for the term whatever stands around it. */
export const BEST_COMPANY: Company = { topic: true, boards: true };

const BOARD_WORD = /(?<![\p{L}\d])(?:boards?|codenames?)(?![\p{L}\d])/iu;
/** What only a build of ChromiumOS is started with. */
const BOARD_SETTING = /\bBOARD=|--board[= ]|\bemerge-|\bsetup_board\b/;

/** Whether a text speaks of boards. */
export function speaksOfBoards(text: string): boolean {
  return BOARD_WORD.test(text) || BOARD_SETTING.test(text);
}

/** Tells of a form and its place whether what stands around it makes it the term. */
export type Allows = (form: Form, start: number) => boolean;

/**
 * The rule for a line that, as far as `topic` says, stands in a passage about Linux on ChromeOS.
 * Words that need another term on the line are not allowed yet.
 */
export function allowing(line: Line, topic: () => boolean, boards: () => boolean): Allows {
  const hasSetting = BOARD_SETTING.test(line.text);
  const hasWord = BOARD_WORD.test(line.text);
  return ({ needs }, start) => {
    switch (needs) {
      case 'nothing':
        return true;
      case 'passage':
        return topic();
      case 'line':
        return false;
      case 'code':
        return isCode(line, start) && (hasSetting || topic());
      case 'board': {
        if (hasSetting) return true;
        const inSpan = regionAt(line.codeSpans, start) !== undefined;
        if (hasWord && (inSpan || topic())) return true;
        return isCode(line, start) && topic() && boards();
      }
    }
  };
}

function isCode(line: Line, start: number): boolean {
  return line.inCode || regionAt(line.codeSpans, start) !== undefined;
}
