/** Two slips of the finger at most; in a short name one. */
function allowedSlips(name: string): number {
  return name.length <= 4 ? 1 : 2;
}

/** The one of `names` that was probably meant by `written`; `undefined` if none is near. */
export function nearestName(names: readonly string[], written: string): string | undefined {
  let nearest: string | undefined;
  let least = allowedSlips(written) + 1;
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least) continue;
    const slips = distance(name, written);
    if (slips < least) {
      least = slips;
      nearest = name;
    }
  }
  return nearest;
}

/** Optimal string alignment: letters added, left out, changed, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const best = Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(isSwap ? Math.min(best, (before[j - 2] ?? 0) + 1) : best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? Math.max(a.length, b.length);
}
