/**
 * The name of an entry's page: readable, and a single path segment whatever the term holds.
 * `lxc list` → `lxc list.md`, `/dev/kvm` → `~2f;dev~2f;kvm.md`.
 */
export function pageName(term: string): string {
  const safe = term.replace(
    /[^\p{L}\p{N} _-]/gu,
    (character) => `~${(character.codePointAt(0) ?? 0).toString(16)};`,
  );
  return `${safe}.md`;
}

/** The term of a page's name; `undefined` for what {@link pageName} does not give. */
export function termOfPage(name: string): string | undefined {
  if (!name.endsWith('.md')) {
    return undefined;
  }
  return name.slice(0, -'.md'.length).replace(/~([0-9a-f]{1,6});/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
