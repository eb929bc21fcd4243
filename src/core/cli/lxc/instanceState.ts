import type { InstanceState } from '../../model/instance';

/**
 * The words of LXD's and Incus's status codes, in lower case. `Ready` is a running instance that told
 * the daemon through /dev/lxd that its boot is done; `Thawed` one that was frozen a moment ago.
 */
const STATE_BY_WORD: ReadonlyMap<string, InstanceState> = new Map([
  ['running', 'running'],
  ['ready', 'running'],
  ['started', 'running'],
  ['thawed', 'running'],
  ['stopped', 'stopped'],
  ['frozen', 'frozen'],
  ['error', 'error'],
  ['starting', 'starting'],
  ['stopping', 'stopping'],
  ['aborting', 'stopping'],
  ['freezing', 'freezing'],
]);

/** The same by the words as they are printed, so that each cell takes one look-up. */
const STATE_AS_PRINTED: ReadonlyMap<string, InstanceState> = new Map(
  [...STATE_BY_WORD].flatMap(([word, state]) => [
    [word.toUpperCase(), state],
    [`${word.slice(0, 1).toUpperCase()}${word.slice(1)}`, state],
  ]),
);

const STATE_BY_CODE: ReadonlyMap<number, InstanceState> = new Map([
  [101, 'running'],
  [102, 'stopped'],
  [103, 'running'],
  [106, 'starting'],
  [107, 'stopping'],
  [108, 'stopping'],
  [109, 'freezing'],
  [110, 'frozen'],
  [111, 'running'],
  [112, 'error'],
  [113, 'running'],
]);

/**
 * The state that a word of any output format names: `RUNNING` in tables, `Running` in JSON. A word
 * that is not known leaves the decision to the status code; `unknown` when that is not known either.
 */
export function instanceStateOf(word: string, statusCode?: number): InstanceState {
  const byWord = STATE_AS_PRINTED.get(word) ?? STATE_BY_WORD.get(word.toLowerCase());
  if (byWord !== undefined || statusCode === undefined) {
    return byWord ?? 'unknown';
  }
  return STATE_BY_CODE.get(statusCode) ?? 'unknown';
}

const PRINTED: Readonly<Record<InstanceState, readonly [word: string, statusCode: number]>> = {
  running: ['Running', 103],
  stopped: ['Stopped', 102],
  frozen: ['Frozen', 110],
  error: ['Error', 112],
  starting: ['Starting', 106],
  stopping: ['Stopping', 107],
  freezing: ['Freezing', 109],
  unknown: ['Unknown', 0],
};

/** LXD's word and code for a state, as its JSON has them; tables print the word in upper case. */
export function stateWordAndCode(
  state: InstanceState,
): readonly [word: string, statusCode: number] {
  return PRINTED[state];
}

/** Whether LXD shows run-time values (addresses, memory, processes) for an instance in this state. */
export function isActive(state: InstanceState): boolean {
  return state !== 'stopped' && state !== 'error';
}
