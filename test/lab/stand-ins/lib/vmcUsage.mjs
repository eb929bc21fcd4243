// What `vmc` of an age can do, by its own usage text.
import { readFileSync } from 'node:fs';

/** The age of vmc: as the state says, else the one that fits its form of `vmc list`. */
export function ageOf(state) {
  if (state.vmcAge !== undefined) return state.vmcAge;
  return state.variant === 'F' ? '2026-03' : state.variant === 'E' ? '2022-10' : '2020-10';
}

/** The usage text, without the subcommands that the state takes away. */
export function usageText(state) {
  const file = new URL(`../usage/${ageOf(state)}.txt`, import.meta.url);
  const missing = state.missingSubcommands ?? [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !missing.includes(/^[\s[|]*([a-z.-]+)/.exec(line)?.[1] ?? ''))
    .join('\n');
}
