import { instanceNameProblem } from './instanceName';

const FALLBACK = 'container';

/**
 * A valid instance name that is not taken: `wish` with what LXD does not take left out, with a number at its
 * end where needed.
 */
export function freeName(wish: string, taken: ReadonlySet<string>): string {
  const letters = wish
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  const base = instanceNameProblem(letters) === undefined ? letters : FALLBACK;
  let name = base;
  for (let number = 2; taken.has(name); number++) {
    name = `${base}-${number}`;
  }
  return name;
}
