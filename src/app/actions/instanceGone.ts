import type { Problem } from '../../core/problem/problem';

/** `problem`, naming the instance where it is that there is none of that name any more. */
export function orInstanceGone(problem: Problem, instance: string): Problem {
  return problem.kind === 'lxc' && problem.failure.kind === 'instance-not-found'
    ? { kind: 'instance-gone', instance }
    : problem;
}
