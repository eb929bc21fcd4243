/**
 * `text` as a label that VS Code shows as it is: where it would make an icon of `$(name)`, an invisible
 * character (word joiner, U+2060) stands between. A backslash, which VS Code offers for this, would stay
 * visible in some places.
 */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$\u2060(');
}
