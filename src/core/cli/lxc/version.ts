import { err, ok } from '../../result';
import { quoted, type ParseResult } from '../parse';

/** What `lxc version` says. */
export interface LxcVersion {
  /** E.g. `5.0.2`; a long-term release of 5.21 or later is `5.21.3 LTS`. */
  readonly client: string;
  /** `undefined` when the daemon did not answer; `lxc version` still exits with 0 then. */
  readonly server: string | undefined;
}

/** Reads `lxc version`, LXD 3.0 to 6 and Incus: one line for the client, one for the server. */
export function parseLxcVersion(stdout: string): ParseResult<LxcVersion> {
  const client = /^Client version: (\d\S*(?: LTS)?)\s*$/m.exec(stdout)?.[1];
  const server = /^Server version: (\d\S*(?: LTS)?|unreachable)\s*$/m.exec(stdout)?.[1];
  if (client === undefined || server === undefined) {
    const expected = `a line "${client === undefined ? 'Client' : 'Server'} version: …"`;
    return err({ expected, lineNumber: 1, text: quoted(stdout.trim()) });
  }
  return ok({
    data: { client, server: server === 'unreachable' ? undefined : server },
    warnings: [],
  });
}

/** Major and minor number of a version, e.g. `5.21.3 LTS` → `[5, 21]`; `undefined` for other text. */
export function majorMinor(version: string): readonly [major: number, minor: number] | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,6}))?/.exec(version);
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? 0)];
}
