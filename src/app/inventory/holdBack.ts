import { mayBeBlip } from '../../core/problem/passing';
import type { Problem } from '../../core/problem/problem';
import type { DeviceState, Section, VmContents } from './deviceState';

/** What a device or a section says about its last failure. */
interface Told {
  readonly problem?: Problem;
  readonly doubt?: Problem;
}

/**
 * `after`, with a first failure that may be over in a moment kept as a doubt beside the data instead of a
 * problem: a daemon that restarts would otherwise make a row that flickers. The next failure in a row is told.
 * `before` is the state at the beginning of the reading.
 */
export function holdBack(before: DeviceState, after: DeviceState): DeviceState {
  const hasData = after.vms?.data !== undefined || after.instances?.data !== undefined;
  const held = hasData ? doubtInstead(before, after) : after;
  return {
    ...held,
    contents: new Map(
      [...after.contents].map(([vm, contents]): [string, VmContents] => [
        vm,
        {
          ...contents,
          instances: holdBackSection(before.contents.get(vm)?.instances, contents.instances),
        },
      ]),
    ),
    ...(after.vms === undefined ? {} : { vms: holdBackSection(before.vms, after.vms) }),
    ...(after.instances === undefined
      ? {}
      : { instances: holdBackSection(before.instances, after.instances) }),
  };
}

function holdBackSection<T>(before: Section<T> | undefined, after: Section<T>): Section<T> {
  return after.data === undefined ? after : doubtInstead(before, after);
}

function doubtInstead<S extends Told>(before: Told | undefined, after: S): S {
  const { problem } = after;
  if (problem === undefined) {
    return after;
  }
  const isFirst = before?.problem === undefined && before?.doubt === undefined;
  const { problem: _problem, doubt: _doubt, ...rest } = after;
  // What is left of S is S without two optional fields, and one of them is put back.
  return (isFirst && mayBeBlip(problem) ? { ...rest, doubt: problem } : { ...rest, problem }) as S;
}
