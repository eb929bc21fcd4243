import type { Effect, Place } from './grammar/grammar';

/** Every word of an explanation that does not come from the grammar, for translation. */
export interface CommandLabels {
  readonly typedIn: string;
  /** Stands between two places, with its blanks. */
  readonly or: string;
  readonly places: Readonly<Record<Place, string>>;
  readonly effects: Readonly<Record<Effect, string>>;
  readonly careful: string;
  /** `{0}` is a date. */
  readonly since: string;
  /** `{0}` is a date. */
  readonly until: string;
  readonly obsolete: string;
  /** `{0}` is what to use. */
  readonly instead: string;
  readonly choices: string;
  /** `{0}` is an option. */
  readonly valueOf: string;
  /** `{0}` is what was written, `{1}` the right name. */
  readonly misspelt: string;
  /** `{0}` is what was written, `{1}` the command. */
  readonly unknownSubcommand: string;
  readonly unknownOption: string;
  /** `{0}` is what was probably meant. */
  readonly didYouMean: string;
  /** `{0}` is what was written. */
  readonly unknownChoice: string;
  /** `{0}` is the name of an option or argument. */
  readonly missing: string;
  readonly tooMany: string;
  readonly misplaced: string;
}

/** The words in English, for tests and for what is not translated. */
export const ENGLISH_COMMAND_LABELS: CommandLabels = {
  typedIn: 'Typed in',
  or: ' or ',
  places: {
    crosh: 'crosh (Ctrl+Alt+T)',
    rootShell: 'a developer-mode shell of ChromeOS',
    termina: 'the Termina shell (vsh termina)',
    container: 'the Linux terminal',
    workstation: 'the workstation outside the chroot',
    chroot: 'the chroot on the workstation (cros_sdk)',
    linux: 'any Linux shell',
  },
  effects: {
    reads: 'Changes nothing.',
    changes: 'Changes something.',
    creates: 'Makes something new.',
    destroys: 'Deletes data.',
  },
  careful: 'Careful',
  since: 'Since {0}.',
  until: 'No longer there. Removed: {0}.',
  obsolete: 'Obsolete.',
  instead: 'Use {0} instead.',
  choices: 'Possible',
  valueOf: 'the value of {0}',
  misspelt: '{0} is usually spelled {1}.',
  unknownSubcommand: '{0} is not a command of {1}.',
  unknownOption: '{0} is not an option of {1}.',
  didYouMean: 'Probably {0} is meant.',
  unknownChoice: '{0} is not one of the possible values.',
  missing: '{0} is missing.',
  tooMany: '{0} is more than the command takes.',
  misplaced: '{0} must stand in front of the name.',
};
