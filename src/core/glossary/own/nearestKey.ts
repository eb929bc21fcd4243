import { OWN_GLOSSARY_KEYS } from './ownGlossaryKeys';

/** Slips of the pen, not other words. */
const MAX_CHANGES = 2;

/** The key of a glossary that was probably meant by a misspelt one. */
export function nearestKey(written: string): string | undefined {
  const keys = new Set(Object.values(OWN_GLOSSARY_KEYS).flat());
  const near = [...keys]
    .map((key) => ({ key, changes: changesBetween(written.toLowerCase(), key.toLowerCase()) }))
    .filter(({ key, changes }) => changes <= MAX_CHANGES && changes < key.length / 2)
    .sort((a, b) => a.changes - b.changes);
  return near[0]?.key;
}

/**
 * Letters to add, remove, replace, or to swap with their neighbour (optimal string alignment); above the
 * bound, some number above it.
 */
function changesBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MAX_CHANGES) {
    return MAX_CHANGES + 1;
  }
  let twoAbove: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let index = 0; index < a.length; index++) {
    const row = [index + 1];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[index] === b[column - 1];
      const isSwapped = a[index] === b[column - 2] && a[index - 1] === b[column - 1];
      row.push(
        Math.min(
          (above[column - 1] ?? 0) + (isSame ? 0 : 1),
          (above[column] ?? 0) + 1,
          (row[column - 1] ?? 0) + 1,
          isSwapped ? (twoAbove[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    twoAbove = above;
    above = row;
  }
  return above.at(-1) ?? 0;
}
