import { ok } from '../../result';
import type { Command } from '../command';
import type { ParseResult } from '../parse';

/** What a ChromeOS device says of its own build. */
export interface ChromeOsRelease {
  /** E.g. `120`. */
  readonly milestone: string | undefined;
  /** E.g. `15662.64.0`. */
  readonly version: string | undefined;
  /** The model of the build, e.g. `octopus`. */
  readonly board: string | undefined;
  /** E.g. `testimage-channel`, `stable-channel`. */
  readonly track: string | undefined;
}

/**
 * Reads `/etc/lsb-release`, which ChromeOS fills with `CHROMEOS_RELEASE_…=` lines. `undefined` for the
 * file of another system. Total.
 */
export function parseChromeOsRelease(text: string): ChromeOsRelease | undefined {
  const fields = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^CHROMEOS_RELEASE_([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (name !== '' && value.trim() !== '') {
      fields.set(name, value.trim());
    }
  }
  return fields.size === 0
    ? undefined
    : {
        milestone: fields.get('CHROME_MILESTONE'),
        version: fields.get('VERSION'),
        board: fields.get('BOARD'),
        track: fields.get('TRACK'),
      };
}

/** Asks a machine whether it is a ChromeOS device; one without the file is none. */
export function chromeOsReleaseCommand(): Command<ChromeOsRelease | undefined> {
  return {
    tool: 'sh',
    args: ['-c', 'cat /etc/lsb-release 2>/dev/null || :'],
    parse: (stdout): ParseResult<ChromeOsRelease | undefined> =>
      ok({ data: parseChromeOsRelease(stdout), warnings: [] }),
    mutates: false,
  };
}

/** Whether the firmware's developer switch is on; `undefined` when the tool says neither. */
export function developerSwitchCommand(): Command<boolean | undefined> {
  return {
    tool: 'crossystem',
    args: ['devsw_boot'],
    parse: (stdout): ParseResult<boolean | undefined> => {
      const value = stdout.trim();
      return ok({ data: value === '1' ? true : value === '0' ? false : undefined, warnings: [] });
    },
    mutates: false,
  };
}

/** Runs, and says nothing. */
export function trueCommand(): Command<undefined> {
  return {
    tool: 'true',
    args: [],
    parse: () => ok({ data: undefined, warnings: [] }),
    mutates: false,
  };
}
