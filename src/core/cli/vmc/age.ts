import { knows, type VmcUsage } from './usage';

/** Subcommands by the month in which platform2 got them, the latest first. */
const SINCE: readonly (readonly [subcommand: string, month: string])[] = [
  ['set-crostini-vm-type', '2026-02'],
  ['inspect-backup', '2025-08'],
  ['key-attach', '2024-03'],
  ['logs', '2022-09'],
  ['launch', '2021-05'],
  ['create-extra-disk', '2020-09'],
  ['resize', '2020-02'],
  ['unshare', '2019-07'],
  ['usb-attach', '2019-03'],
];

/** The first `vmc` of all. */
const FIRST_MONTH = '2018-11';

/**
 * The month that a `vmc` is from at the earliest, as `2022-09`, by the latest subcommand that its usage
 * names; it has no version number.
 */
export function vmcNotOlderThan(usage: VmcUsage): string {
  return SINCE.find(([subcommand]) => knows(usage, subcommand))?.[1] ?? FIRST_MONTH;
}
