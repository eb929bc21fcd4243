/** Every word of a hover that does not come from the glossary, so that the user interface can translate them. */
export interface HoverLabels {
  /** `{0}` is what was written, `{1}` the right spelling. */
  readonly misspelling: string;
  /** `{0}` is what was written, `{1}` the term. */
  readonly alias: string;
  readonly talksTo: string;
  readonly logs: string;
  readonly source: string;
  readonly notToBeConfusedWith: string;
  readonly changed: string;
  readonly related: string;
  readonly readMore: string;
  readonly ownTerm: string;
  /** Said of an own term that has the name of one of the extension's. */
  readonly overrides: string;
  readonly example: string;
  /** What to do about an error. */
  readonly nextStep: string;
  /** `{0}` is the number. */
  readonly resultNumber: string;
  readonly questions: string;
  /** Of a question: the entries it concerns. */
  readonly about: string;
  /** The text of the link to the entry's page. */
  readonly openPage: string;
}

export const ENGLISH_HOVER_LABELS: HoverLabels = {
  misspelling: '{0} is usually spelled {1}.',
  alias: '{0} is another name for {1}.',
  talksTo: 'Talks to',
  logs: 'Logs',
  source: 'Source',
  notToBeConfusedWith: 'Not to be confused with',
  changed: 'Changed',
  related: 'Related',
  readMore: 'Read more',
  ownTerm: 'Your own term',
  overrides: 'It stands in front of what the extension says.',
  example: 'Example',
  nextStep: 'Next step',
  resultNumber: 'Chrome shows it as number {0}. ChromeOS before 74 counted differently.',
  questions: 'Questions',
  about: 'About',
  openPage: 'Open the page',
};
