import type { ParseWarning } from '../../core/cli/parse';
import type { DeviceConfig } from '../../core/model/device';
import type { Instance } from '../../core/model/instance';
import type { Vm } from '../../core/model/vm';
import type { Problem } from '../../core/problem/problem';

/** One listing: the last good data beside what became of the last try. */
export interface Section<T> {
  /** From the last try that worked; kept when a later one fails. */
  readonly data?: readonly T[];
  /** When {@link data} was read, in milliseconds since the epoch. */
  readonly readAtMs?: number;
  /** Why the last try failed. */
  readonly problem?: Problem;
  /** Why the last try failed, where that may be over in a moment: no row tells it yet. */
  readonly doubt?: Problem;
  readonly warnings: readonly ParseWarning[];
  readonly reading: boolean;
}

/** What is known of a VM beyond its line in the device's list. */
export interface VmContents {
  /** True once the VM itself said that it has no containers (Baguette). */
  readonly containerless: boolean;
  readonly instances: Section<Instance>;
}

/** `live`: changes of all its containers come in by themselves. An interval of 0: read by hand only. */
export type Updates =
  { readonly kind: 'live' } | { readonly kind: 'interval'; readonly intervalMs: number };

/** Facts of the guest this program runs in; see `guestReader.ts`. */
export interface GuestFacts {
  readonly milestone?: string;
  readonly system?: string;
  readonly hostName?: string;
  readonly containerless?: boolean;
}

/** All that is known of one device. Replaced, never changed. */
export interface DeviceState {
  readonly id: string;
  readonly config: DeviceConfig;
  /** Why nothing at all could be read. */
  readonly problem?: Problem;
  /** Why nothing at all could be read, where that may be over in a moment: no row tells it yet. */
  readonly doubt?: Problem;
  /** How changes come to be known; `undefined` where nobody looks after it. */
  readonly updates?: Updates;
  /** `undefined` where the device has no `vmc`: then there is no VM layer. */
  readonly vms?: Section<Vm>;
  /** By VM name. */
  readonly contents: ReadonlyMap<string, VmContents>;
  /** Of the LXD that the device itself runs; `undefined` where it has no `lxc`. */
  readonly instances?: Section<Instance>;
  readonly guest?: GuestFacts;
  /** When a saved device was written down, ISO 8601. */
  readonly savedAt?: string;
  readonly reading: boolean;
  /** False until the first reading came to an end. */
  readonly wasRead: boolean;
}

export const EMPTY_SECTION: Section<never> = { warnings: [], reading: false };

export function deviceIdOf({ kind, name }: DeviceConfig): string {
  // Ids of rows go on with `/`, so a name with one could pass for a row of another device.
  return `${kind}:${name.replace(/[%/]/g, encodeURIComponent)}`;
}

export function newDeviceState(config: DeviceConfig): DeviceState {
  return {
    id: deviceIdOf(config),
    config,
    contents: new Map(),
    reading: false,
    wasRead: false,
    ...(config.kind === 'invalid'
      ? { problem: { kind: 'bad-config', fault: config.reason }, wasRead: true }
      : {}),
  };
}

/** `section` while another reading is under way: the data and the last problem stay on screen. */
export function startReading<T>(section: Section<T> | undefined): Section<T> {
  return { ...(section ?? EMPTY_SECTION), reading: true };
}

/**
 * `section` after a reading failed: the last good data stay, with the reason beside them. A reading
 * that was only called off leaves no reason behind.
 */
export function failReading<T>(section: Section<T> | undefined, problem: Problem): Section<T> {
  const ended: Section<T> = { ...(section ?? EMPTY_SECTION), reading: false };
  if (problem.kind === 'cancelled') {
    return ended;
  }
  const { doubt, ...rest } = ended;
  return { ...rest, problem };
}

export function finishReading<T>(
  data: readonly T[],
  warnings: readonly ParseWarning[],
  readAtMs: number,
): Section<T> {
  return { data, warnings, readAtMs, reading: false };
}
