/** Contextive's own pattern, so that one file serves its users and ours. */
export const OWN_GLOSSARY_PATTERN = '**/*.glossary.{yml,yaml}';

/** Whether a file is an own glossary by its name. */
export function isOwnGlossary({ path }: { readonly path: string }): boolean {
  return /\.glossary\.ya?ml$/i.test(path);
}
