import type { ChromeOsRelease } from '../../core/cli/chromeOs/release';
import type { Vm } from '../../core/model/vm';
import type { Problem } from '../../core/problem/problem';

/** The steps from this machine to the containers, in the order in which one needs the other. */
export const DIAGNOSIS_STEPS = [
  'resolve',
  'connect',
  'system',
  'developer-mode',
  'vmc',
  'session',
  'vms',
  'vsh',
  'lxd',
] as const;
export type DiagnosisStep = (typeof DIAGNOSIS_STEPS)[number];

/** What a step found out. */
export type DiagnosisFact =
  | {
      readonly kind: 'destination';
      readonly user: string;
      readonly hostName: string;
      readonly port: string;
      /** The jump host or command between, where there is one. */
      readonly through: string | undefined;
    }
  | { readonly kind: 'connected'; readonly durationMs: number }
  | { readonly kind: 'chrome-os'; readonly release: ChromeOsRelease }
  | { readonly kind: 'other-system' }
  | { readonly kind: 'developer-mode'; readonly isOn: boolean }
  | { readonly kind: 'vmc-age'; readonly notOlderThan: string }
  | { readonly kind: 'signed-in'; readonly ownerHash: string }
  | { readonly kind: 'vms'; readonly vms: readonly Vm[] }
  | { readonly kind: 'vm-answers'; readonly vm: string }
  | {
      readonly kind: 'lxd';
      /** The VM it is in; `undefined` for the device's own. */
      readonly vm: string | undefined;
      readonly client: string;
      readonly server: string;
    };

/** Why a step was not taken, which is no failure. */
export type SkipReason =
  'earlier-failure' | 'cancelled' | 'no-vmc' | 'no-crossystem' | 'no-running-vm' | 'no-lxd-in-vm';

export type DiagnosisResult =
  | { readonly kind: 'passed'; readonly fact: DiagnosisFact }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

export function passed(fact: DiagnosisFact): DiagnosisResult {
  return { kind: 'passed', fact };
}

export function failed(problem: Problem): DiagnosisResult {
  return { kind: 'failed', problem };
}

export function skipped(reason: SkipReason): DiagnosisResult {
  return { kind: 'skipped', reason };
}
