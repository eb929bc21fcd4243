import { err, ok } from '../../result';
import { stripAnsi } from '../../text/stripAnsi';
import type { Command } from '../command';
import { quoted, type ParseResult } from '../parse';

/** What a `vmc` says that it can do: options, with their dashes, by subcommand. */
export type VmcUsage = ReadonlyMap<string, ReadonlySet<string>>;

/** A subcommand with what follows it; in front of it stand the brackets and bars of the syntax. */
const ENTRY = /^[\s[|]*([a-z][a-z0-9.-]*)((?:\s.*)?)$/;
const OPTION = /(?:^|[\s[(])(--?[A-Za-z][\w-]*)/g;

/**
 * Options that the usage calls by another name than the program takes: in the usage of 2026-03 `--dlc`
 * and `--user-group`, in `vmc.rs` `dlc-id` and `user-groups`.
 */
const REAL_NAMES: ReadonlyMap<string, string> = new Map([
  ['--dlc', '--dlc-id'],
  ['--user-group', '--user-groups'],
]);

/**
 * Reads the usage text of `vmc` (platform2, `vm_tools/vmc`, 2018 to 2026; fixtures `usage-*`). A
 * subcommand that is not in it does not exist on that device. An option that is not in it may exist all
 * the same: `--no-shell` was left out of the text for years.
 */
export function parseVmcUsage(text: string): ParseResult<VmcUsage> {
  const usage = new Map<string, ReadonlySet<string>>();
  for (const line of stripAnsi(text).split(/\r?\n/)) {
    const [, subcommand, rest = ''] = ENTRY.exec(line) ?? [];
    if (subcommand !== undefined) {
      const options = [...rest.matchAll(OPTION)].map(([, option = '']) => option);
      usage.set(subcommand, new Set(options.map((option) => REAL_NAMES.get(option) ?? option)));
    }
  }
  return usage.has('list') && usage.has('start')
    ? ok({ data: usage, warnings: [] })
    : err({ expected: 'the usage text of vmc', lineNumber: 1, text: quoted(text.trim()) });
}

/**
 * Asks a `vmc` what it can do, which is why nothing is known here of its age. It prints its usage on
 * standard error, with exit code 0.
 */
export function vmcUsageCommand(): Command<VmcUsage> {
  return {
    tool: 'vmc',
    args: ['--help'],
    reads: 'stderr',
    parse: parseVmcUsage,
    mutates: false,
  };
}

/** Whether the usage names the subcommand, and the option if one is given. */
export function knows(usage: VmcUsage, subcommand: string, option?: string): boolean {
  const options = usage.get(subcommand);
  return options !== undefined && (option === undefined || options.has(option));
}
