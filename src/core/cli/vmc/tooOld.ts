import type { Problem } from '../../problem/problem';

/**
 * `problem` as the age of ChromeOS where that explains it: a `vmc` that has not heard of the subcommand
 * or, where `lastArgument` came later than the rest, counts it as one too many. `command` names what was
 * missing.
 */
export function asTooOld(
  problem: Problem,
  command: string,
  { lastArgument }: { readonly lastArgument: boolean } = { lastArgument: false },
): Problem {
  const kind = problem.kind === 'vmc' ? problem.failure.kind : undefined;
  const isTooOld = kind === 'no-such-subcommand' || (lastArgument && kind === 'bad-arguments');
  return isTooOld ? { kind: 'vmc-too-old', command } : problem;
}
