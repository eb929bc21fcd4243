/** The keys of Contextive's glossary files (`*.glossary.yml`), which other editors read too. */
export const OWN_GLOSSARY_KEYS = {
  top: ['contexts', 'imports'],
  context: ['name', 'domainVisionStatement', 'paths', 'meta', 'terms'],
  term: ['name', 'definition', 'aliases', 'examples', 'meta'],
} as const;
