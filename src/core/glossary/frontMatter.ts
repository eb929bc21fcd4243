/** Front matter longer than this is taken for a mistake, so that a hover never scans a whole note. */
const MAX_FRONT_MATTER_LINES = 200;

/**
 * Whether a line lies in the YAML block between `---` lines that may begin a note, its borders
 * included. `lineAt` gives a line by its 0-based index and undefined behind the last one; at most the
 * first 200 lines are read, and a block that does not end within them is none.
 */
export function isInFrontMatter(
  lineAt: (lineIndex: number) => string | undefined,
  lineIndex: number,
): boolean {
  if (lineIndex < 0 || lineIndex >= MAX_FRONT_MATTER_LINES) return false;
  if (!/^\uFEFF?---\s*$/.test(lineAt(0) ?? '')) return false;
  for (let index = 1; index < MAX_FRONT_MATTER_LINES; index++) {
    const line = lineAt(index);
    if (line === undefined) return false;
    if (/^(?:---|\.\.\.)\s*$/.test(line)) return lineIndex <= index;
  }
  return false;
}
