/** Joins what stands beside it and is not to be seen. */
const WORD_JOINER = '\u2060';

/**
 * `text` for a notification, in which VS Code makes `[name](address)` a link, addresses of commands too:
 * nothing of it is a link, and it looks the same.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', `]${WORD_JOINER}(`);
}
