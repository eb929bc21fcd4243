import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StandInCall, StandInState } from './standInState';

const here = path.dirname(fileURLToPath(import.meta.url));
const labDir = process.env['CROSTINI_LAB_DIR'] ?? '/var/tmp/crostini-lab';

/** The folder with `vmc`, `vsh`, `crosh` and `dbus-send`: put it first on PATH. */
export const standInsDir = path.join(here, 'stand-ins');

/** The folder with an `lxc` that needs no LXD: put it on PATH too where no real one is wanted. */
export const standInLxcDir = path.join(here, 'stand-ins-lxc');

/** Where the device behind ssh has its state; tests without ssh give a file of their own. */
export const labStateFile = path.join(labDir, 'stand-in', 'state.json');

export type LabAvailability =
  { readonly available: true } | { readonly available: false; readonly reason: string };

/** Whether the lab can run here. Nothing is started or installed by asking. */
export function labAvailable(): LabAvailability {
  if (process.env['CROSTINI_LAB'] !== '1') return unavailable('CROSTINI_LAB=1 is not set');
  if (process.platform !== 'linux') return unavailable('the lab runs on Linux only');
  if (process.getuid?.() !== 0) return unavailable('the lab starts daemons and needs root');
  if (!existsSync('/usr/bin/apt-get')) return unavailable('the lab needs Debian');
  return { available: true };
}

function unavailable(reason: string): LabAvailability {
  return { available: false, reason };
}

export interface Lab {
  /** Pass it as `sshOptions: ['-F', sshConfigFile]`; the hosts are listed in sshd.sh. */
  readonly sshConfigFile: string;
  /** The state of the device that `ssh crostini-lab` reaches. */
  readonly stateFile: string;
}

/**
 * Brings the real LXD and the ssh device up, or finds them up (about a second then; about a minute
 * the first time). Throws with the script's messages when that fails.
 */
export function startLab(): Lab {
  runScript('lxd.sh', ['up']);
  const sshConfigFile = runScript('sshd.sh', ['up']).trim();
  return { sshConfigFile, stateFile: labStateFile };
}

function runScript(name: string, args: readonly string[]): string {
  const script = path.join(here, name);
  const { status, stdout, stderr } = spawnSync('/bin/bash', [script, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`${name} ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}

/** What makes the stand-ins use this state; to be added to a child's own environment. */
export function standInEnv(stateFile: string): Readonly<Record<string, string>> {
  return { CROSTINI_STANDIN_STATE: stateFile };
}

/**
 * Replaces the state and forgets the calls made so far. File and folder are opened to all users,
 * because over ssh another one writes. Renamed into place: a tool that runs never sees half a file.
 */
export function writeStandInState(state: StandInState, stateFile = labStateFile): void {
  const folder = path.dirname(stateFile);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o777);
  const part = `${stateFile}.part`;
  writeFileSync(part, JSON.stringify(state));
  chmodSync(part, 0o666);
  renameSync(part, stateFile);
  clearCalls(stateFile);
}

/** The state as the stand-ins have changed it since it was written. */
export function readStandInState(stateFile = labStateFile): StandInState {
  // Written by `writeStandInState` or by the stand-ins themselves.
  return JSON.parse(readFileSync(stateFile, 'utf8')) as StandInState;
}

/** Every call since the state was written, oldest first. */
export function readCalls(stateFile = labStateFile): readonly StandInCall[] {
  const file = callsFile(stateFile);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // Written by the stand-ins themselves, one call a line.
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as StandInCall);
}

/** Forgets the calls made so far. */
export function clearCalls(stateFile = labStateFile): void {
  rmSync(callsFile(stateFile), { force: true });
}

function callsFile(stateFile: string): string {
  return path.join(path.dirname(stateFile), 'calls.jsonl');
}
