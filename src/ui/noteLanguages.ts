const DEFAULT_LANGUAGES = ['markdown', 'plaintext', 'log', 'crostini-log', 'shellscript'];

/** The languages of notes by what `crostini.hover.languages` has, whatever that is. */
export function noteLanguages(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : DEFAULT_LANGUAGES;
}
