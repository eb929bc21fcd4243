// What the stand-ins know: one JSON file, written by the tests (see ../../standInState.ts for its
// type), and beside it calls.jsonl, one line for each call that was made.
import {
  appendFileSync,
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

const labDir = process.env.CROSTINI_LAB_DIR || '/var/tmp/crostini-lab';

/** The state file: CROSTINI_STANDIN_STATE; over ssh, which carries no environment, the file that the lab's pointer names. */
export function stateFile() {
  if (process.env.CROSTINI_STANDIN_STATE) return process.env.CROSTINI_STANDIN_STATE;
  try {
    const named = readFileSync(path.join(labDir, 'stand-in-state'), 'utf8').trim();
    if (named) return named;
  } catch {
    // No pointer: the default place.
  }
  return path.join(labDir, 'stand-in', 'state.json');
}

const defaults = {
  variant: 'F',
  ownerHash: '0123456789abcdef0123456789abcdef01234567',
  userEmail: 'user@example.com',
  vms: [
    {
      name: 'termina',
      sizeBytes: 10737422336,
      minSizeBytes: 1769996288,
      imageType: 'raw',
      sparse: false,
      type: 'crostini',
      state: 'running',
    },
  ],
  faults: {},
};

/** The state with every default filled in. A broken state file is a broken test, so it throws. */
export function readState() {
  let text;
  try {
    text = readFileSync(stateFile(), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return structuredClone(defaults);
    throw error;
  }
  return { ...structuredClone(defaults), ...JSON.parse(text) };
}

/** Changes the state under a lock: tests run several tools at once, and two users share the file over ssh. */
export function updateState(change) {
  const file = stateFile();
  mkdirSync(path.dirname(file), { recursive: true });
  const unlock = lock(`${file}.lock`);
  try {
    const state = readState();
    const result = change(state);
    const part = `${file}.${process.pid}`;
    writeFileSync(part, JSON.stringify(state, undefined, 2));
    chmodSync(part, 0o666);
    renameSync(part, file);
    return result;
  } finally {
    unlock();
  }
}

function lock(file) {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      closeSync(openSync(file, 'wx', 0o666));
      return () => unlinkSync(file);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    // A killed holder leaves its lock behind.
    if (ageMs(file) > 2000) tryUnlink(file);
    Atomics.wait(pause, 0, 0, 2);
  }
}

function ageMs(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function tryUnlink(file) {
  try {
    unlinkSync(file);
  } catch {
    // Somebody else was quicker.
  }
}

/** Appends this call to calls.jsonl beside the state file. */
export function recordCall(tool, argv) {
  const file = path.join(path.dirname(stateFile()), 'calls.jsonl');
  const env = {};
  for (const name of ['LXD_DIR', 'LXD_CONF', 'CROS_USER_ID_HASH', 'VMC_NONINTERACTIVE', 'LC_ALL']) {
    if (process.env[name] !== undefined) env[name] = process.env[name];
  }
  mkdirSync(path.dirname(file), { recursive: true });
  const line = JSON.stringify({ tool, argv, env, timeMs: Date.now(), pid: process.pid });
  // One write of one line with O_APPEND: lines of several callers do not mix.
  appendFileSync(file, `${line}\n`);
  try {
    chmodSync(file, 0o666);
  } catch {
    // It belongs to another user, who has opened it to all already.
  }
}
